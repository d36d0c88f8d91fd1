/** What one message gets: a text, or silence. */
import type { SmsGateway, SmsInbound } from '../gateways/gateway.ts';
import { type Admitted, admit } from './admit.ts';
import type { Ground } from './ground.ts';
import type { LineNow } from './line-now.ts';
import { log } from './log.ts';
import { answerOff } from './off.ts';
import { readOff } from './off-text.ts';
import { type TextReply, textReply } from './text-reply.ts';
import { type LineHead, silenceFor, silenceOfLine } from './unanswered.ts';

export type Decided = { readonly text: string | null; readonly admitted: Admitted };

/** A message as its line receives it. */
export type Received = {
  readonly line: string;
  readonly lineNow: LineNow;
  readonly inbound: SmsInbound;
  /** The word that a shared short code wants first; null where the number is the line's alone. */
  readonly sharedKeyword: string | null;
};

const silence: Decided = { text: null, admitted: { kind: 'refused' } };

/**
 * The text that goes out, if any: silence for who is not to be answered, one reply for each message. Where making the
 * text fails it is the constant page. Where the gate cannot be asked only what is urgent goes out as it is, other answers
 * are the constant page, and all together are no more than the urgent share (unasked.ts).
 */
export async function decideReply(ground: Ground, gateway: SmsGateway, received: Received): Promise<Decided> {
  const { gateOf, memory, now } = ground;
  const { line, inbound, lineNow } = received;
  // What no edition is needed for: whom to answer and how often holds where it cannot be read.
  const { facts } = lineNow;
  const constant: TextReply = { text: lineNow.closed?.sms ?? lineNow.constant.text, urgent: true };
  const reply = facts ? await writeText(ground, gateway, received, facts, constant) : null;
  if (!facts || !reply) return silence;
  const leaves = gateway.replies === 'in-response' ? 'at-once' : 'later';
  const asking = { inbound, gateway: gateway.name, caps: facts.caps, leaves } as const;
  const admitted = await admit(gateOf, line, { ...asking, ...reply }, memory);
  if (admitted.kind !== 'unavailable') {
    memory.unasked.forgetOld(now());
    return decided(reply, admitted);
  }
  log('gate-unavailable');
  const left: TextReply = reply.urgent ? reply : { text: constant.text, urgent: false };
  return decided(left, await memory.unasked.admit(line, { ...asking, ...left }, now()));
}

const decided = ({ text }: TextReply, admitted: Admitted): Decided =>
  admitted.kind === 'admitted' ? { text, admitted } : silence;

async function writeText(
  ground: Ground,
  gateway: SmsGateway,
  received: Received,
  facts: LineHead,
  constant: TextReply,
): Promise<TextReply | null> {
  const { now } = ground;
  const { lineNow, inbound, sharedKeyword } = received;
  const { edition, closed } = lineNow;
  try {
    if (silenceFor(gateway, inbound, facts, now()) !== null) return null;
    if (!edition) return constant;
    if (silenceOfLine(edition, gateway, inbound, sharedKeyword) !== null) return null;
    const code = readOff(inbound.text, sharedKeyword);
    if (code !== null) return await answerOff(ground, edition, gateway.limits, received, code);
    if (closed) return { text: closed.sms, urgent: false };
    return textReply(edition, inbound.text, sharedKeyword, gateway.limits, now());
  } catch {
    log('sms-fault');
    return constant;
  }
}
