/** The two places where a number has to stand, blacked out before the search: exactly these fields, and nothing else. */
import type { HttpReply } from '../../src/gateways/gateway.ts';
import type { WireRequest } from '../../src/gateways/handset.ts';

const hidden = '(masked)';

/** Where replies are handed to a company: a form with the recipient in `to`, once. */
const sendAddress = /^https:\/\/[a-z.]+\.africastalking\.com\/version1\/messaging$/;

/** A call that sends a message, without the value of its one field `to`; any other call as it is. */
export function withoutRecipient(request: WireRequest): WireRequest {
  const { method, url, body } = request;
  const recipients = body.split('&').filter((field) => field.startsWith('to='));
  if (method !== 'POST' || !sendAddress.test(url) || recipients.length !== 1) return request;
  return { ...request, body: body.replace(/(^|&)to=(?:%2B)?\d+(?=&|$)/, `$1to=${hidden}`) };
}

type PhoneAnswer = {
  readonly callback?: WireRequest;
  readonly answer?: HttpReply;
  readonly sends?: readonly WireRequest[];
};

/**
 * An answer of the phone to try it, which shows who typed a number the callback that it wrote for them and the call
 * that would have sent the reply: the bodies of those, without that one number as it was typed.
 */
export function withoutOwnNumber(body: Buffer, number: string): Buffer {
  const shown: PhoneAnswer = parse(body.toString('utf8'));
  const spelled = [number, encodeURIComponent(number)];
  const mask = (request: WireRequest): WireRequest => ({
    ...request,
    body: spelled.reduce((text, spelling) => text.replaceAll(spelling, hidden), request.body),
  });
  const { callback, sends } = shown;
  if (callback === undefined) return body;
  return Buffer.from(
    JSON.stringify({ ...shown, callback: mask(callback), ...(sends ? { sends: sends.map(mask) } : {}) }),
  );
}

function parse(text: string): PhoneAnswer {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
