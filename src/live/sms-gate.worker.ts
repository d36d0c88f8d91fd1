/**
 * The gate of one line (`gate-<line>`): admits each SMS reply in one atomic call. Memory only: nothing is stored.
 * Privacy: message ids and senders reach it as digests under a random key that exists in its memory alone.
 */
import { DurableObject } from 'cloudflare:workers';

/** The key of this life of the gate; isolates hold it while they live. */
export type GateKey = { readonly id: string; readonly key: Uint8Array };

export type AdmissionRequest = {
  /** The id of the key that `message` and `sender` were made with. */
  readonly keyId: string;
  /** HMAC-SHA-256 of the gateway's message id, in hex. */
  readonly message: string;
  /** 16 bits of HMAC-SHA-256 of the sender: some 3,000 numbers of a country share each. */
  readonly sender: number;
  /** Whether the reply may use the share kept for raid and hotline. */
  readonly urgent: boolean;
};

export type Admission =
  | { readonly admitted: true }
  | { readonly admitted: false; readonly reason: 'repeat' | 'paced' | 'spent' | 'stale-key' };

/** Message ids that are remembered, the newest; an older repeat is kept out by its own date. */
const maxRemembered = 20_000;

export class Gate extends DurableObject {
  readonly #id = crypto.randomUUID();
  readonly #key = crypto.getRandomValues(new Uint8Array(32));
  readonly #seen = new Set<string>();

  /** The key that message ids and senders are to be made with. */
  key(): GateKey {
    return { id: this.#id, key: this.#key };
  }

  /** Admits one reply, once. */
  admit({ keyId, message }: AdmissionRequest): Admission {
    if (keyId !== this.#id) return { admitted: false, reason: 'stale-key' };
    if (this.#seen.has(message)) return { admitted: false, reason: 'repeat' };
    this.#seen.add(message);
    const [oldest] = this.#seen;
    if (oldest !== undefined && this.#seen.size > maxRemembered) this.#seen.delete(oldest);
    return { admitted: true };
  }

  /** A reply that was admitted but not sent: its message may be tried again. */
  release({ keyId, message }: Pick<AdmissionRequest, 'keyId' | 'message'>): void {
    if (keyId === this.#id) this.#seen.delete(message);
  }
}
