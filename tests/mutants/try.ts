/** Seeds each leak into a copy of its own and has the proof look at it, two copies at a time. */
import { compileCopy, copyProject, lendLines, removeCopy } from './copy.ts';
import type { Mutant } from './mutant.ts';
import { proveCopy, usualLife } from './prove.ts';
import { isGreen, type Judged, judge } from './verdict.ts';

export type Tried = Judged & {
  readonly mutant: Mutant;
  readonly seconds: number;
  /** The copy, where it was kept. */
  readonly folder: string | null;
};

export type TryOptions = { readonly requests: number; readonly keep: boolean; readonly stop: AbortSignal };

/** A proof keeps one core busy: more at a time would only wait for one another. */
const atOnce = 2;

/**
 * Yields each mutant as soon as it is judged. Throws where the proof is not green before anything is seeded: then red says
 * nothing.
 */
export async function* tryMutants(mutants: readonly Mutant[], options: TryOptions): AsyncGenerator<Tried> {
  const lines = await proveUnchanged([...new Set(mutants.map(lifeOf))], options);
  const waiting = [...mutants];
  const running = new Map<Mutant, Promise<Tried>>();
  while (waiting.length > 0 || running.size > 0) {
    for (const mutant of waiting.splice(0, atOnce - running.size)) running.set(mutant, tryOne(mutant, lines, options));
    const tried = await Promise.race(running.values());
    running.delete(tried.mutant);
    if (options.stop.aborted) waiting.length = 0;
    else yield tried;
  }
}

const lifeOf = ({ life }: Mutant): string => life ?? usualLife;

/** Gives the compiled lines. */
async function proveUnchanged(lives: readonly string[], { requests, stop }: TryOptions): Promise<string> {
  const folder = await copyProject([]);
  try {
    const lines = await compileCopy(folder);
    for (const life of lives) {
      const proof = await proveCopy(folder, { life, requests, stop });
      if (!isGreen(proof)) throw new Error(`The proof is not green where nothing leaks.\n${proof.output}`);
    }
    return lines;
  } finally {
    await removeCopy(folder);
  }
}

async function tryOne(mutant: Mutant, lines: string, { requests, keep, stop }: TryOptions): Promise<Tried> {
  const began = Date.now();
  const folder = await copyProject(mutant.edits);
  try {
    await lendLines(folder, lines);
    const judged = judge(mutant, await proveCopy(folder, { life: lifeOf(mutant), requests, stop }));
    return { mutant, ...judged, seconds: (Date.now() - began) / 1000, folder: keep ? folder : null };
  } finally {
    if (!keep) await removeCopy(folder);
  }
}
