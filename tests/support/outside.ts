/** What is outside a served Worker: every outgoing call is caught, kept, and answered as a test says. */
import { createOutbound, type Outbound } from '../../src/commands/runtime/outbound.node.ts';
import type { HttpReply } from '../../src/gateways/gateway.ts';
import type { SentMessage, WireRequest } from '../../src/gateways/handset.ts';
import { handsets } from '../../src/gateways/handsets.ts';

export type Call = { readonly request: WireRequest; readonly message: SentMessage };

export type Outside = Pick<Outbound, 'answer' | 'take' | 'called'> & {
  /** Answers the next calls about a number so, in turn; a call beyond them succeeds, as any other does. */
  behave(number: string, ...replies: readonly HttpReply[]): void;
  /** Resolves once this many calls about a number have come, with those that have. */
  arrived(number: string, count?: number): Promise<readonly SentMessage[]>;
  /** Every call so far, whoever it was about. */
  calls(): readonly Call[];
};

const gateway = handsets.africastalking?.sms;

/** Starts with no call, and success for all that come. */
export function openOutside(): Outside {
  const inbox = createOutbound();
  const scripts = new Map<string, HttpReply[]>();
  const waiting = new Set<() => void>();
  let calls: readonly Call[] = [];
  const messagesTo = (number: string) => calls.map(({ message }) => message).filter(({ to }) => to === number);
  return {
    behave: (number, ...replies) => void scripts.set(number, [...replies]),
    calls: () => calls,
    take: inbox.take,
    called: inbox.called,
    arrived: (number, count = 1) =>
      new Promise((resolve) => {
        const look = () => {
          if (messagesTo(number).length < count) return;
          waiting.delete(look);
          resolve(messagesTo(number));
        };
        waiting.add(look);
        look();
      }),
    answer(request) {
      const message = gateway?.readSend(request) ?? null;
      if (message === null) return inbox.answer(request);
      calls = [...calls, { request, message }];
      for (const look of waiting) look();
      return scripts.get(message.to)?.shift() ?? inbox.answer(request);
    },
  };
}
