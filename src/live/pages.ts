/** Pages of an edition, rendered once a minute at most: what is said depends on the clock by minutes alone. */
import type { Edition } from '../content/edition.ts';
import type { Position } from '../menu/position.ts';
import type { Page } from '../menu/screen.ts';
import { screenAt } from '../menu/screen-at.ts';
import { follow } from '../menu/transcript.ts';
import type { Limits } from '../render/limits.ts';
import { renderPages } from '../render/pages.ts';
import { stringsFor } from '../render/strings-for.ts';

type PagesByPosition = Map<string, readonly Page[]>;
type Kept = { readonly minute: number; readonly pages: PagesByPosition };
const kept = new WeakMap<Edition, WeakMap<Limits, Kept>>();

/**
 * All pages of a position. Those that nobody's typing or place led to are kept for the rest of the minute.
 * Privacy: the answers for a chosen place are kept in `ofCall`, which goes with the call; what typing led to is not kept.
 */
export function ussdPages(
  edition: Edition,
  position: Position,
  limits: Limits,
  now: number,
  ofCall: PagesByPosition = new Map(),
): readonly Page[] {
  if (position.notice !== null || position.candidates.length > 0) return render(edition, position, limits, now);
  const pages = position.place === null ? keptPages(edition, limits, Math.floor(now / 60_000)) : ofCall;
  const key = `${position.language} ${position.screen} ${position.place}`;
  const known = pages.get(key);
  if (known) return known;
  const rendered = render(edition, position, limits, now);
  pages.set(key, rendered);
  return rendered;
}

function keptPages(edition: Edition, limits: Limits, minute: number): PagesByPosition {
  const byLimits = kept.get(edition) ?? new WeakMap<Limits, Kept>();
  kept.set(edition, byLimits);
  const found = byLimits.get(limits);
  if (found?.minute === minute) return found.pages;
  const fresh = { minute, pages: new Map() };
  byLimits.set(limits, fresh);
  return fresh.pages;
}

function render(edition: Edition, position: Position, limits: Limits, now: number): readonly Page[] {
  return renderPages(
    stringsFor(edition, position.language, limits),
    screenAt(edition, position, now, limits.channel),
    limits,
  );
}

/** The page that a call of these inputs is on. */
export function ussdPage(edition: Edition, inputs: readonly string[], limits: Limits, now: number): Page {
  const ofCall: PagesByPosition = new Map();
  const pagesOf = (position: Position) => ussdPages(edition, position, limits, now, ofCall);
  const position = follow(edition, inputs, (candidate) => pagesOf(candidate).length);
  const pages = pagesOf(position);
  const page = pages[Math.min(position.page, pages.length - 1)];
  if (!page) throw new Error('a screen has at least one page');
  return page;
}
