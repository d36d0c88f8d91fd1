/** The addresses that gateways are given, and where each is pasted. Pure but for the digest in an address. */
import type { EditionLine } from '../../content/edition.ts';
import { smsGateways, ussdGateways } from '../../gateways/gateways.ts';
import { pathSecret } from '../../live/secrets.ts';

export type Address = {
  readonly line: string;
  readonly channel: 'ussd' | 'sms';
  readonly gateway: string;
  /** What it is dialled or texted at: codes, or numbers. */
  readonly at: readonly string[];
  readonly url: string;
};

/** The callback addresses of a line: one for each channel and gateway. `publicUrl` has no slash at its end. */
export async function callbackAddresses(
  { id, ussd, sms }: Pick<EditionLine, 'id' | 'ussd' | 'sms'>,
  publicUrl: string,
  gatewaySecret: string,
): Promise<readonly Address[]> {
  const entries = [
    ...ussd.map(({ gateway, codes }) => ({ channel: 'ussd' as const, gateway, at: codes })),
    ...sms.map(({ gateway, number }) => ({ channel: 'sms' as const, gateway, at: [number] })),
  ];
  return Promise.all(
    entries.map(async ({ channel, gateway, at }) => {
      const secret = await pathSecret(gatewaySecret, `${id}/${gateway}`);
      return { line: id, channel, gateway, at, url: `${publicUrl}/${channel}/${gateway}/${secret}` };
    }),
  );
}

/** The address that says whether the line answers. */
export async function healthAddress(publicUrl: string, gatewaySecret: string): Promise<string> {
  return `${publicUrl}/health/${await pathSecret(gatewaySecret, 'health')}`;
}

/** Where each address is pasted, and what is left empty beside it, by `<gateway>/<channel>`. */
const places: Readonly<Record<string, readonly string[]>> = {
  'africastalking/ussd': [
    "Africa's Talking: USSD, Service codes, your code, Callback URL.",
    'Leave the events URL empty: it would carry the number and all that was typed.',
  ],
  'africastalking/sms': [
    "Africa's Talking: SMS, SMS callback URLs, Incoming messages.",
    'Leave delivery reports and opt-outs empty: they carry the number.',
  ],
  'twilio/sms': [
    'Twilio: Phone Numbers, your number, Messaging, A message comes in: Webhook, HTTP POST. Exactly as it stands here: it is signed.',
    'Leave the fallback and the status callback empty.',
  ],
  'callback/ussd': ['Your own bridge: it posts JSON as docs/callback.md says.'],
  'callback/sms': ['Your own bridge: it posts JSON as docs/callback.md says.'],
  'infobip/ussd': [
    'Infobip: the address of your USSD application. It puts /session/… behind it by itself: paste none of that.',
  ],
  'vonage/sms': [
    'Vonage: your number, inbound webhook, by POST; in the settings of the account the SMS API, not the Messages API.',
    'Leave delivery receipts empty: they carry the number.',
  ],
  'vonagemessages/sms': [
    'Vonage: your application, Messages, inbound URL, by POST; in the settings of the account the Messages API. The number must be linked to it.',
    'The status URL must not be empty there: give it this address with /report behind it, where nothing is read.',
  ],
};

/** Words for one address: where it goes at the company. Where no page of it was read that says so, what it goes by. */
export function whereToPaste({ gateway, channel }: Pick<Address, 'gateway' | 'channel'>): readonly string[] {
  const known = places[`${gateway}/${channel}`];
  if (known) return known;
  const adapter = [...ussdGateways, ...smsGateways].find((each) => each.name === gateway && each.channel === channel);
  const company = adapter?.company ?? gateway;
  return channel === 'ussd'
    ? [`${company}: the callback address of your code, by POST.`, leaveEvents]
    : [`${company}: the address for incoming messages of your number, by POST.`, leaveReports];
}

const leaveEvents = 'Leave an address for events or ends of calls empty: it would carry the number and what was typed.';
const leaveReports = 'Leave delivery reports and opt-outs empty: they carry the number.';
