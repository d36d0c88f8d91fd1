import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type InProcess, openInProcess } from '../../src/commands/dial/in-process.ts';
import { handsets } from '../../src/gateways/handsets.ts';
import { textsFor } from '../fuzz/texts.ts';
import { editionOf, editions, now } from '../support/lines.ts';
import { type Random, randomFrom } from '../support/random.ts';

/** One caller: a number of their own, and what they press or text, one after another. */
type Person = { readonly line: string; readonly number: string; readonly inputs: readonly string[] };

const count = 200;
const carriers: Readonly<Record<string, string>> = { 'demo-ke': 'africastalking', 'demo-ew': 'callback' };

function people(random: Random, make: (line: string) => () => string): readonly Person[] {
  return Array.from({ length: count }, (_, index) => {
    const line = index % 2 === 0 ? 'demo-ke' : 'demo-ew';
    const number = `+44770090${String(index).padStart(4, '0')}`;
    return { line, number, inputs: Array.from({ length: 3 + random.whole(10) }, make(line)) };
  });
}

/** Every page of a call, each callback waiting a random while. */
async function call(
  live: InProcess,
  { line, number, inputs }: Person,
  pause: () => Promise<void>,
): Promise<readonly string[]> {
  const gateway = carriers[line] ?? '';
  const handset = handsets[gateway]?.ussd;
  const url = await live.callbackUrl(line, 'ussd', gateway);
  const pages: string[] = [];
  for (let length = 0; length <= inputs.length; length += 1) {
    await pause();
    const hop = { url, session: number, number, serviceCode: '*384*00000#', inputs: inputs.slice(0, length) };
    if (handset) pages.push((await live.deliver(handset.writeCallback(hop))).body);
  }
  return pages;
}

/** Every reply to some texts, over a gateway that carries it in its answer. */
async function textAll(
  live: InProcess,
  { number, inputs }: Person,
  pause: () => Promise<void>,
): Promise<readonly string[]> {
  const handset = handsets.callback?.sms;
  const url = await live.callbackUrl('demo-ew', 'sms', 'callback');
  const replies: string[] = [];
  for (const [index, text] of inputs.entries()) {
    await pause();
    const message = { url, id: `${number}-${index}`, number, to: '+442079460123', text, sentAt: now };
    if (handset) replies.push((await live.deliver(await handset.writeCallback(message, live.secrets))).body);
  }
  return replies;
}

describe.each([
  { what: 'calls', talk: call },
  { what: 'texts', talk: textAll },
])('two hundred $what at once', ({ what, talk }) => {
  it('each get exactly what they get alone', async () => {
    const random = randomFrom(200);
    const words = new Map([...editions].map(([line, edition]) => [line, textsFor(edition, random)]));
    const key = () => random.pick([...'0123456791299']);
    const everybody = people(random, (line) => (what === 'calls' ? key : () => words.get(line)?.() ?? ''));
    const open = () => openInProcess([editionOf('demo-ew'), editionOf('demo-ke')], now);

    const alone: (readonly string[])[] = [];
    const quiet = await open();
    for (const person of everybody) alone.push(await talk(quiet, person, () => Promise.resolve()));

    const busy = await open();
    const pause = async () => {
      for (let turns = random.whole(6); turns > 0; turns -= 1) await setImmediate();
    };
    const together = await Promise.all(everybody.map((person) => talk(busy, person, pause)));
    expect(together).toEqual(alone);
    expect(new Set(alone.map((pages) => pages.join())).size).toBeGreaterThan(count / 2);
  });
});
