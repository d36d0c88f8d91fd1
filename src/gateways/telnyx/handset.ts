/**
 * Telnyx's end of the wire, as sms.ts, signature.ts and send.ts describe it. Its key pair is made up, and both halves stand
 * here for all to see: whoever holds the public half for Telnyx's believes anybody.
 */
import type { HttpReply } from '../gateway.ts';
import type { SentMessage, SmsHandset, WireRequest } from '../handset.ts';
import { jsonOf, propertyOf } from '../json.ts';
import { bytesOfBase64 } from '../signature.ts';
import { exampleMark, headers, madeUpPublicHalf, publicHalf, signedBytes } from './signature.ts';

/** PKCS #8, as RFC 8410 wraps an Ed25519 key. */
const madeUpPrivateKey = 'MC4CAQAwBQYDK2VwBCIEIMNF51caWUjDedzWpP4e0/Wn+aS+v/eeihEsu3ff6N3g';

export const sms: SmsHandset = {
  madeUpSettings: { TELNYX_PUBLIC_KEY: `${exampleMark}${madeUpPublicHalf}` },
  async writeCallback({ url, id, number, to, text, sentAt }, secrets) {
    const body = JSON.stringify({
      data: {
        event_type: 'message.received',
        id: `event-${id}`,
        occurred_at: new Date(sentAt).toISOString(),
        record_type: 'event',
        payload: {
          direction: 'inbound',
          encoding: 'GSM-7',
          from: { carrier: '', line_type: 'Wireless', phone_number: number, status: 'received' },
          id,
          media: [],
          parts: 1,
          received_at: new Date(sentAt).toISOString(),
          record_type: 'message',
          text,
          to: [{ carrier: 'Telnyx', line_type: 'Wireless', phone_number: to, status: 'webhook_delivered' }],
          type: 'SMS',
        },
      },
      meta: { attempt: 1, delivered_to: url },
    });
    const timestamp = String(Math.floor(sentAt / 1000));
    const isOurs = (secrets.TELNYX_PUBLIC_KEY ?? []).some((key) => publicHalf(key) === madeUpPublicHalf);
    // It can sign with its own key alone: to the holder of any other half it is a stranger.
    const signature = await sign(isOurs ? signedBytes(timestamp, body) : signedBytes(timestamp, 'a stranger'));
    const wire = { [headers.signature]: signature, [headers.timestamp]: timestamp };
    return { method: 'POST', url, headers: { 'content-type': 'application/json', ...wire }, body };
  },
  readAnswer: () => [],
  readSend,
  writeSendAnswer,
};

async function sign(message: Uint8Array<ArrayBuffer>): Promise<string> {
  const pkcs8 = bytesOfBase64(madeUpPrivateKey) ?? new Uint8Array();
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'Ed25519' }, false, ['sign']);
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.sign('Ed25519', key, message))));
}

function readSend({ method, url, body }: WireRequest): SentMessage | null {
  const call = jsonOf({ status: 0, body });
  const [to, from, text] = ['to', 'from', 'text'].map((name) => propertyOf(call, name));
  if (method !== 'POST' || url !== 'https://api.telnyx.com/v2/messages') return null;
  if (typeof to !== 'string' || typeof text !== 'string') return null;
  return { to, from: typeof from === 'string' ? from : null, linkId: null, keyword: null, text };
}

function writeSendAnswer(): HttpReply {
  const data = {
    record_type: 'message',
    direction: 'outbound',
    id: '403195bd-0000-4000-8000-000000000000',
    type: 'SMS',
    to: [{ status: 'queued' }],
    errors: [],
  };
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ data }) };
}
