/** Which slips stay in slips.lock, and what gets a new one. */
import type { Edition } from '../../content/edition.ts';
import type { Slip } from '../../content/slips.ts';
import { type Target, targetKinds } from '../../content/state.ts';
import { isSameTarget, readTarget, type TargetAsked } from '../publishing/targets.ts';

export type SlipsAsked = {
  /** As slips.lock has them. */
  readonly slips: readonly Slip[];
  /** All that a slip can be for. */
  readonly targets: readonly Target[];
  /** What new slips are for; null for all. */
  readonly only: readonly Target[] | null;
  /** Also for what has a slip already, whose old one then counts no more. */
  readonly isAgain: boolean;
  /** Digests of slips that were texted, and of those that count no more. */
  readonly revealed: ReadonlySet<string>;
  readonly voided: ReadonlySet<string>;
};

export type SlipsPlan = {
  readonly kept: readonly Slip[];
  readonly fresh: readonly Target[];
  /** Down by a slip that was texted: a new one in its place would bring it back. */
  readonly down: readonly Target[];
  /** For what is not there any more. */
  readonly gone: readonly Target[];
};

/** What can have a slip: each clinic, hotline and contact of an edition, and the whole line. */
export const slipTargets = ({ clinics, hotlines, contacts }: Edition): readonly Target[] => [
  ...clinics.flatMap(({ code }): readonly Target[] => (code === '' ? [] : [{ kind: 'clinic', id: code }])),
  ...hotlines.map(({ id }): Target => ({ kind: 'hotline', id })),
  ...contacts.map(({ id }): Target => ({ kind: 'contact', id })),
  { kind: 'line', id: '' },
];

const slipKinds: readonly string[] = ['clinic', 'hotline', 'contact', 'line'];

/** Reads `clinic C4823 C3177 hotline lawyers line`; null where it is not understood. */
export function readSlipTargets(words: readonly string[]): readonly TargetAsked[] | null {
  const starts = words.flatMap((word, at) => (slipKinds.includes(word) ? [at] : []));
  const groups = starts.map((start, index) => words.slice(start, starts[index + 1]));
  const isWhole = groups.every(([kind, ...ids]) => (kind === 'line') === (ids.length === 0));
  if (!isWhole || (starts[0] ?? 0) > 0 || starts.length === 0) return words.length === 0 ? [] : null;
  const named = groups.flatMap(([kind = '', ...ids]) => (ids.length === 0 ? [[kind]] : ids.map((id) => [kind, id])));
  return named.flatMap((each) => readTarget(each) ?? []);
}

/** Plans new slips. One that counts no more is never kept: whoever held it would hold nothing. */
export function planSlips({ slips, targets, only, isAgain, revealed, voided }: SlipsAsked): SlipsPlan {
  const isIn = (list: readonly Target[]) => (target: Target) => list.some((other) => isSameTarget(other, target));
  const isThere = (target: Target) => target.kind === 'screen' || isIn(targets)(target);
  const counting = slips.filter(({ digest, target }) => !voided.has(digest) && isThere(target));
  const wanted = (only ?? targets).filter(
    (target, at, all) => all.findIndex((other) => isSameTarget(other, target)) === at,
  );
  const replaced = isAgain ? counting.filter(({ target }) => isIn(wanted)(target)) : [];
  const kept = counting.filter((slip) => !replaced.includes(slip));
  return {
    kept,
    fresh: wanted.filter((target) => !isIn(kept.map((slip) => slip.target))(target)),
    down: replaced.flatMap(({ digest, target }) => (revealed.has(digest) ? [target] : [])),
    gone: slips.flatMap(({ target }) => (isThere(target) ? [] : [target])),
  };
}

const head = [
  '# Take-down slips, written by npm run slips: the digest of a code, and what the code takes down. The codes are on paper alone.',
  '# Take out no line by hand: what a slip has taken down would come back with the next edition.',
];
const markWritten = /^# secret ([0-9a-f]{4})$/m;

/** slips.lock. `mark` is of the secret that the digests were made with: too short to find the secret by it. */
export function lockText(slips: readonly Slip[], mark: string): string {
  const rows = slips.map(({ digest, target: { kind, id } }) => ({
    order: `${targetKinds.indexOf(kind)} ${id} ${digest}`,
    row: `${digest} ${kind} ${id}`.trim(),
  }));
  rows.sort((a, b) => (a.order < b.order ? -1 : 1));
  return [...head, `# secret ${mark}`, ...rows.map(({ row }) => row), ''].join('\n');
}

/** The mark of the secret in slips.lock; null where there is none. */
export const markIn = (text: string): string | null => markWritten.exec(text)?.[1] ?? null;
