/** Plays a journey on the live side in this process, over the wire formats of its gateways. */
import { type Conversation, converse, type Shown } from '../../src/commands/dial/conversation.ts';
import { openInProcess } from '../../src/commands/dial/in-process.ts';
import { type Journey, type JourneyHeader, type JourneyStep, momentOf } from '../../src/commands/dial/journey.ts';
import type { Edition } from '../../src/content/edition.ts';
import { converseInUnicode, unicode } from './unicode.ts';

/** The edition of a line, built on a day (YYYY-MM-DD). */
export type Build = (line: string, builtOn: string) => Edition;
/** The environment of the Worker, made of its settings. */
export type WithBindings = NonNullable<Parameters<typeof openInProcess>[2]>;

/** The same inputs, and what the line says to them now, one after another; `withBindings` in place of a gate that is open. */
export async function* replay(
  build: Build,
  { header, steps }: Journey,
  withBindings?: WithBindings,
): AsyncGenerator<JourneyStep, void> {
  let { clock, builtOn } = header;
  let phone: Phone | null = null;
  for (const step of steps) {
    if (step.kind === 'clock' || step.kind === 'built') {
      if (step.kind === 'clock') clock = step.clock;
      else builtOn = step.builtOn;
      phone = null;
      yield step;
    } else {
      phone ??= await takeUp(build(header.line, builtOn), header, clock, withBindings);
      yield await play(step, phone);
    }
  }
}

export type Phone = Pick<Conversation, 'dial' | 'answer' | 'text'>;

async function takeUp(
  edition: Edition,
  { gateways, zone }: JourneyHeader,
  clock: string,
  withBindings?: WithBindings,
): Promise<Phone> {
  const now = momentOf(zone, clock);
  if (gateways.includes(unicode)) return converseInUnicode(edition, now);
  const { ussd, sms } = edition.line;
  const carrier = (entries: readonly { readonly gateway: string }[]) =>
    gateways.find((name) => name === 'terminal' || entries.some(({ gateway }) => gateway === name)) ?? null;
  const live = await openInProcess([edition], now, withBindings);
  return converse(live, { edition, gateways: { ussd: carrier(ussd), sms: carrier(sms) }, now });
}

/** Does one thing on a phone, and says what came of it. */
export async function play(
  step: Exclude<JourneyStep, { kind: 'clock' | 'built' }>,
  phone: Phone,
): Promise<JourneyStep> {
  if (step.kind === 'text') return { ...step, reply: replyOf(await phone.text(step.text)) };
  const shown = step.kind === 'dial' ? await phone.dial(step.code) : await phone.answer(step.input);
  if (shown.kind !== 'screen') throw new Error(`a journey comes to a stop: ${wordOf(shown)}`);
  return { ...step, shown: { text: shown.text, ends: shown.ends } };
}

function replyOf(shown: Shown): string | null {
  if (shown.kind !== 'replies') throw new Error(`a journey comes to a stop: ${wordOf(shown)}`);
  if (shown.texts.length > 1) throw new Error('one text has one reply');
  return shown.texts[0] ?? null;
}

const wordOf = (shown: Shown) => (shown.kind === 'refused' ? shown.reason : shown.kind);
