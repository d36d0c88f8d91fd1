/** Asks a line's gate whether a reply may go out; never waits long and never throws. */
import type { SmsInbound } from '../gateways/gateway.ts';
import type { Admission, AdmissionRequest, GateKey } from './sms-gate.worker.ts';

export type Admitted =
  | { readonly kind: 'admitted'; release(): Promise<void> }
  | { readonly kind: 'refused' }
  /** The gate failed or hangs: only the urgent share may go out. */
  | { readonly kind: 'unavailable' };

type Keys = { readonly id: string; readonly hmac: CryptoKey };
/** A gate as it is called from here. */
export type GateStub = {
  key(): Promise<GateKey>;
  admit(request: AdmissionRequest): Promise<Admission>;
  release(request: Pick<AdmissionRequest, 'keyId' | 'message'>): Promise<void>;
};
export type GateOf = (line: string) => GateStub;

const maxWaitMilliseconds = 1_000;

/** Keys that gates have handed to this isolate, by line. */
const keysByLine = new Map<string, Keys>();

/** Admits the reply to one message of a line, or says why not. */
export async function admit(gateOf: GateOf, line: string, inbound: SmsInbound, urgent: boolean): Promise<Admitted> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Admitted>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'unavailable' }), maxWaitMilliseconds);
  });
  try {
    return await Promise.race([ask(gateOf, line, inbound, urgent), late]);
  } catch {
    return { kind: 'unavailable' };
  } finally {
    clearTimeout(timer);
  }
}

async function ask(gateOf: GateOf, line: string, inbound: SmsInbound, urgent: boolean): Promise<Admitted> {
  const gate = gateOf(line);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const keys = keysByLine.get(line) ?? (await fetchKeys(gate, line));
    const request = await requestOf(keys, inbound, urgent);
    const answer = await gate.admit(request);
    if (answer.admitted) return { kind: 'admitted', release: () => release(gate, request) };
    if (answer.reason !== 'stale-key') return { kind: 'refused' };
    keysByLine.delete(line);
  }
  return { kind: 'unavailable' };
}

async function release(gate: GateStub, { keyId, message }: AdmissionRequest): Promise<void> {
  try {
    await gate.release({ keyId, message });
  } catch {
    // The gate is gone, and with it what there was to release.
  }
}

async function fetchKeys(gate: GateStub, line: string): Promise<Keys> {
  const { id, key }: GateKey = await gate.key();
  const hmac = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const keys = { id, hmac };
  keysByLine.set(line, keys);
  return keys;
}

async function requestOf(
  { id, hmac }: Keys,
  { messageId, caller }: SmsInbound,
  urgent: boolean,
): Promise<AdmissionRequest> {
  const digest = await crypto.subtle.sign('HMAC', hmac, new TextEncoder().encode(messageId));
  const message = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { keyId: id, message, sender: await caller.bucket(hmac), urgent };
}
