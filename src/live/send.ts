/** Sends one reply through a gateway that has to be called: 8 s, one retry where the answer allows it. */
import type { Sender, SmsGateway, SmsInbound } from '../gateways/gateway.ts';
import type { Admitted } from './admit.ts';
import { log } from './log.ts';
import { withPost } from './post.ts';

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
  const outcome = first.sent || !first.retry ? first : await sendOnce();
  const mayHaveGone = outcome.sent || !outcome.certain;
  if (!outcome.sent) log(`send-failed-${outcome.reason}`);
  if (admitted.kind === 'admitted') await (mayHaveGone ? admitted.settle() : admitted.release());
}
