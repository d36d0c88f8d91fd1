/** What a line says now: its edition without what is taken down, and what is known where there is none. */
import type { Edition } from '../content/edition.ts';
import type { State, Target } from '../content/state.ts';
import type { LineFacts } from '../editions/facts.ts';
import type { Verified } from '../editions/record.ts';
import { withoutTakenDown } from '../editions/taken-down.ts';
import type { Page } from '../menu/screen.ts';
import type { Bundle } from './bundle.ts';
import { constantPage } from './fallback.ts';
import { log } from './log.ts';

export type LineNow = {
  /** Null where the edition cannot be read. */
  readonly edition: Edition | null;
  /** Null where the line is not known. */
  readonly facts: LineFacts | null;
  /** Said when all else has failed: never with a hotline that is taken down. */
  readonly constant: Page;
  /** Said and nothing else while the whole line is taken down; null while it is not. */
  readonly closed: ClosedPage | null;
  /** Keys that did another thing a moment ago. */
  readonly changed: State['changed'];
  /** Digests of slips that count no more. */
  readonly voidSlips: readonly string[];
  readonly digest: string;
  readonly source: 'published' | 'bundled';
  /** Milliseconds since 1970: when it was published, or built. */
  readonly since: number;
};

/** `sms` is what a text is answered with, which has room for more. */
export type ClosedPage = Page & { readonly sms: string };

/** A published edition that was opened and is the one that its digest names. */
export type Published = {
  readonly digest: string;
  /** The digest of the release that it was opened for. */
  readonly release: string;
  readonly edition: Edition;
  readonly facts: LineFacts;
  /** When callers could hear it first, milliseconds since 1970. */
  readonly since: number;
};

export type Known = {
  readonly bundle: Bundle;
  /** The freshest record that was believed. */
  readonly verified: Verified | null;
  /** By those who sign. */
  readonly takenDown: readonly Target[];
  /** Slips that take nothing down any more. */
  readonly voidSlips: readonly string[];
  /** Keys that did another thing a moment ago. */
  readonly changed: State['changed'];
  /** The last edition that could be opened; null for the one that is compiled in. */
  readonly published: Published | null;
  /** Whether the code of a slip, by its digest, was texted. */
  readonly isRevealed: (digest: string) => boolean;
};

/** Puts together what a line says. Never throws. */
export function lineNow(line: string, known: Known): LineNow {
  const { bundle, verified, published } = known;
  const bundled = bundle.line(line);
  const whole = published?.edition ?? bundle.edition(line);
  const facts = published ? withEntries(published.facts, bundled) : bundled;
  const takenDown = [...known.takenDown, ...slippedIn(facts, known)];
  const isClosed = takenDown.some(({ kind }) => kind === 'line');
  return {
    edition: whole && withoutThem(whole, takenDown),
    facts,
    constant: constantPage(facts, takenDown),
    closed: isClosed ? { text: facts?.closed ?? '', sms: facts?.closedSms ?? '', ends: true } : null,
    changed: known.changed,
    voidSlips: verified?.release.voidSlips ?? [],
    digest: published?.digest ?? bundled?.digest ?? '',
    source: published ? 'published' : 'bundled',
    since: published?.since ?? Date.parse(bundle.head.madeAt),
  };
}

/**
 * The codes and numbers of what is heard, then those that are compiled in: whoever dials what has been printed for years is
 * answered, though it was published with a slip.
 */
const withEntries = (heard: LineFacts, compiledIn: LineFacts | null): LineFacts => ({
  ...heard,
  ussd: [...heard.ussd, ...(compiledIn?.ussd ?? [])],
  sms: [...heard.sms, ...(compiledIn?.sms ?? [])],
  smsNumbers: [...new Set([...heard.smsNumbers, ...(compiledIn?.smsNumbers ?? [])])],
});

/** What slips take down whose codes were texted, also where the edition cannot be read. */
function slippedIn(facts: LineFacts | null, { voidSlips, isRevealed }: Known): readonly Target[] {
  return Object.entries(facts?.slips ?? {}).flatMap(([digest, target]) =>
    isRevealed(digest) && !voidSlips.includes(digest) ? [target] : [],
  );
}

/** Null where it is of a shape that nothing can be taken out of: then callers hear the constant page, and not what is down. */
function withoutThem(edition: Edition, takenDown: readonly Target[]): Edition | null {
  try {
    return withoutTakenDown(edition, takenDown);
  } catch {
    log('edition-unreadable');
    return null;
  }
}
