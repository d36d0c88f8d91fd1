/** Pages of an edition: rendered once where no clock touches them, else once a minute, which is as fine as hours and dates go. */
import type { Edition } from '../content/edition.ts';
import type { State } from '../content/state.ts';
import { type Position, startOf } from '../menu/position.ts';
import type { Page, Screen } from '../menu/screen.ts';
import { screenAt } from '../menu/screen-at.ts';
import { type Shown, shownThrough } from '../menu/shown.ts';
import type { Limits, UssdLimits } from '../render/limits.ts';
import { renderPages } from '../render/pages.ts';
import { startPages } from '../render/start-pages.ts';
import { stringsFor } from '../render/strings-for.ts';

type PagesByPosition = Map<string, readonly Page[]>;
type Kept = { readonly lasting: PagesByPosition; minute: number; ofMinute: PagesByPosition };
const kept = new WeakMap<Edition, WeakMap<Limits, Kept>>();

/**
 * All pages of a position. Those that nobody's typing or place led to are kept, for the minute or as long as the edition.
 * Privacy: what a place or typing led to is not kept.
 */
export function ussdPages(edition: Edition, position: Position, limits: Limits, now: number): readonly Page[] {
  const isOwn = position.place !== null || position.notice !== null || position.candidates.length > 0;
  if (isOwn) return render(edition, position, limits, now);
  const pages = keptPages(edition, limits, position.screen, now);
  const key = `${position.language} ${position.screen}`;
  const known = pages.get(key);
  if (known) return known;
  const rendered = render(edition, position, limits, now);
  pages.set(key, rendered);
  return rendered;
}

function keptPages(edition: Edition, limits: Limits, screen: string, now: number): PagesByPosition {
  const byLimits = kept.get(edition) ?? new WeakMap<Limits, Kept>();
  kept.set(edition, byLimits);
  const found = byLimits.get(limits) ?? { lasting: new Map(), minute: Number.NaN, ofMinute: new Map() };
  byLimits.set(limits, found);
  if (isTimeless(edition, screen)) return found.lasting;
  const minute = Math.floor(now / 60_000);
  if (found.minute !== minute) Object.assign(found, { minute, ofMinute: new Map() });
  return found.ofMinute;
}

/** Whether a screen says no hotline, no opening hours, no date, and no alert. */
function isTimeless(edition: Edition, screen: string): boolean {
  if (edition.alerts.length > 0 && screen === startOf(edition).screen) return false;
  const source = edition.screens[screen];
  switch (source?.kind) {
    case 'language':
    case 'places':
    case 'ask':
      return true;
    case 'menu':
      return source.hotline === null;
    case 'card':
      return source.hotline === null && source.review === null;
    default:
      return false;
  }
}

function render(edition: Edition, position: Position, limits: Limits, now: number): readonly Page[] {
  return renderAt(edition, position, screenAt(edition, position, now, limits.channel), limits, now);
}

function renderAt(
  edition: Edition,
  { language, notice }: Position,
  screen: Screen,
  limits: Limits,
  now: number,
): readonly Page[] {
  const strings = stringsFor(edition, language, limits);
  return notice === 'interrupted'
    ? startPages(edition, strings, screen, limits, now)
    : renderPages(strings, screen, limits);
}

/** The page of a call of these inputs: `changed` are the keys of the line's state, whether they still count or not. */
export const callPage = (
  edition: Edition,
  inputs: readonly string[],
  changed: State['changed'],
  limits: UssdLimits,
  now: number,
): Page => shownPage(edition, shownThrough(edition, inputs, changed, now), limits, now);

/** The page of what a call shows; the last one there is, where so many keys have turned pages. */
export function shownPage(edition: Edition, { position, screen }: Shown, limits: UssdLimits, now: number): Page {
  if (screen === null) return pageAt(ussdPages(edition, position, limits, now), position.page);
  return pageAt(renderAt(edition, position, screen, limits, now), position.page);
}

function pageAt(pages: readonly Page[], at: number): Page {
  const page = pages[Math.min(at, pages.length - 1)];
  if (!page) throw new Error('a screen has at least one page');
  return page;
}
