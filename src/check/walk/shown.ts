/** One screen as callers of one language get it over one gateway. */
import type { Strings } from '../../content/edition.ts';
import type { LineSources } from '../../content/line-sources.ts';
import type { Position } from '../../menu/position.ts';
import type { Page, Say, Screen } from '../../menu/screen.ts';
import type { Limits } from '../../render/limits.ts';
import { renderPages } from '../../render/pages.ts';
import type { Finding, Where } from '../finding.ts';
import { inString, inYaml, languageName } from '../found.ts';

/** `check` is the answer to a clinic's code; the others are kinds of screens. */
export type ShownKind =
  | 'language'
  | 'menu'
  | 'places'
  | 'ask'
  | 'which'
  | 'card'
  | 'results'
  | 'hotlines'
  | 'contacts'
  | 'alerts'
  | 'cover'
  | 'check';

export type Shown = {
  readonly kind: ShownKind;
  /** Null for the answer to a clinic's code, which has none. */
  readonly position: Position | null;
  readonly screen: Screen;
  readonly strings: Strings;
  readonly limits: Limits;
  /** As a way of ways.ts. */
  readonly over: string;
  /** When: milliseconds since 1970. */
  readonly at: number;
  readonly pages: readonly Page[];
};

/** A screen of menu.yaml that this one was made from: `clinic/coast/2` → `clinic`. */
export const screenOf = ({ screen }: Shown): string => screen.id.split('/')[0] ?? screen.id;

/** How a finding names it: `Screen raid in French, on USSD`, or `…, on USSD over nalo (120 characters)`. */
export function nameOf(shown: Shown): string {
  const channel = shown.limits.channel === 'ussd' ? 'on USSD' : 'by SMS';
  return `Screen ${shown.screen.id} in ${languageName(shown.strings.locale)}, ${channel}${shown.over}`;
}

/** Whether it is the start as whoever was cut off finds it. */
export const isInterrupted = ({ position }: Shown): boolean => position?.notice === 'interrupted';

/** The string to look at for one page (from 0): the first of the block that the page is part of; else the screen itself. */
export function whereOf(sources: LineSources, shown: Shown, page = 0): Where {
  const own = blockOf(shown, page).find(({ key }) => key !== 'value' && key !== 'value.pair');
  if (own) return inString(sources, shown.strings.locale, own.key);
  return inYaml(sources.menuFile, ['screens', screenOf(shown)]);
}

function blockOf({ screen, strings, limits }: Shown, page: number): readonly Say[] {
  const pagesUpTo = (count: number) =>
    renderPages(strings, { ...screen, options: [], blocks: screen.blocks.slice(0, count) }, limits);
  const at = screen.blocks.findIndex((_, index) => pagesUpTo(index + 1).length > page);
  return screen.blocks[at] ?? screen.blocks.at(-1) ?? [];
}

/** What a page says without the mark before it and the keys below it. */
export function bodyOf({ screen }: Shown, { text }: Page): string {
  const lines = text.split('\n');
  if (screen.mark !== null && lines[0] === screen.mark) lines.shift();
  if (/^[09]( |$)/.test(lines.at(-1) ?? '')) lines.pop();
  return lines.join('\n');
}

/** The same words at the same place once: many pages may show one slip. */
export function once(findings: readonly Finding[]): readonly Finding[] {
  const byPlace = new Map(findings.map((finding) => [JSON.stringify([finding.where, finding.words]), finding]));
  return [...byPlace.values()];
}
