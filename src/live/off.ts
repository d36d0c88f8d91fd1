/**
 * Takes down what the code of a slip stands for, whoever texts it (docs/slips.md). Safety: a wrong code, one that counts no
 * more, and one that is not heard take the same way and get the same words, so that a guesser learns nothing of the right ones.
 */
import type { Edition } from '../content/edition.ts';
import { targetOfCode } from '../editions/slips.ts';
import type { SmsInbound } from '../gateways/gateway.ts';
import { offScreen } from '../menu/off-screen.ts';
import type { Limits } from '../render/limits.ts';
import { renderPages } from '../render/pages.ts';
import { stringsFor } from '../render/strings-for.ts';
import type { SlipCode, SlipOutcome } from './gate/slip-try.ts';
import type { Ground } from './ground.ts';
import { inTime } from './in-time.ts';
import type { LineNow } from './line-now.ts';
import { log } from './log.ts';
import { keysOf } from './object-keys.ts';
import type { TextReply } from './text-reply.ts';

/** A code as it was texted to a line. */
export type Texted = { readonly line: string; readonly lineNow: LineNow; readonly inbound: SmsInbound };

/** The object may write twice, two seconds each, with one in between; Twilio waits 15 s for its answer. */
const maxWaitMilliseconds = 7_000;

/** Tries a code, and says whether it is done: not before every isolate can read of it. */
export async function answerOff(
  ground: Ground,
  edition: Edition,
  limits: Limits,
  texted: Texted,
  code: string,
): Promise<TextReply> {
  const isDone = await isDoneInTime(takeDown(ground, edition, texted, code));
  const [page] = renderPages(stringsFor(edition, null, limits), offScreen(edition, isDone), limits);
  if (!page) throw new Error('a screen has at least one page');
  // Whoever has texted a slip has to know that it worked, and that it did not.
  return { text: page.text, urgent: true };
}

async function takeDown(ground: Ground, edition: Edition, texted: Texted, typed: string): Promise<boolean> {
  const { lines, settings } = ground;
  const { line, lineNow } = texted;
  const target = await targetOfCode(edition, typed, settings.valuesOf('SLIP_SECRET', line), lineNow.voidSlips);
  // The one place where digits that somebody typed become a code.
  const outcome = await hear(ground, texted, target ? (typed as SlipCode) : null);
  if (outcome === 'done') await lines.reveal(line, typed);
  return outcome === 'done';
}

async function hear(
  { gateOf, memory: { gateKeys } }: Ground,
  { line, inbound }: Texted,
  code: SlipCode | null,
): Promise<SlipOutcome> {
  const gate = gateOf(line);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const { id: keyId, hmac } = await keysOf(gate, line, gateKeys);
    const outcome = await gate.hearSlip({ keyId, line, sender: await inbound.caller.bucket(hmac), code });
    if (outcome !== 'stale-key') return outcome;
    gateKeys.delete(line);
  }
  return 'stale-key';
}

/** Not done where it fails or takes too long; it may yet be done behind the answer. */
async function isDoneInTime(taking: Promise<boolean>): Promise<boolean> {
  try {
    return await inTime(taking, maxWaitMilliseconds, () => false);
  } catch {
    log('gate-unavailable');
    return false;
  }
}
