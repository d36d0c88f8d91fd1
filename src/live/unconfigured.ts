/**
 * What callers get while a setting is missing or refused: no request can be verified, so nothing but the constant page
 * is said and nothing is sent. A gateway that would have to be called gets the 404, after which it tries again.
 */
import type { HttpReply, RawRequest, SmsGateway, UssdGateway } from '../gateways/gateway.ts';
import type { Bundle } from './bundle.ts';
import { fallbackPage } from './fallback.ts';
import { silenceFor } from './unanswered.ts';

/** The reply, in the gateway's protocol; null for the 404. `line` is null where no address could be matched. */
export function answerUnconfigured(
  bundle: Bundle,
  gateway: UssdGateway | SmsGateway,
  line: string | null,
  request: RawRequest,
  now: number,
): HttpReply | null {
  if (gateway.channel === 'ussd') {
    const inbound = gateway.readInbound(request);
    if ('refused' in inbound) return null;
    return gateway.writeReply(inbound, fallbackPage(bundle, line ?? onlyLine(bundle, gateway, inbound.serviceCode)));
  }
  const inbound = gateway.readInbound(request);
  if ('refused' in inbound || gateway.replies === 'send') return null;
  const id = line ?? onlyLine(bundle, gateway, inbound.to);
  const head = bundle.head.lines.find((candidate) => candidate.id === id) ?? {
    smsNumbers: [inbound.to],
    answers: anybody,
  };
  const isAnswered = silenceFor(gateway, inbound, head, now) === null;
  return gateway.writeReply(inbound, isAnswered ? fallbackPage(bundle, id).text : null);
}

/** Where no line is known, whoever texts may be told that it does not work: every length that a number may have (E.164). */
const anybody = Array.from({ length: 9 }, (_, index) => ({ prefix: '+', digits: 7 + index }));

/** The one line that has this gateway at this code or number; '' for none or several: no number beats a wrong one. */
function onlyLine(
  { head, edition }: Bundle,
  { channel, name }: UssdGateway | SmsGateway,
  dialled: string | null,
): string {
  const ids = head.lines.map(({ id }) => id);
  const [only = '', ...others] = ids.filter((id) => {
    const line = edition(id)?.line;
    return channel === 'ussd'
      ? line?.ussd.some(({ gateway, codes }) => gateway === name && (dialled === null || codes.includes(dialled)))
      : line?.sms.some(({ gateway, number }) => gateway === name && number === dialled);
  });
  return others.length === 0 ? only : '';
}
