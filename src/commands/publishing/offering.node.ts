/** A release on its way to callers: shown, asked for, signed, then published or laid down for the next person. */
import type { Finding } from '../../check/finding.ts';
import type { Edition } from '../../content/edition.ts';
import type { Release, Target } from '../../content/state.ts';
import { takenDownIn } from '../../editions/record.ts';
import type { Summary } from '../../editions/summary.ts';
import { hasTarget, targetsIn } from '../../editions/taken-down.ts';
import { type Changes, changesBetween, type EarlyDigit, movedAgainst } from '../../menu/changes.ts';
import { print, printError } from '../print.node.ts';
import type { Published } from '../store/published-line.node.ts';
import { summaryWords } from '../summary/words.ts';
import { lostSlips } from './lost-slips.node.ts';
import { fail, type OnLine } from './on-line.node.ts';
import { beforeAsking, diffCommand, earlyWords, movedWords, publishedWords, waitingWords } from './publish-words.ts';
import { type Brought, bringOut, type Offer, signaturesFor } from './release.node.ts';

/** What changes of the keys; `refused` where callers could be misled. */
export type KeyChanges = Changes & { readonly early: readonly EarlyDigit[]; readonly refused: readonly string[] };

/** Compares the keys of what callers hear with those of an edition; of an unknown edition nothing is compared. */
export function keyChanges({ current, base }: Published, edition: Edition, now: number): KeyChanges {
  if (!current) return { moved: [], added: [], changed: [], early: [], refused: [] };
  const changes = changesBetween(current.edition, edition);
  const early = movedAgainst(changes, base.verified?.state.changed ?? [], now);
  const refused = [...movedWords(changes.moved, current.edition, edition), ...earlyWords(early, now)];
  return { ...changes, early, refused };
}

export type Offering = Offer & {
  readonly edition: Edition;
  readonly summary: Summary;
  readonly findings: readonly Finding[];
  /** Said before the summary. */
  readonly words: readonly string[];
};

/** Shows it, asks, signs, and says what came of it. */
export async function offerRelease(on: OnLine, published: Published, offering: Offering): Promise<number> {
  const { release, head } = offering;
  const lost = await lostSlips(on, published, offering);
  if ('wrong' in lost) return fail(1, lost.wrong);
  const say = sayOn(on);
  for (const line of [...shown(published, offering), ...lost.words]) say(line);
  const needed = signaturesFor(published, release);
  if (needed < published.ground.trust.threshold)
    say('Texts alone change, and no number in them: one person may publish that.');
  if (!(await on.confirm(questionFor(needed, head.number)))) return fail(1, 'Nothing was published.');
  const brought = await bringOut(on, published, offering);
  return 'wrong' in brought ? fail(1, brought.wrong) : sayBrought(on, offering, brought);
}

const questionFor = (needed: number, number: number): string =>
  needed <= 1
    ? `Publish it as edition ${number}?`
    : `Sign edition ${number}? It takes ${needed} people, and you are the first.`;

/** All that somebody has to read who decides. */
export function shown(
  published: Published,
  { edition, release, summary, words, findings, head, made }: Offering,
): readonly string[] {
  const { current, which } = published;
  // What is made now is not in the store yet.
  const seeAll = current ? diffCommand(which, made.length > 0 ? null : head.number) : undefined;
  const isStill = ({ kind, id }: Target) => release.takenDown.some((other) => other.kind === kind && other.id === id);
  // On this computer nothing was built, so that nobody can be in a call.
  const isCompared = current !== null || !which.isRemote;
  const takenDown = targetsIn(edition, release.takenDown);
  const absent = release.takenDown.filter((target) => !takenDown.includes(target));
  return [
    ...words,
    ...summaryWords(summary, { before: current?.edition ?? null, after: edition, digits: release.changed, seeAll }),
    ...beforeAsking({ findings, takenDown, absent, changed: release.changed, isCompared, which }),
    ...forgottenWords(downIn(published).filter((target) => !isStill(target) && !hasTarget(edition, target))),
  ];
}

/** Restored, and nothing to be told of: what comes back is said by whoever restores it. */
const forgottenWords = (targets: readonly Target[]): readonly string[] =>
  targets.length === 0
    ? []
    : [`Down no more, though not in this edition: ${targets.map(({ kind, id }) => `${kind} ${id}`).join(', ')}.`];

const downIn = ({ base: { verified, floor } }: Published): readonly Target[] =>
  verified ? takenDownIn(verified) : floor.takenDown;

/** What came of it, in words or as JSON. */
export function sayBrought(on: OnLine, offering: Offering, brought: Brought): number {
  const { release, head } = offering;
  const isHeard = brought.outcome === 'published';
  const say = sayOn(on);
  const words = isHeard
    ? [...publishedWords(head.number, head.line, release.changed, brought.written), ...brought.notes]
    : waitingWords(on, brought.path, brought.missing);
  for (const line of words) say(line);
  sayJson(on, offering, {
    outcome: brought.outcome,
    release: isHeard ? release.number : brought.digest,
    waitingFor: isHeard ? 0 : brought.missing,
  });
  return 0;
}

/** Says what was not published and why. */
export function refuse(on: OnLine, words: readonly string[], told: object): number {
  for (const line of words) printError(line);
  if (on.asked.isJson) print(JSON.stringify({ line: on.which.line, outcome: 'refused', ...told }));
  return 1;
}

function sayJson(on: OnLine, offering: Told, more: object): void {
  const { release, head, summary, findings } = offering;
  const told = {
    line: head.line,
    number: head.number,
    digest: release.edition,
    summary,
    findings,
    changed: release.changed,
  };
  if (on.asked.isJson) print(JSON.stringify({ ...told, ...more }));
}
type Told = Pick<Offering, 'head' | 'summary' | 'findings'> & { readonly release: Release };

/** What is no answer goes to the person at the keyboard where a program reads the answer. */
export const sayOn = ({ asked }: OnLine): ((line: string) => void) => (asked.isJson ? printError : print);
