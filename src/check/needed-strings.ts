/** Which strings a line needs, and what may stand for a placeholder in each: what menu and render say, and what menu.yaml names. */
import type { LineSources } from '../content/line-sources.ts';
import type { ScreenEntry } from '../content/menu.ts';
import { firstScreen } from '../content/screens.ts';

export type NeededString = {
  /** Names that may stand in braces. */
  readonly placeholders: readonly string[];
  /** A form for SMS that may be left out where the label itself does. */
  readonly isOptional: boolean;
};

const numbers = (prefix: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `${prefix}.${from + index}`);

/** Keys that every locale has in its common.yaml, with their placeholders. */
export const commonStrings: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries([...numbers('month', 1, 12), ...numbers('day', 0, 6)].map((key) => [key, []])),
  'nav.more': [],
  'nav.next': [],
  'nav.back': [],
  'nav.language': [],
  'nav.cover': [],
  'nav.more.sms': ['route'],
  'date.short': ['day', 'month'],
  'time.today': ['time'],
  'time.day': ['day', 'time'],
  'distance.near': [],
  'distance.about': ['km'],
  'answered.peer': [],
  'answered.advocate': [],
  'answered.nurse': [],
  'answered.counsellor': [],
  'hotline.free': [],
  'hotline.always': [],
  'hotline.until': ['time'],
  'hotline.opens': ['time'],
  'hotline.calls-back': [],
  'hotline.unchecked': ['date'],
  'hotline.who': ['who'],
  'hotline.none': [],
  'places.title': [],
  'places.title.sms': ['route', 'place'],
  'places.type': [],
  'places.not-found': [],
  'places.which': [],
  'ask.title': [],
  'clinic.where': ['area', 'distance'],
  'clinic.area': ['area'],
  'clinic.open': ['time'],
  'clinic.always': [],
  'clinic.opens': ['time'],
  'clinic.hours-unknown': [],
  'clinic.call-first': [],
  'clinic.told': ['date'],
  'clinic.none': [],
  'contact.none': [],
  'alert.care': ['area', 'time'],
  'alert.avoid': ['area', 'time'],
  'alert.call-first': ['area', 'time'],
  'alert.none': [],
  'alert.line': ['where', 'key'],
  'alert.until': ['area', 'time'],
  'check.on': ['code', 'date'],
  'check.off': ['code', 'date'],
  'check.never': ['code'],
  'check.mistyped': [],
  'card.outdated': ['date'],
  'card.sms': ['code'],
  'card.sms.no-code': [],
  'cover.text': [],
  'help.sms': [],
  'help.code.sms': ['code'],
  'menu.changed': [],
  'menu.interrupted': [],
  'screen.down': [],
  'line.closed': [],
  'off.done': [],
  'off.not-done': [],
  fallback: [],
};

const hotlineNames = ['who', 'number'];

/** The strings of the line's own file, by key. */
export function ownStrings({ values }: LineSources): ReadonlyMap<string, NeededString> {
  const hasCode = values.line.ussd.length > 0;
  const needed = Object.entries(values.menu.screens).flatMap(([id, entry]) => [
    ...labelsOf(id),
    ...wordsOf(entry, hasCode).map(
      ([part, placeholders]) => [`${id}.${part}`, { placeholders, isOptional: false }] as const,
    ),
  ]);
  return new Map(needed);
}

function labelsOf(id: string): (readonly [string, NeededString])[] {
  if (id === firstScreen) return [];
  return [
    [`${id}.label`, { placeholders: [], isOptional: false }],
    [`${id}.label.sms`, { placeholders: [], isOptional: true }],
  ];
}

function wordsOf(entry: ScreenEntry, hasCode: boolean): (readonly [string, readonly string[]])[] {
  const code = hasCode ? ['code'] : [];
  switch (entry.kind) {
    case 'menu':
      return entry.hotline ? [['title', hotlineNames]] : [];
    case 'nearest':
      return entry.note === 'true' ? [['note', []]] : [];
    case 'hotlines':
    case 'contacts':
    case 'alerts':
      return [];
    case 'about':
      return [...saysOf(entry), 'sms'].map((part) => [part, ['organisation', 'tariff', ...code]]);
    case 'card': {
      const facts = [...(entry.hotline ? hotlineNames : []), ...Object.keys(entry.numbers ?? {}), ...code];
      return [...saysOf(entry), ...(entry.sms === 'true' ? ['sms'] : [])].map((part) => [part, facts]);
    }
  }
}

const saysOf = ({ pages }: { readonly pages: readonly (readonly { readonly say: string }[])[] }) =>
  pages.flatMap((page) => page.map(({ say }) => say));

/** All strings of a locale, those of the line before those that all lines share. */
export function stringsOf({ values }: LineSources, locale: string): Readonly<Record<string, string>> {
  const files = values.locales[locale];
  return { ...files?.common.strings, ...files?.own.strings };
}
