/** Vonage's end of the wire for its Messages API, as sms.ts and send.ts describe it: it signs with the secret it is given. */
import { sign } from 'hono/jwt';
import type { SentMessage, SmsHandset, WireRequest } from '../handset.ts';
import { jsonOf, propertyOf } from '../json.ts';
import { withoutPlus, withPlus } from '../numbers.ts';
import { sha256Hex } from '../signature.ts';

const sendAddress = 'https://api.nexmo.com/v1/messages';

export const sms: SmsHandset = {
  async writeCallback({ url, id, number, to, text, sentAt, signedAt = sentAt }, secrets) {
    const body = JSON.stringify({
      channel: 'sms',
      message_type: 'text',
      message_uuid: id,
      to: withoutPlus(to),
      from: withoutPlus(number),
      timestamp: new Date(sentAt).toISOString(),
      text,
      usage: { price: '0.0057', currency: 'EUR' },
      sms: { num_messages: '1', keyword: text.split(' ')[0]?.toUpperCase() ?? '' },
    });
    const claims = {
      iat: Math.floor(signedAt / 1000),
      jti: id,
      iss: 'Vonage',
      payload_hash: await sha256Hex(body),
      api_key: 'sample',
    };
    const [secret = ''] = secrets.VONAGE_SIGNATURE_SECRET ?? [];
    const authorization = secret === '' ? {} : { authorization: `Bearer ${await sign(claims, secret, 'HS256')}` };
    return { method: 'POST', url, headers: { 'content-type': 'application/json', ...authorization }, body };
  },
  readAnswer: () => [],
  readSend,
  writeSendAnswer: () => ({
    status: 202,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message_uuid: 'aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab' }),
  }),
};

function readSend({ method, url, body }: WireRequest): SentMessage | null {
  const message = jsonOf({ status: 200, body });
  const [channel, to, from, text] = ['channel', 'to', 'from', 'text'].map((name) => propertyOf(message, name));
  const isSend = method === 'POST' && url === sendAddress && channel === 'sms';
  if (!isSend || typeof to !== 'string' || typeof text !== 'string') return null;
  return {
    to: withPlus(to),
    from: typeof from === 'string' ? withPlus(from) : null,
    linkId: null,
    keyword: null,
    text,
  };
}
