/** What comes after a line's state: the next release, for as many as must to sign, and the next state, for one. */
import {
  type ChangedDigit,
  type Floor,
  noRelease,
  type Release,
  type State,
  stateFormat,
  type Target,
} from '../content/state.ts';
import { nextChanged } from '../menu/changes.ts';
import { takenDownIn, type Verified } from './record.ts';

/** What callers hear now, as far as it is published. */
export type Base = {
  readonly line: string;
  /** Null while no state has been written. */
  readonly verified: Verified | null;
  readonly floor: Floor;
};

export type ReleaseAsked = {
  /** The digest of the edition to be heard, and that of all but its texts. */
  readonly digest: string;
  readonly textless: string;
  /** Keys that do another thing than in the edition heard now. */
  readonly changed: readonly ChangedDigit[];
  /** Taken down now, and no longer. */
  readonly restored?: readonly Target[];
  /** The greatest number of a release that was signed and not published: whoever signed it could still bring it. */
  readonly usedUp?: number;
  /** Digests of slips that have been used, and count no more. */
  readonly voidSlips?: readonly string[];
};

/**
 * The release of an edition on a base. What is taken down stays so until it is restored, also where this edition does not
 * have it: computers that still tell of an older one would bring it back, and so would going back to that.
 */
export function nextRelease({ line, verified, floor }: Base, asked: ReleaseAsked): Release {
  const { digest, textless, changed, restored = [], voidSlips = [], usedUp = 0 } = asked;
  const { release, state } = verified ?? { release: noRelease(line), state: null };
  const down = verified ? takenDownIn(verified) : floor.takenDown;
  const left = down.filter((target) => !restored.some((other) => isSame(target, other)));
  return {
    kind: 'release',
    format: stateFormat,
    line,
    number: Math.max(release.number, floor.release, usedUp) + 1,
    after: state?.number ?? floor.number,
    edition: digest,
    textless,
    previous: state?.edition || null,
    takenDown: sorted(left),
    // Those of slips that this edition lacks too: a later one may have them, and what was used never counts again.
    voidSlips: [...new Set([...release.voidSlips, ...voidSlips])].sort(),
    changed,
  };
}

export type StateAsked = {
  readonly release: Release;
  /** The digest of the release's bytes; '' where there is none. */
  readonly releaseDigest: string;
  /** That of the release, or one that differs in texts alone. */
  readonly edition: string;
  readonly takenDown: readonly Target[];
  /** Keys that do another thing from now on. */
  readonly changed: readonly ChangedDigit[];
  /** The number of the newest edition. */
  readonly latest: number;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/** The state that makes a release heard, or takes something down. What was taken down after the release was made stays so. */
export function nextState({ line, verified, floor }: Base, asked: StateAsked): State {
  const { release, releaseDigest, edition, takenDown, changed, latest, now } = asked;
  const before = verified?.state;
  const number = Math.max(before?.number ?? 0, floor.number) + 1;
  const kept = (before?.takenDown ?? []).filter((target) => target.number > release.after);
  const added = takenDown.filter((target) => ![...release.takenDown, ...kept].some((other) => isSame(target, other)));
  return {
    kind: 'state',
    format: stateFormat,
    line,
    number,
    release: releaseDigest,
    edition,
    takenDown: [...kept, ...added.map(({ kind, id }) => ({ kind, id, number }))],
    changed: nextChanged(changed, before?.changed ?? [], now),
    latest: Math.max(latest, before?.latest ?? 0),
    publishedAt: now,
  };
}

const isSame = (a: Target, b: Target): boolean => a.kind === b.kind && a.id === b.id;
const nameOf = ({ kind, id }: Target) => `${kind} ${id}`;
const sorted = (targets: readonly Target[]): readonly Target[] =>
  [...new Map(targets.map((target) => [nameOf(target), target])).values()].sort((a, b) =>
    nameOf(a) < nameOf(b) ? -1 : 1,
  );
