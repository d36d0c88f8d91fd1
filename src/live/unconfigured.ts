/**
 * What callers get while a setting is missing or refused: no request can be verified, so nothing but the constant page
 * is said and nothing is sent. A gateway that would have to be called is told to come again: after a 404 some never do.
 */
import type { GatewaySettings, HttpReply, RawRequest, SmsGateway, UssdGateway } from '../gateways/gateway.ts';
import type { Bundle } from './bundle.ts';
import type { LineNow } from './line-now.ts';
import { silenceFor } from './unanswered.ts';

/** What a company gets that has to be called, and cannot be: it keeps the text and brings it again. */
export const comeAgain: HttpReply = { status: 503, headers: {}, body: '' };

/** Whether a setting has no value that a gateway cannot do without. */
export const lacksSetting = ({ settings }: SmsGateway, secrets: GatewaySettings['secrets']): boolean =>
  settings.some((name) => (secrets[name] ?? []).length === 0);

/** The reply of a line, in the gateway's protocol; null for the 404. */
export function answerUnconfigured(
  { facts, closed, constant }: LineNow,
  gateway: UssdGateway | SmsGateway,
  request: RawRequest,
  now: number,
): HttpReply | null {
  if (gateway.channel === 'ussd') {
    const inbound = gateway.readInbound(request);
    return 'refused' in inbound ? null : gateway.writeReply(inbound, closed ?? constant);
  }
  if (gateway.replies === 'send') return comeAgain;
  const inbound = gateway.readInbound(request);
  if ('refused' in inbound || 'noMessage' in inbound) return null;
  const isAnswered =
    silenceFor(gateway, inbound, facts ?? { smsNumbers: [inbound.to], answers: anybody }, now) === null;
  return gateway.writeReply(inbound, isAnswered ? (closed?.sms ?? constant.text) : null);
}

/** Where no line is known, whoever texts may be told that it does not work: every length that a number may have (E.164). */
const anybody = Array.from({ length: 9 }, (_, index) => ({ prefix: '+', digits: 7 + index }));

/** The one line that has this gateway at the code or number of a request; '' for none or several: no number beats a wrong one. */
export function onlyLine({ head, edition }: Bundle, gateway: UssdGateway | SmsGateway, request: RawRequest): string {
  const { channel, name } = gateway;
  const inbound = gateway.readInbound(request);
  if ('refused' in inbound || 'noMessage' in inbound) return '';
  const dialled = inbound.channel === 'ussd' ? inbound.serviceCode : inbound.to;
  const ids = head.lines.map(({ id }) => id);
  const [only = '', ...others] = ids.filter((id) => {
    const line = edition(id)?.line;
    return channel === 'ussd'
      ? line?.ussd.some((entry) => entry.gateway === name && (dialled === null || entry.codes.includes(dialled)))
      : line?.sms.some((entry) => entry.gateway === name && entry.number === dialled);
  });
  return others.length === 0 ? only : '';
}
