/** Infobip's end of the wire, as ussd.ts, sms.ts and send.ts describe it. */
import { dialOf } from '../dialled.ts';
import type { SentMessage, SmsHandset, UssdHandset, WireRequest } from '../handset.ts';
import { firstOf, jsonOf, propertyOf } from '../json.ts';
import { withoutPlus, withPlus } from '../numbers.ts';

const json = { 'content-type': 'application/json' };
const sendAddress = /^https:\/\/(?:[a-z0-9-]+\.)+infobip\.com\/sms\/3\/messages$/i;

export const ussd: UssdHandset = {
  writeCallback({ url, session, number, serviceCode, further = [], inputs }) {
    const [verb, text] =
      inputs.length === 0 ? ['start', dialOf(serviceCode, further)] : ['response', inputs.at(-1) ?? ''];
    const fields = { msisdn: withoutPlus(number), shortCode: serviceCode, text, ussdNodeId: 'live2', optional: null };
    return {
      method: verb === 'start' ? 'POST' : 'PUT',
      url: `${url}/session/${session}/${verb}`,
      headers: json,
      body: JSON.stringify(fields),
    };
  },
  readAnswer(reply) {
    if (reply.status !== 200) return { broken: 'status' };
    const fields = jsonOf(reply);
    const text = propertyOf(fields, 'ussdMenu');
    const ends = propertyOf(fields, 'shouldClose');
    if (propertyOf(fields, 'responseExitCode') !== 200) return { broken: 'exit-code' };
    if (typeof propertyOf(fields, 'responseMessage') !== 'string') return { broken: 'shape' };
    return typeof text === 'string' && typeof ends === 'boolean' ? { text, ends } : { broken: 'shape' };
  },
};

export const sms: SmsHandset = {
  madeUpSettings: { INFOBIP_BASE_URL: 'made-up.api.infobip.com' },
  writeCallback: ({ url, id, number, to, text, sentAt }) =>
    Promise.resolve({
      method: 'POST',
      url,
      headers: json,
      body: JSON.stringify({
        results: [
          {
            messageId: id,
            from: withoutPlus(number),
            to: withoutPlus(to),
            text,
            cleanText: text,
            keyword: null,
            receivedAt: new Date(sentAt).toISOString().replace('Z', '+0000'),
            smsCount: 1,
            price: { pricePerMessage: 0, currency: 'EUR' },
            callbackData: null,
          },
        ],
        messageCount: 1,
        pendingMessageCount: 0,
      }),
    }),
  readAnswer: () => [],
  readSend,
  writeSendAnswer: () => ({
    status: 200,
    headers: json,
    body: JSON.stringify({
      messages: [
        {
          messageId: '2250be2d4219-3af1-78856-aabe-1362af1edfd2',
          status: { groupId: 1, groupName: 'PENDING', id: 26, name: 'PENDING_ACCEPTED', description: 'Message sent' },
          destination: '',
          details: { messageCount: 1 },
        },
      ],
    }),
  }),
};

function readSend({ method, url, body }: WireRequest): SentMessage | null {
  if (method !== 'POST' || !sendAddress.test(url)) return null;
  const message = firstOf(propertyOf(jsonOf({ status: 200, body }), 'messages'));
  const from = propertyOf(message, 'sender');
  const to = propertyOf(firstOf(propertyOf(message, 'destinations')), 'to');
  const text = propertyOf(propertyOf(message, 'content'), 'text');
  if (typeof from !== 'string' || typeof to !== 'string' || typeof text !== 'string') return null;
  return { to: withPlus(to), from: withPlus(from), text, linkId: null, keyword: null };
}
