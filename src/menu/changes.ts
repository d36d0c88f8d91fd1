/** Which keys two editions take differently, which of these no publication may bring, and how long the others count. */
import type { Edition } from '../content/edition.ts';
import type { ScreenId } from '../content/ids.ts';
import { type ChangedDigit, changedMilliseconds, type State } from '../content/state.ts';
import { counts } from './counts.ts';
import { anyKey, digitsOf, keyAt, optionsOf, wholeOf } from './digits.ts';
import { screensOf } from './position.ts';

export type Changes = {
  /** Digits that select another thing at once: `publish` refuses them. */
  readonly moved: readonly ChangedDigit[];
  /** Digits that select something where they did not, and screens (`any`) that were not there or of another kind. */
  readonly added: readonly ChangedDigit[];
  /** Keys which a call in progress may have pressed, or be about to press, for another thing. */
  readonly changed: readonly ChangedDigit[];
};

/**
 * What becomes of the keys of `before` in `after`: the editions as they were published, whatever is taken down. A screen
 * that is new is not among the changed: what leads to it is.
 */
export function changesBetween(before: Edition, after: Edition): Changes {
  const [was, is] = [digitsOf(before), digitsOf(after)];
  const screens = changedScreens(before, after, was, is);
  const differing = [...new Set([...was.keys(), ...is.keys()])]
    .filter((key) => was.get(key) !== is.get(key))
    .map((key) => differenceAt(key, was.get(key), is.get(key)));
  const isMoved = (key: Difference) => key.isSelecting && key.wasThere && key.isThere;
  const single = differing.filter((key) => !isMoved(key) && !screens.whole.has(key.entry.screen));
  // Of a place that is new nobody has answers yet.
  const known = single.filter(({ wasThere, isOfPlace }) => wasThere || !isOfPlace);
  return {
    moved: entriesOf(differing.filter(isMoved)),
    added: [...screens.added, ...entriesOf(single.filter(({ isSelecting, wasThere }) => isSelecting && !wasThere))],
    changed: onceEach([...screens.changed, ...entriesOf(known)]),
  };
}

type Difference = {
  readonly entry: ChangedDigit;
  readonly wasThere: boolean;
  readonly isThere: boolean;
  /** An option or a language. */
  readonly isSelecting: boolean;
  /** The way back from the answers for one place. */
  readonly isOfPlace: boolean;
};

function differenceAt(key: string, old: string | undefined, now: string | undefined): Difference {
  const [screen = '', written = ''] = key.split(' ');
  const [digit = ''] = written.split('/');
  return {
    entry: { screen, digit, meaning: now ?? old ?? '' },
    wasThere: old !== undefined,
    isThere: now !== undefined,
    isSelecting: /^[1-9]$/.test(digit),
    isOfPlace: digit !== written,
  };
}

const entriesOf = (differences: readonly Difference[]) => differences.map(({ entry }) => entry);

type ChangedScreens = Pick<Changes, 'added' | 'changed'> & { readonly whole: ReadonlySet<string> };

/** Screens that came, went or became one of another kind: one entry each, so that a state stays small. */
function changedScreens(
  before: Edition,
  after: Edition,
  was: ReadonlyMap<string, string>,
  is: ReadonlyMap<string, string>,
): ChangedScreens {
  const ids = [...new Set<ScreenId>([...screensOf(before), ...screensOf(after)])];
  const whole = ids.filter((id) => was.get(keyAt(id, anyKey)) !== is.get(keyAt(id, anyKey)));
  const entry = (edition: Edition, screen: ScreenId): ChangedDigit[] => {
    const source = edition.screens[screen];
    return source ? [{ screen, digit: anyKey, meaning: wholeOf(edition, source) }] : [];
  };
  const selects = (edition: Edition, id: ScreenId): boolean => {
    const source = edition.screens[id];
    return source !== undefined && optionsOf(edition, source).length > 0;
  };
  return {
    whole: new Set(whole),
    added: whole.filter((id) => selects(after, id)).flatMap((id) => entry(after, id)),
    // What it was, so that it may be that again at once; what it is, where it selected nothing before.
    changed: whole
      .filter((id) => before.screens[id])
      .flatMap((id) => entry(selects(before, id) || !after.screens[id] ? before : after, id)),
  };
}

/** A digit that may mean something else from then on (milliseconds since 1970). */
export type EarlyDigit = ChangedDigit & { readonly from: number };

/**
 * What comes back with another meaning while somebody may still be in a call that knows the old one: `publish` refuses it.
 * `active` is the list of the state that it is published on.
 */
export function movedAgainst({ added }: Pick<Changes, 'added'>, active: State['changed'], now: number): EarlyDigit[] {
  return added.flatMap((digit) =>
    active
      .filter((known) => isSame(known, digit) && known.meaning !== digit.meaning && counts(known, now))
      .map(({ until }) => ({ ...digit, from: until })),
  );
}

/** The list of the next state: what changes now counts for `changedMilliseconds`, and what counted goes on to, for no longer. */
export function nextChanged(changed: readonly ChangedDigit[], active: State['changed'], now: number): State['changed'] {
  const until = now + changedMilliseconds;
  const still = active.filter((known) => known.until > now && !changed.some((digit) => isSame(known, digit)));
  const kept = still.map((known) => ({ ...known, until: Math.min(known.until, until) }));
  return [...kept, ...changed.map((digit) => ({ ...digit, until }))];
}

const isSame = (a: ChangedDigit, b: ChangedDigit): boolean => a.screen === b.screen && a.digit === b.digit;

const onceEach = (digits: readonly ChangedDigit[]): readonly ChangedDigit[] => [
  ...new Map(digits.map((digit) => [keyAt(digit.screen, digit.digit), digit])).values(),
];
