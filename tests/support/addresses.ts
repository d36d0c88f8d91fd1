/** Every address of the live side, what is to be posted to it, and how such fields are written. */
import { texter } from './requests.ts';

export type Fields = readonly (readonly [name: string, value: string | readonly string[]])[];

export const form = 'application/x-www-form-urlencoded';
export const json = 'application/json';
const boundary = 'between-parts';
export const multipart = `multipart/form-data; boundary=${boundary}`;

export type Address = {
  readonly name: string;
  readonly method: 'POST' | 'GET';
  /** Whether PUT is right as well. */
  readonly isByPut: boolean;
  /** The path is `before`, `/` and the secret, `after`. */
  readonly before: string;
  readonly after: string;
  /** What the secret is made of, and what those of another line and of another gateway are made of. */
  readonly subjects: { readonly own: string; readonly otherLine: string; readonly otherGateway: string };
  /** Whether the address of the other line answers the same request: it has that code too, or reads nothing. */
  readonly isOfBothLines: boolean;
  readonly type: typeof form | typeof json;
  readonly fields: Fields;
  /** Whether the body is read, so that something can be wrong with it. */
  readonly isRead: boolean;
  readonly isSigned: boolean;
};

function callbackOf(channel: 'ussd' | 'sms', gateway: string, type: Address['type'], fields: Fields): Address {
  const line = gateway === 'twilio' ? 'demo-ew' : 'demo-ke';
  const otherLine = line === 'demo-ke' ? 'demo-ew' : 'demo-ke';
  const otherGateway = gateway === 'callback' ? 'africastalking' : 'callback';
  return {
    name: `${channel} of ${gateway}`,
    method: 'POST',
    isByPut: false,
    before: `/${channel}/${gateway}`,
    after: '',
    subjects: {
      own: `${line}/${gateway}`,
      otherLine: `${otherLine}/${gateway}`,
      otherGateway: `${line}/${otherGateway}`,
    },
    isOfBothLines: channel === 'ussd' && gateway === 'callback',
    type,
    fields,
    isRead: true,
    isSigned: gateway === 'twilio',
  };
}

/** One that puts more behind the secret, and names no code where none was dialled: any line may be meant. */
const suffixed: Address = {
  ...callbackOf('ussd', 'infobip', json, [
    ['msisdn', texter],
    ['text', ''],
  ]),
  isByPut: true,
  after: '/session/one-id/start',
  isOfBothLines: true,
};

const callbacks: readonly Address[] = [
  suffixed,
  callbackOf('ussd', 'africastalking', form, [
    ['text', '1'],
    ['sessionId', 's'],
    ['phoneNumber', texter],
    ['serviceCode', '*384*00000#'],
  ]),
  callbackOf('ussd', 'callback', json, [
    ['inputs', ['1']],
    ['session', 's'],
    ['caller', texter],
    ['code', '*384*00000#'],
  ]),
  callbackOf('sms', 'africastalking', form, [
    ['text', 'RAID'],
    ['from', texter],
    ['to', '00000'],
    ['id', 'one-id'],
  ]),
  callbackOf('sms', 'twilio', form, [
    ['Body', 'RAID'],
    ['From', texter],
    ['To', '+442079460123'],
    ['MessageSid', 'SM-one-id'],
  ]),
  callbackOf('sms', 'callback', json, [
    ['text', 'RAID'],
    ['from', texter],
    ['to', '00000'],
    ['id', 'one-id'],
  ]),
];

const unread = { isRead: false, isSigned: false, isByPut: false } as const;

/** One of each: callbacks, events of each, health. */
export const addresses: readonly Address[] = [
  ...callbacks,
  ...callbacks.map((address) => ({
    ...address,
    ...unread,
    isOfBothLines: true,
    name: `events of ${address.name}`,
    after: address.before.startsWith('/ussd') ? '/ended' : '/report',
  })),
  {
    name: 'health',
    method: 'GET',
    before: '/health',
    after: '',
    subjects: { own: 'health', otherLine: 'demo-ke/health', otherGateway: 'demo-ke/callback' },
    isOfBothLines: false,
    type: form,
    fields: [['z', 'z']],
    ...unread,
  },
];

/** Fields as one content type writes them; nothing is lost where a name comes twice. */
export function writeFields(type: typeof form | typeof json | typeof multipart, fields: Fields): string {
  switch (type) {
    case form:
      return new URLSearchParams(fields.map(([name, value]) => [name, String(value)])).toString();
    case json:
      return `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join()}}`;
    case multipart: {
      const parts = fields.map(([name, value]) => `content-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
      return `${parts.map((part) => `--${boundary}\r\n${part}`).join('')}--${boundary}--\r\n`;
    }
  }
}
