/**
 * What callers get while a setting is missing or refused: no request can be verified, so nothing but the constant page
 * is said and nothing is sent. A gateway that would have to be called gets the 404, after which it tries again.
 */
import type { HttpReply, RawRequest, SmsGateway, SmsInbound, UssdGateway } from '../gateways/gateway.ts';
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
  const isAnswered = silenceFor(gateway, inbound, [inbound.to], now) === null && isAllowed(bundle, id, inbound);
  return gateway.writeReply(inbound, isAnswered ? fallbackPage(bundle, id).text : null);
}

/** Whether a line may answer somebody; anybody may be told that it does not work where no line is known. */
function isAllowed({ edition }: Bundle, id: string, { caller }: SmsInbound): boolean {
  const line = id === '' ? undefined : edition(id)?.line;
  return line === undefined || caller.isAllowed(line.answers);
}

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
