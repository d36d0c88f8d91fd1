/** The places where a number has to stand, blacked out before the search: exactly these, each once, and nothing else. */
import type { HttpReply } from '../../src/gateways/gateway.ts';
import type { WireRequest } from '../../src/gateways/handset.ts';
import { handsets } from '../../src/gateways/handsets.ts';

const hidden = '(masked)';

/** A number as a company has it, with or without its `+`: no list of them, and nothing beside it. */
const oneNumber = /^\+?(\d+)$/;

/**
 * A call that sends a message to a company, without the digits of its one recipient, wherever that company has them in the
 * body; a call in whose body they stand twice, and any other call, as it is.
 */
export function withoutRecipient(request: WireRequest): WireRequest {
  const [message] = Object.values(handsets).flatMap(({ sms }) => sms?.readSend(request) ?? []);
  const [, digits] = oneNumber.exec(message?.to ?? '') ?? [];
  const parts = digits === undefined ? [] : request.body.split(digits);
  return parts.length === 2 ? { ...request, body: parts.join(hidden) } : request;
}

/**
 * The body of an answer without what the company wants back: a JSON value that is one of these spellings to the letter, if
 * there is exactly one; else the body as it is.
 */
export function withoutEcho(body: Buffer, spellings: readonly string[]): Buffer {
  const quoted = new Set(spellings.map((spelling) => JSON.stringify(spelling)));
  const text = body.toString('utf8');
  const standing = [...quoted].filter((value) => text.includes(value));
  const [value = ''] = standing;
  const parts = text.split(value);
  return standing.length === 1 && parts.length === 2 ? Buffer.from(parts.join(JSON.stringify(hidden))) : body;
}

type PhoneAnswer = {
  readonly callback?: WireRequest;
  readonly answer?: HttpReply;
  readonly sends?: readonly WireRequest[];
};

/**
 * An answer of the phone to try it, which shows who typed a number the callback that it wrote for them and the call
 * that would have sent the reply: the bodies of those, without that one number as it was typed or as a company writes it. Of
 * the Worker's own answer, which it shows as well, no more than `echoed`, as in any other answer.
 */
export function withoutOwnNumber(body: Buffer, number: string, echoed: readonly (readonly string[])[] = []): Buffer {
  const shown: PhoneAnswer = parse(body.toString('utf8'));
  const spelled = [number, encodeURIComponent(number), number.replace('+', '')];
  const mask = (request: WireRequest): WireRequest => ({
    ...request,
    body: spelled.reduce((text, spelling) => text.replaceAll(spelling, hidden), request.body),
  });
  const { callback, answer, sends } = shown;
  if (callback === undefined) return body;
  const left = answer && { ...answer, body: withoutEchoes(Buffer.from(answer.body), echoed).toString('utf8') };
  const masked = { callback: mask(callback), ...(answer ? { answer: left } : {}) };
  return Buffer.from(JSON.stringify({ ...shown, ...masked, ...(sends ? { sends: sends.map(mask) } : {}) }));
}

/** An answer without all that the company wants back, each once. */
export const withoutEchoes = (body: Buffer, echoed: readonly (readonly string[])[]): Buffer =>
  echoed.reduce(withoutEcho, body);

function parse(text: string): PhoneAnswer {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
