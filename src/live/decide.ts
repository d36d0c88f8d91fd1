/** What one message gets: a text, or silence. */
import type { Edition } from '../content/edition.ts';
import type { SmsGateway, SmsInbound } from '../gateways/gateway.ts';
import { type Admitted, admit } from './admit.ts';
import { fallbackPage } from './fallback.ts';
import type { Ground } from './ground.ts';
import { log } from './log.ts';
import { type TextReply, textReply } from './text-reply.ts';
import { silenceFor, silenceOfLine } from './unanswered.ts';

export type Decided = { readonly text: string | null; readonly admitted: Admitted };

/** A message as its line receives it; `edition` is null where it cannot be read. */
export type Received = {
  readonly line: string;
  readonly edition: Edition | null;
  readonly inbound: SmsInbound;
  /** The word that a shared short code wants first; null where the number is the line's alone. */
  readonly sharedKeyword: string | null;
};

const silence: Decided = { text: null, admitted: { kind: 'refused' } };

/**
 * The text that goes out, if any: silence for who is not to be answered, one reply for each message. Where making the
 * text fails it is the constant page; where the gate fails too, only what is urgent goes out as it is.
 */
export async function decideReply(ground: Ground, gateway: SmsGateway, received: Received): Promise<Decided> {
  const { line, inbound } = received;
  const constant: TextReply = { text: fallbackPage(ground.bundle, line).text, urgent: true };
  const reply = writeText(ground, gateway, received, constant);
  if (reply === null) return silence;
  const admitted = await admit(ground.gateOf, line, inbound, reply.urgent);
  if (admitted.kind === 'refused') return silence;
  if (admitted.kind === 'admitted') return { text: reply.text, admitted };
  log('gate-unavailable');
  return { text: reply.urgent ? reply.text : constant.text, admitted };
}

function writeText(
  { bundle, now }: Ground,
  gateway: SmsGateway,
  { line, edition, inbound, sharedKeyword }: Received,
  constant: TextReply,
): TextReply | null {
  try {
    const head = bundle.head.lines.find(({ id }) => id === line);
    if (!head || silenceFor(gateway, inbound, head, now()) !== null) return null;
    if (!edition) return constant;
    if (silenceOfLine(edition, gateway, inbound, sharedKeyword) !== null) return null;
    return textReply(edition, inbound.text, sharedKeyword, gateway.limits, now());
  } catch {
    log('sms-fault');
    return constant;
  }
}
