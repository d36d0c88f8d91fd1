/** Clickatell's end of the wire, as sms.ts and send.ts describe it, of an integration of the One API. */
import type { SentMessage, SmsHandset, WireRequest } from '../handset.ts';
import { jsonOf, propertyOf } from '../json.ts';
import { withoutPlus, withPlus } from '../numbers.ts';

export const sms: SmsHandset = {
  writeCallback: ({ url, id, number, to, text, sentAt }) =>
    Promise.resolve({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        integrationId: 'fa8090815f05d5ed015f0b5b56080cd2',
        integrationName: 'line',
        event: {
          moText: [
            {
              channel: 'sms',
              messageId: id,
              relatedMessageId: null,
              relatedClientMessageId: null,
              from: withoutPlus(number),
              to: withoutPlus(to),
              timestamp: sentAt,
              content: text,
              charset: 'UTF-8',
            },
          ],
        },
      }),
    }),
  readAnswer: () => [],
  readSend,
  writeSendAnswer: () => ({
    status: 202,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      messages: [{ apiMessageId: '77fb29998253415fa5d66971d519d362', accepted: true, error: null }],
      error: null,
    }),
  }),
};

/** A message of either API: a flat one, or the first of a list. */
function readSend({ method, url, body }: WireRequest): SentMessage | null {
  const json = jsonOf({ status: 0, body });
  const messages = propertyOf(json, 'messages');
  if (method !== 'POST') return null;
  if (url === 'https://platform.clickatell.com/messages') return sentMessage(json);
  if (url !== 'https://platform.clickatell.com/v1/message') return null;
  return Array.isArray(messages) ? sentMessage(messages[0]) : null;
}

function sentMessage(message: unknown): SentMessage | null {
  const [to] = [propertyOf(message, 'to')].flat();
  const [from, text] = ['from', 'content'].map((name) => propertyOf(message, name));
  if (typeof to !== 'string' || typeof text !== 'string') return null;
  return {
    to: withPlus(to),
    from: typeof from === 'string' ? withPlus(from) : null,
    linkId: null,
    keyword: null,
    text,
  };
}
