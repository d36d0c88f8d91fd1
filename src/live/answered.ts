/**
 * The messages that this isolate has answered, so that none is answered twice while the gate, which knows them all, is slow
 * or gone, or back without having seen them. Privacy: digests in memory only; ids of a gateway are no numbers, but they lead
 * to one there.
 */
import type { Asking } from './asking.ts';
import { digestUnder } from './gate/digests.ts';
import { createRepeats } from './gate/repeats.ts';
import type { Keys } from './object-keys.ts';

/** Told by its gateway and the id that it has there. */
type Message = Pick<Asking, 'gateway' | 'inbound'>;

export type Answered = ReturnType<typeof createAnswered>;

/** Remembers the newest messages of all lines together, under the isolate's own key. */
export function createAnswered(ownKeys: () => Promise<Keys>) {
  const repeats = createRepeats();
  const digestOf = async (line: string, { gateway, inbound }: Message) =>
    digestUnder((await ownKeys()).hmac, 'message', `${line}/${gateway}/${inbound.messageId}`);
  return {
    /** Whether a message of a line is answered for the first time; remembers it. Call it before anything is sent. */
    isFirst: async (line: string, message: Message): Promise<boolean> => repeats.isNew(await digestOf(line, message)),
    /** The answer did not go out: the message may be tried again. */
    forget: async (line: string, message: Message): Promise<void> => repeats.forget(await digestOf(line, message)),
  };
}
