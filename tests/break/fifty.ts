/** Breaks the content again and again, each time in one place, and asks whether anybody notices. */
import { sourceTexts } from '../support/lines.ts';
import { randomFrom } from '../support/random.ts';
import { type Break, breakPart } from './damage.ts';
import { noticedBy, readAlarms } from './notice.ts';
import { type Part, partsOf } from './parts.ts';

export type Outcome = { readonly broken: Break; readonly by: string | null };

/** One after another, as they are tried. `only`: parts whose file and name match. */
export async function* breakContent(runs: number, seed: number, only: RegExp | null = null): AsyncGenerator<Outcome> {
  const random = randomFrom(seed);
  const alarms = await readAlarms();
  const parts = partsOf(sourceTexts).filter(({ file, name }) => only === null || only.test(`${file} ${name}`));
  const breakable = parts.filter((part) => breakPart(part, randomFrom(seed)) !== null);
  for (const part of roundRobin(breakable, random, runs)) {
    const broken = breakPart(part, random);
    if (broken === null) continue;
    const texts = new Map(sourceTexts).set(part.file, broken.text);
    yield { broken, by: await noticedBy(alarms, texts, part.file) };
  }
}

/** Kinds in turn, so that fifty breaks touch every kind of content; a kind's parts at random, none twice. */
function roundRobin(parts: readonly Part[], random: ReturnType<typeof randomFrom>, runs: number): readonly Part[] {
  const kinds = [...Map.groupBy(shuffled(parts, random), ({ kind }) => kind).values()];
  const rounds = Math.max(...kinds.map((kind) => kind.length));
  const order = Array.from({ length: rounds }, (_, round) => kinds.flatMap((kind) => kind.slice(round, round + 1)));
  return order.flatMap((round) => shuffled(round, random)).slice(0, runs);
}

function shuffled(parts: readonly Part[], random: ReturnType<typeof randomFrom>): readonly Part[] {
  const left = [...parts];
  return parts.flatMap(() => left.splice(random.whole(left.length), 1));
}
