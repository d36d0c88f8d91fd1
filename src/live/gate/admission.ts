/** What isolates and the gate say to one another. Privacy: digests, a bucket and numbers of the line; no text fits in. */
import type { EditionLine } from '../../content/edition.ts';
import type { Bucket } from '../../gateways/caller.ts';

declare const digestMark: unique symbol;
/** A piece of an HMAC in hex, made by `digestUnder` (digests.ts) alone. */
export type Digest = string & { readonly [digestMark]: true };

/** The key of this life of a gate; isolates hold it while they live. */
export type GateKey = { readonly id: string; readonly key: Uint8Array };

export type Caps = EditionLine['caps'];

export type AdmissionRequest = {
  /** The id of the key that all digests here were made with. */
  readonly keyId: string;
  /** Of the gateway's message id. */
  readonly message: Digest;
  /** 16 bits of HMAC-SHA-256 of the sender: some 3,000 numbers of a country share each. */
  readonly sender: Bucket;
  /** Of what came in and of what would go out, both folded alike. */
  readonly text: Digest;
  readonly reply: Digest;
  /** Whether the reply may use the share kept for raid and hotline. */
  readonly urgent: boolean;
  readonly caps: Caps;
  /** `at-once`: in the answer to the callback, so it counts as sent; `later`: `settle` or `release` tells how it ended. */
  readonly leaves: 'at-once' | 'later';
};

export type Admission =
  | { readonly admitted: true }
  | { readonly admitted: false; readonly reason: 'repeat' | 'loop' | 'paced' | 'spent' | 'stale-key' };

/** Names an admitted reply that was to leave later. */
export type AdmittedReply = Pick<AdmissionRequest, 'keyId' | 'message'>;
