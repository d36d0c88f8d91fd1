/** Sinch's end of the wire, as sms.ts and send.ts describe it: it signs where it is given a secret. */
import type { SentMessage, SmsHandset, WireRequest } from '../handset.ts';
import { jsonOf, propertyOf } from '../json.ts';
import { withoutPlus, withPlus } from '../numbers.ts';

const sendAddress = /^https:\/\/[a-z]+\.sms\.api\.sinch\.com\/xms\/v1\/[^/]+\/batches$/;
const encoder = new TextEncoder();

export const sms: SmsHandset = {
  madeUpSettings: { SINCH_REGION: 'eu' },
  async writeCallback({ url, id, number, to, text, sentAt, signedAt = sentAt }, secrets) {
    const body = JSON.stringify({
      body: text,
      from: withoutPlus(number),
      id,
      operator_id: '23410',
      received_at: new Date(sentAt).toISOString(),
      to: withoutPlus(to),
      type: 'mo_text',
    });
    const [secret] = secrets.SINCH_WEBHOOK_SECRET ?? [];
    const signed = secret === undefined ? {} : await signature(secret, body, id, Math.floor(signedAt / 1000));
    return { method: 'POST', url, headers: { 'content-type': 'application/json', ...signed }, body };
  },
  readAnswer: () => [],
  readSend,
  writeSendAnswer: () => ({
    status: 201,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: '01W4FFL35P4NC4K35SMSBATCH1', canceled: false, type: 'mt_text' }),
  }),
};

async function signature(secret: string, body: string, nonce: string, timestamp: number) {
  const hash = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), hash, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, encoder.encode(`${body}.${nonce}.${timestamp}`));
  return {
    'x-sinch-webhook-signature': btoa(String.fromCharCode(...new Uint8Array(mac))),
    'x-sinch-webhook-signature-algorithm': 'HmacSHA256',
    'x-sinch-webhook-signature-nonce': nonce,
    'x-sinch-webhook-signature-timestamp': String(timestamp),
  };
}

function readSend({ method, url, body }: WireRequest): SentMessage | null {
  const json = jsonOf({ status: 0, body });
  const [from, recipients, text] = ['from', 'to', 'body'].map((name) => propertyOf(json, name));
  const [to]: readonly unknown[] = Array.isArray(recipients) ? recipients : [];
  if (method !== 'POST' || !sendAddress.test(url) || typeof to !== 'string' || typeof text !== 'string') return null;
  return { to, from: typeof from === 'string' ? withPlus(from) : null, linkId: null, keyword: null, text };
}
