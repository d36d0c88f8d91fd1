/** MessageBird's end of the wire, as sms.ts, token.ts and send.ts describe it: it signs with the key it is given. */
import { sign } from 'hono/jwt';
import type { SentMessage, SmsHandset, WireRequest } from '../handset.ts';
import { jsonOf, propertyOf } from '../json.ts';
import { withoutPlus, withPlus } from '../numbers.ts';
import { sha256Hex } from '../signature.ts';

const lifetimeSeconds = 60;

export const sms: SmsHandset = {
  async writeCallback({ url, id, number, to, text, sentAt, signedAt = sentAt }, secrets) {
    const createdDatetime = `${new Date(sentAt).toISOString().slice(0, 19)}+00:00`;
    const fields = { id, recipient: withoutPlus(to), originator: withoutPlus(number), body: text, createdDatetime };
    const body = new URLSearchParams(fields).toString();
    const [key = ''] = secrets.MESSAGEBIRD_SIGNING_KEY ?? [];
    const nbf = Math.floor(signedAt / 1000);
    const times = { nbf, exp: nbf + lifetimeSeconds };
    const hashes = { url_hash: await sha256Hex(url), payload_hash: await sha256Hex(body) };
    return {
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        // A key is needed to sign with: where none is set, the token is as good as none.
        'messagebird-signature-jwt': await sign({ iss: 'MessageBird', jti: id, ...times, ...hashes }, key || 'unset'),
      },
      body,
    };
  },
  readAnswer: () => [],
  readSend,
  writeSendAnswer: () => ({
    status: 201,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      id: 'efa6405d518d4c0c88cce11f7db775fb',
      direction: 'mt',
      type: 'sms',
      datacoding: 'plain',
      recipients: { totalCount: 1, totalSentCount: 1, items: [{ status: 'sent' }] },
    }),
  }),
};

function readSend({ method, url, body }: WireRequest): SentMessage | null {
  const json = jsonOf({ status: 0, body });
  const [originator, to, text] = ['originator', 'recipients', 'body'].map((name) => propertyOf(json, name));
  if (method !== 'POST' || url !== 'https://rest.messagebird.com/messages') return null;
  if (typeof to !== 'string' || typeof text !== 'string') return null;
  return {
    to: withPlus(to),
    from: typeof originator === 'string' ? withPlus(originator) : null,
    linkId: null,
    keyword: null,
    text,
  };
}
