/** Vonage's end of the wire for its SMS API, as sms.ts and send.ts describe it: a form, signed where a secret is known. */
import type { SentMessage, SmsHandset, WireRequest } from '../handset.ts';
import { jsonOf, propertyOf } from '../json.ts';
import { withoutPlus, withPlus } from '../numbers.ts';
import { type Signed, signatureField, textToSign } from './signed.ts';

const sendAddress = 'https://rest.nexmo.com/sms/json';
const encoder = new TextEncoder();

export const sms: SmsHandset = {
  async writeCallback({ url, id, number, to, text, sentAt, signedAt = sentAt }, secrets) {
    const [secret] = secrets.VONAGE_SIGNATURE_SECRET ?? [];
    const fields = {
      'api-key': 'sample',
      msisdn: withoutPlus(number),
      to: withoutPlus(to),
      messageId: id,
      text,
      type: 'text',
      keyword: text.split(' ')[0]?.toUpperCase() ?? '',
      'message-timestamp': new Date(sentAt).toISOString().slice(0, 19).replace('T', ' '),
    };
    const sent = secret === undefined ? fields : await sign(fields, secret, signedAt);
    return {
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(sent).toString(),
    };
  },
  readAnswer: () => [],
  readSend,
  writeSendAnswer: () => ({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      'message-count': '1',
      messages: [
        {
          to: '',
          'message-id': '0C000000217B7F02',
          status: '0',
          'remaining-balance': '15.53590000',
          'message-price': '0.03330000',
          network: '23410',
        },
      ],
    }),
  }),
};

async function sign(fields: Signed, secret: string, signedAt: number): Promise<Signed> {
  const timed = { ...fields, timestamp: String(Math.floor(signedAt / 1000)), nonce: 'sample' };
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, encoder.encode(textToSign(timed)));
  const digits = [...new Uint8Array(mac)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { ...timed, [signatureField]: digits.toUpperCase() };
}

function readSend({ method, url, body }: WireRequest): SentMessage | null {
  const message = jsonOf({ status: 200, body });
  const [to, from, text] = ['to', 'from', 'text'].map((name) => propertyOf(message, name));
  if (method !== 'POST' || url !== sendAddress || typeof to !== 'string' || typeof text !== 'string') return null;
  return {
    to: withPlus(to),
    from: typeof from === 'string' ? withPlus(from) : null,
    linkId: null,
    keyword: null,
    text,
  };
}
