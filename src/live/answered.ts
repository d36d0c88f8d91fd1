/**
 * The messages that this isolate has answered, so that none is answered twice while the gate, which knows them all, is slow
 * or gone. Privacy: digests under a random key, in memory only; ids of a gateway are no numbers, but they lead to one there.
 */
import { digestUnder } from './gate/digests.ts';
import { createRepeats } from './gate/repeats.ts';

const answered = createRepeats();
let keyBytes: Uint8Array<ArrayBuffer> | null = null;

/** Whether this isolate answers a message of a line for the first time; remembers it. Call it before anything is sent. */
export async function isFirstAnswer(line: string, messageId: string): Promise<boolean> {
  // Made at the first use: the platform gives no randomness before there is a request.
  keyBytes ??= crypto.getRandomValues(new Uint8Array(32));
  const key = await crypto.subtle.importKey('raw', keyBytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return answered.isNew(await digestUnder(key, 'message', `${line}/${messageId}`));
}
