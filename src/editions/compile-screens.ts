/** From menu.yaml to the screens of an edition: pick lists of places become screens with digits of their own. */
import { resolveDay } from '../content/days.ts';
import type { Edition } from '../content/edition.ts';
import { type ScreenId, screenId } from '../content/ids.ts';
import type { LineSource } from '../content/line.ts';
import type { CardEntry, MenuSource, ScreenEntry } from '../content/menu.ts';
import type { CardScreen, Option, ScreenSource } from '../content/screens.ts';
import { coverScreen, firstScreen } from '../content/screens.ts';
import { languageScreen } from '../menu/position.ts';
import { compilePickList, type ScreenContext, type Screens } from './compile-pick-list.ts';

export type Parents = Edition['parents'];

/** All screens of a line. The menu must have passed the checks: unknown screens and doubled digits throw nothing here. */
export function compileScreens(menu: MenuSource, context: ScreenContext): Screens {
  const screens: Record<string, ScreenSource> = { [languageScreen]: { kind: 'language' } };
  for (const [id, entry] of Object.entries(menu.screens)) Object.assign(screens, compileScreen(id, entry, context));
  return { ...screens, [coverScreen]: { kind: 'cover' } };
}

function compileScreen(id: string, entry: ScreenEntry, context: ScreenContext): Screens {
  switch (entry.kind) {
    case 'menu':
      return {
        [id]: {
          kind: 'menu',
          titleKey: entry.hotline ? `${id}.title` : null,
          hotline: entry.hotline ?? null,
          options: compileOptions(entry.options),
        },
      };
    case 'card':
      return { [id]: compileCard(id, entry, context) };
    case 'about':
      return { [id]: aboutCard(id, entry.pages, context.line) };
    case 'hotlines':
      return { [id]: { kind: 'hotlines', topics: entry.topics, jurisdiction: entry.jurisdiction ?? null } };
    case 'contacts':
      return { [id]: { kind: 'contacts', groups: entry.groups } };
    case 'alerts':
      return { [id]: { kind: 'alerts', hotline: entry.hotline } };
    case 'nearest':
      return compilePickList(screenId(id), entry, context);
  }
}

/** Options in the order of their digits, 9 last. */
export function compileOptions(options: Readonly<Record<string, string>>): readonly Option[] {
  return Object.entries(options)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([digit, to]) => ({
      digit,
      to: screenId(to),
      label: { kind: 'string', key: `${to}.label`, smsKey: `${to}.label.sms` },
    }));
}

const keysOf = (id: string, pages: CardEntry['pages']) => pages.map((page) => page.map(({ say }) => `${id}.${say}`));

function compileCard(id: string, entry: CardEntry, { buildDate }: ScreenContext): CardScreen {
  const { review } = entry;
  return {
    kind: 'card',
    urgent: entry.urgent === 'true',
    hotline: entry.hotline ?? null,
    review: review ? { on: resolveDay(review.on, buildDate), until: resolveDay(review.until, buildDate) } : null,
    pages: keysOf(id, entry.pages),
    smsKey: entry.sms === 'true' ? `${id}.sms` : null,
    facts: entry.numbers ?? {},
    jurisdiction: entry.jurisdiction ?? null,
  };
}

function aboutCard(id: string, pages: CardEntry['pages'], line: LineSource): CardScreen {
  return {
    kind: 'card',
    urgent: false,
    hotline: null,
    review: null,
    pages: keysOf(id, pages),
    smsKey: `${id}.sms`,
    facts: { organisation: line.organisation, tariff: line.tariff },
    jurisdiction: null,
  };
}

/** The tree's arrows backwards; of a screen that several lead to, the first found from the start counts. */
export function compileParents(screens: Screens): Parents {
  const parents: Record<string, { screen: ScreenId; digit: string }> = {};
  const queue = [firstScreen];
  for (const id of queue) {
    const screen = screens[id];
    const options = screen?.kind === 'menu' || screen?.kind === 'places' ? screen.options : [];
    for (const { digit, to } of options) {
      if (to === firstScreen || parents[to] || screens[to]?.kind === 'results') continue;
      parents[to] = { screen: id, digit };
      queue.push(to);
    }
  }
  return parents;
}
