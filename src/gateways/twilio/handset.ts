/** Twilio's end of the wire, as sms.ts describes it: it signs with the token that it is given. */
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { SmsHandset } from '../handset.ts';

const invented = { AccountSid: `AC${'0'.repeat(32)}`, ApiVersion: '2010-04-01' };
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&', '#xD': '\r' };

export const sms: SmsHandset = {
  writeCallback({ url, id, number, to, text }, secrets) {
    const fields = {
      ...invented,
      MessageSid: id,
      SmsMessageSid: id,
      SmsSid: id,
      SmsStatus: 'received',
      From: number,
      To: to,
      Body: text,
      NumMedia: '0',
      NumSegments: '1',
      FromCity: '',
      FromCountry: '',
    };
    const [token = ''] = secrets.TWILIO_AUTH_TOKEN ?? [];
    return Promise.resolve({
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
        'x-twilio-signature': getExpectedTwilioSignature(token, url, fields),
      },
      body: new URLSearchParams(fields).toString(),
    });
  },
  readAnswer({ status, headers, body }) {
    if (status !== 200 || !headers['content-type']?.startsWith('text/xml')) return [];
    return [...body.matchAll(/<Message>(.*?)<\/Message>/gs)].map(([, text = '']) => unescapeXml(text));
  },
  readSend: () => null,
  writeSendAnswer: () => ({ status: 404, headers: {}, body: '' }),
};

/** In one pass, so that an escaped ampersand does not begin another entity. */
function unescapeXml(xml: string): string {
  return xml.replace(/&(\w+|#xD);/g, (entity, name: string) => entities[name] ?? entity);
}
