/** Sends one reply through a gateway that has to be called: 8 s, one retry where the reason allows. */
import type { Sender, SmsGateway, SmsInbound } from '../gateways/gateway.ts';
import type { Admitted } from './admit.ts';
import { log } from './log.ts';

/**
 * A failed send leaves a reason and nothing else; its message may then be tried again by the gateway and is taken out of
 * the budget, but for one that timed out: it may have gone out, and nobody gets two replies to one message.
 */
export async function sendReply(
  gateway: SmsGateway,
  inbound: SmsInbound,
  text: string,
  sender: Sender,
  admitted: Admitted,
): Promise<void> {
  if (!gateway.send) throw new Error('a gateway that replies by send has a send');
  const first = await gateway.send(inbound, text, sender);
  const outcome = first.sent || !first.retry ? first : await gateway.send(inbound, text, sender);
  const mayHaveGone = outcome.sent || outcome.reason === 'timeout';
  if (!outcome.sent) log(`send-failed-${outcome.reason}`);
  if (admitted.kind === 'admitted') await (mayHaveGone ? admitted.settle() : admitted.release());
}
