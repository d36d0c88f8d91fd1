/** Sends one reply through a gateway that has to be called: 8 s, one retry a second later where the answer allows it. */
import type { Sender, SendOutcome, SmsGateway, SmsInbound } from '../gateways/gateway.ts';
import type { Admitted } from './admit.ts';
import { log } from './log.ts';
import { withPost } from './post.ts';

/** Companies count calls by the second. With two tries of 8 s it fits the 30 s that the platform gives behind an answer. */
export const retryAfterMilliseconds = 1_100;

/**
 * A failed send leaves a reason and nothing else. Where nothing went out for certain, it is taken out of the budget, and the
 * gateway may bring its message again. Else it may have gone out: it stays counted, so that the caps hold and nobody gets
 * two replies to one message.
 */
export async function sendReply(
  gateway: SmsGateway,
  inbound: SmsInbound,
  text: string,
  sender: Sender,
  admitted: Admitted,
): Promise<void> {
  if (!gateway.send) throw new Error('a gateway that replies by send has a send');
  const { send } = gateway;
  const sendOnce = () => withPost((post) => send(inbound, text, sender, post));
  const first = await sendOnce();
  const outcome = first.sent || !first.retry ? first : await sendLater(sendOnce);
  const mayHaveGone = outcome.sent || !outcome.certain;
  if (!outcome.sent) log(`send-failed-${outcome.reason}`);
  if (admitted.kind === 'admitted') await (mayHaveGone ? admitted.settle() : admitted.release());
}

async function sendLater(sendOnce: () => Promise<SendOutcome>): Promise<SendOutcome> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, retryAfterMilliseconds);
  });
  return sendOnce();
}
