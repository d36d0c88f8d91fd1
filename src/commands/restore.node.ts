/** `npm run restore`: callers are told again of what was taken down. It takes as many people as a release. */
import type { Edition } from '../content/edition.ts';
import type { Release, Target } from '../content/state.ts';
import { readClinicCode } from '../directory/code.ts';
import { nextRelease } from '../editions/next.ts';
import { usedUpBy } from '../editions/proposal.ts';
import { hasTarget } from '../editions/taken-down.ts';
import { print, printError } from './print.node.ts';
import { editionUsage, readEditionOptions } from './publishing/edition-options.ts';
import { fail, type OnLine, type OnLineOptions, onLine } from './publishing/on-line.node.ts';
import { unseenWords, waitingWords } from './publishing/publish-words.ts';
import { type Brought, behindWords, bringOut } from './publishing/release.node.ts';
import { downIn, isDown } from './publishing/removing.node.ts';
import { restoreWords } from './publishing/restore-words.ts';
import { readWaiting } from './publishing/signatures.node.ts';
import { readSlipped } from './publishing/slipped.node.ts';
import { findTarget, isSameTarget, nameOf, readTarget, type TargetAsked, targetUsage } from './publishing/targets.ts';
import { whoSigns } from './publishing/who-signs.ts';
import { type Published, readPublished } from './store/published-line.node.ts';
import type { OpenedEdition } from './store/stored-editions.node.ts';

const usage = `npm run restore -- ${targetUsage} ${editionUsage}`;

/** Shows what comes back, asks, and signs. Exit code 1 where nothing was signed, 2 where it was asked wrongly. */
export async function restore(args: readonly string[], options: OnLineOptions = {}): Promise<number> {
  const asked = readEditionOptions(args);
  const target = asked && readTarget(asked.words);
  if (!target) return fail(2, `Not understood. Write: ${usage}`);
  return onLine(asked, options, async (on) => {
    const by = whoSigns(on);
    if ('wrong' in by) return fail(1, by.wrong);
    const published = await readPublished(on.store, on.which, on.ground);
    if ('wrong' in published) return fail(1, published.wrong);
    const behind = behindWords(published, on.now);
    if (behind !== null) return fail(1, behind);
    const { current, trouble } = published;
    if (!current?.document) return fail(1, trouble ?? notPublished(on));
    return restoreOn(on, published, { ...current, document: current.document }, target);
  });
}

const notPublished = ({ which: { line } }: OnLine): string =>
  `Nothing of ${line} has been published, and what comes back has to be in an edition. Publish first, which leaves down what is down: npm run publish`;

async function restoreOn(on: OnLine, published: Published, heard: OpenedEdition, asked: TargetAsked): Promise<number> {
  const { edition, document } = heard;
  const target = lackedTarget(published, asked) ?? findTarget(edition, asked);
  if ('wrong' in target) return fail(1, target.wrong);
  const slips = slipsOf(heard, published, target);
  const { targets } = await readSlipped(on, published);
  const isBySlip = slips.length > 0 && (targets === null || targets.some((other) => isSameTarget(other, target)));
  if (!isDown(published, target) && !isBySlip) return sayStanding(on, published, heard, target);
  const release = nextRelease(published.base, {
    digest: heard.digest,
    textless: await document.textless(),
    // No key leads elsewhere: the screen was there before, and says the same.
    changed: [],
    restored: [target],
    voidSlips: slips,
    usedUp: usedUpBy(published.base, await readWaiting(on.which, on.ground.trust)),
  });
  for (const line of wordsFor(on, published, heard, target, release, slips.length)) printError(line);
  if (!(await on.confirm('Sign for it to be heard again?'))) return fail(1, 'Nothing was restored.');
  const brought = await bringOut(on, published, { release, head: document.head, made: [] });
  return 'wrong' in brought
    ? fail(1, brought.wrong)
    : sayBrought(on, brought, { edition, target, slips: slips.length });
}

/** What is down though the edition does not have it; as it was written then. */
function lackedTarget(published: Published, { kind, typed }: TargetAsked): Target | undefined {
  const id = kind === 'clinic' ? (readClinicCode(typed) ?? typed) : typed;
  return downIn(published).find((target) => isSameTarget(target, { kind, id }));
}

/** Nothing to do is no fault. */
function sayStanding(
  { asked, which }: OnLine,
  published: Published,
  { edition }: OpenedEdition,
  target: Target,
): number {
  const down = downIn(published).map((other) => nameOf(edition, other));
  const others = down.length > 0 ? `What is: ${down.join(', ')}.` : 'Nothing is.';
  if (asked.isJson) print(JSON.stringify({ line: which.line, target, wasDown: false }));
  else print(`It is not taken down: ${nameOf(edition, target)}. ${others}`);
  return 0;
}

type Restored = { readonly edition: Edition; readonly target: Target; readonly slips: number };

function sayBrought(on: OnLine, brought: Brought, { edition, target, slips }: Restored): number {
  const { asked, which } = on;
  const isHeard = brought.outcome === 'published';
  if (asked.isJson) {
    const waitingFor = isHeard ? 0 : brought.missing;
    const isSeen = isHeard && brought.written !== 'unseen';
    print(JSON.stringify({ line: which.line, target, wasDown: true, isHeard, isSeen, waitingFor }));
    return 0;
  }
  if (!isHeard) {
    const words = waitingWords(on, brought.path, brought.missing);
    for (const line of words) print(line);
    return 0;
  }
  for (const note of brought.notes) printError(note);
  print(`Restored: ${nameOf(edition, target)}. Callers hear it within a minute, at most two.`);
  if (brought.written === 'unseen') print(unseenWords);
  if (slips > 0) print(`Its slips count no more. New ones: npm run slips -- --line ${which.line}`);
  return 0;
}

/** Digests of the slips that take it down, and count as yet. */
function slipsOf({ edition }: OpenedEdition, { base }: Published, target: Target): readonly string[] {
  const known = base.verified?.release.voidSlips ?? [];
  return Object.entries(edition.slips).flatMap(([digest, other]) =>
    isSameTarget(other, target) && !known.includes(digest) ? [digest] : [],
  );
}

function wordsFor(
  { now }: OnLine,
  { base }: Published,
  { edition }: OpenedEdition,
  target: Target,
  release: Release,
  slips: number,
): readonly string[] {
  const others = release.takenDown.map((other) => `  ${nameOf(edition, other)}`);
  const { verified } = base;
  return [
    ...(hasTarget(edition, target) ? restoreWords(edition, target, now) : [lacked(edition, target)]),
    ...(slips > 0
      ? [`${slips === 1 ? 'The slip' : `The ${slips} slips`} for it will count no more: print new ones.`]
      : []),
    ...(others.length > 0 ? ['Still taken down:', ...others] : []),
    ...(verified && verified.release.edition !== verified.state.edition ? [textsToo] : []),
  ];
}

const lacked = (edition: Edition, target: Target): string =>
  `Callers do not hear of ${nameOf(edition, target)} now, so nothing comes back. It will not be down where another edition has it.`;

const textsToo =
  'You also sign the texts that one person has changed since the last release. To see them: npm run editions, and npm run diff';
