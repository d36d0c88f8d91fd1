/** Plivo's end of the wire, as sms.ts, signature.ts and send.ts describe it: it signs with the token that it is given. */
import type { HttpReply } from '../gateway.ts';
import type { SentMessage, SmsHandset, WireRequest } from '../handset.ts';
import { jsonOf, propertyOf } from '../json.ts';
import { withoutPlus } from '../numbers.ts';
import { sha256Hex } from '../signature.ts';
import { signedByV3 } from './signature.ts';

const sendAddress = /^https:\/\/api\.plivo\.com\/v1\/Account\/[^/]+\/Message\/$/;
const encoder = new TextEncoder();

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Plivo's ids are UUIDs: any other becomes one, always the same. */
const uuidOf = async (id: string): Promise<string> =>
  uuid.test(id) ? id : (await sha256Hex(id)).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

export const sms: SmsHandset = {
  async writeCallback({ url, id, number, to, text }, secrets) {
    const body = new URLSearchParams({
      From: withoutPlus(number),
      To: withoutPlus(to),
      Type: 'sms',
      Text: text,
      MessageUUID: await uuidOf(id),
      MessageIntent: '',
      PowerpackUUID: '',
      Units: '1',
      TotalRate: '0',
      TotalAmount: '0',
    }).toString();
    const [token = ''] = secrets.PLIVO_AUTH_TOKEN ?? [];
    // Plivo draws it at random; nothing here may.
    const nonce = id;
    const signature = token === '' ? '' : await mac(token, signedByV3(url, body, nonce));
    return {
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-plivo-signature-v3': signature,
        'x-plivo-signature-ma-v3': signature,
        'x-plivo-signature-v3-nonce': nonce,
      },
      body,
    };
  },
  readAnswer: () => [],
  readSend,
  writeSendAnswer,
};

async function mac(token: string, message: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(token), algorithm, false, ['sign']);
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(message)))));
}

function readSend({ method, url, body }: WireRequest): SentMessage | null {
  const call = jsonOf({ status: 0, body });
  const [to, from, text] = ['dst', 'src', 'text'].map((name) => propertyOf(call, name));
  if (method !== 'POST' || !sendAddress.test(url) || typeof to !== 'string' || typeof text !== 'string') return null;
  return { to, from: typeof from === 'string' ? from : null, linkId: null, keyword: null, text };
}

function writeSendAnswer(): HttpReply {
  const body = {
    api_id: 'db342550-7f1d-11e1-8ea7-1231380bc196',
    message: 'message(s) queued',
    message_uuid: ['db3ce55a-7f1d-11e1-8ea7-1231380bc196'],
  };
  return { status: 202, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
