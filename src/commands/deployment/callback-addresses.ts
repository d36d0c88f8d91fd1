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

const bridge = 'Your own bridge: it posts JSON as docs/callback.md says.';

/** What is said of an address in words of its own: where it is pasted, and what is left empty beside it. */
type Place = { readonly where: string; readonly leave?: string };

/** By `<gateway>/<channel>`; for the others there are general words. */
const places: Readonly<Record<string, Place>> = {
  'africastalking/ussd': {
    where: "Africa's Talking: USSD, Service codes, your code, Callback URL.",
    leave: 'Leave the events URL empty: it would carry the number and all that was typed.',
  },
  'africastalking/sms': { where: "Africa's Talking: SMS, SMS callback URLs, Incoming messages." },
  'callback/ussd': { where: bridge, leave: 'It need not pass on that a call has ended.' },
  'callback/sms': { where: bridge, leave: 'It need not pass on delivery reports.' },
  'clickatell/sms': {
    where: 'Clickatell: your integration of the One API, or of the SMS API with its callback set to POST.',
  },
  'infobip/sms': { where: 'Infobip: your number, forward by HTTP, as JSON.' },
  'infobip/ussd': {
    where: 'Infobip: the address of your USSD application. It puts /session/… behind it by itself: paste none of that.',
  },
  'messagebird/sms': {
    where: 'MessageBird: Flow Builder, SMS to HTTP, the step Forward to URL, by POST, as a form.',
  },
  'plivo/sms': {
    where: 'Plivo: the address for messages of your application, message_method POST; Redact Incoming Messages on.',
  },
  'sinch/sms': {
    where: 'Sinch: the webhook of your service plan. Ask your account manager to have webhooks signed.',
  },
  'telnyx/sms': {
    where: 'Telnyx: the webhook of the messaging profile of your number; message redaction off for what comes in.',
  },
  'twilio/sms': {
    where: 'Twilio: Phone Numbers, your number, Messaging, A message comes in: Webhook, HTTP POST.',
    leave: 'Leave the fallback and the status callback empty: they carry the number.',
  },
  'vonage/sms': {
    where:
      'Vonage: your number, inbound webhook, by POST; in the settings of the account the SMS API, not the Messages API.',
  },
  'vonagemessages/sms': {
    where:
      'Vonage: your application, Messages, inbound URL, by POST; in the settings of the account the Messages API. The number must be linked to it.',
    leave: 'Leave the status URL empty: it would carry the number.',
  },
};

/** Words for one address: where it goes at the company. Where no page of it was read that says so, what it goes by. */
export function whereToPaste({ gateway, channel }: Pick<Address, 'gateway' | 'channel'>): readonly string[] {
  const adapter = [...ussdGateways, ...smsGateways].find((each) => each.name === gateway && each.channel === channel);
  const company = adapter?.company ?? gateway;
  const general = {
    ussd: `${company}: the callback address of your code, by POST.`,
    sms: `${company}: the address for incoming messages of your number, by POST.`,
  };
  const where = places[`${gateway}/${channel}`]?.where ?? general[channel];
  return [adapter?.signsAddress ? `${where} ${toTheLetter}` : where, leftEmpty({ gateway, channel })];
}

/** What is not to be registered beside an address: in the same words wherever it is said. */
export function leftEmpty({ gateway, channel }: Pick<Address, 'gateway' | 'channel'>): string {
  return places[`${gateway}/${channel}`]?.leave ?? leave[channel];
}

const toTheLetter = 'Exactly as it stands here: it is signed.';
const leave = {
  ussd: 'Leave an address for events or ends of calls empty: it would carry the number and what was typed.',
  sms: 'Leave delivery reports and opt-outs empty: they carry the number.',
};
