/** A phone may be searched: no SMS names a profession, a status, a disease, police or papers. */
import type { Finding, Where } from '../finding.ts';
import { as, inCell, inString, inYaml, languageName } from '../found.ts';
import { stringsOf } from '../needed-strings.ts';
import type { EditionRule, EditionSubject } from '../rule.ts';
import { bodyOf, once, type Shown, screenOf } from '../walk/shown.ts';

const id = 'bland-sms';
const { error } = as(id);
/** Scripts that put no spaces between words, or hang letters before them: a word is looked for anywhere. */
const spaceless = /[\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Han}\p{scx=Ethiopic}]/u;

export const blandSms: EditionRule = {
  id,
  explains: 'No SMS holds a word of the list “bland” of its language.',
  find(subject) {
    const replies = subject.shown.filter(({ limits }) => limits.channel === 'sms');
    const listOf = new Map(
      Object.entries(subject.sources.values.locales).map(([locale, { common }]) => [locale, common.bland.map(finder)]),
    );
    return once(
      replies.flatMap((shown) => {
        const text = plain(shown.pages.map((page) => bodyOf(shown, page)).join('\n'));
        const held = (listOf.get(shown.strings.locale) ?? []).filter(({ isIn }) => isIn(text));
        return held.map((found) => say(subject, shown, found));
      }),
    );
  },
};

type Finder = { readonly word: string; isIn(text: string): boolean };

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** On the beginnings of words: a stem stands for all that begins with it. */
function finder(word: string): Finder {
  const wanted = plain(word);
  if (spaceless.test(word)) return { word, isIn: (text) => text.includes(wanted) };
  const beginning = new RegExp(`(?<![\\p{L}\\p{N}])${wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'u');
  return { word, isIn: (text) => beginning.test(text) };
}

function say(subject: EditionSubject, shown: Shown, { word, isIn }: Finder): Finding {
  const { locale } = shown.strings;
  const held = heldBy(subject, shown, isIn);
  return error(
    held.where,
    `${held.what} in ${languageName(locale)} puts “${word}” into an SMS.`,
    'Say it in a bland word; for a label, write a second one with .sms behind its key; for a name, use the one that the place uses on letters; for directions, say less.',
  );
}

type Held = { readonly where: Where; readonly what: string };

/** The string that holds it, among those of the screen; else the row whose name or directions do. */
function heldBy({ sources }: EditionSubject, shown: Shown, isIn: Finder['isIn']): Held {
  const { locale } = shown.strings;
  const strings = stringsOf(sources, locale);
  const key = [...keysIn([shown.screen.blocks, shown.screen.options])].find((own) => isIn(plain(strings[own] ?? '')));
  if (key !== undefined) return { where: inString(sources, locale, key), what: key };
  const row = rowThatHolds(sources, isIn);
  if (row) return row;
  return { where: inYaml(sources.menuFile, ['screens', screenOf(shown)]), what: `Screen ${shown.screen.id}` };
}

function rowThatHolds({ tables }: EditionSubject['sources'], isIn: Finder['isIn']): Held | null {
  const cells = Object.values(tables).flatMap((table) =>
    table.rows.flatMap(({ row, cells }) =>
      Object.entries(cells).map(([column, text]) => ({ table, row, column, text, id: cells.id ?? '' })),
    ),
  );
  const held = cells.find(({ column, text }) => /^(name|directions)(\.|$)/.test(column) && isIn(plain(text)));
  if (!held) return null;
  const { table, row, column, text, id: of } = held;
  return {
    where: inCell(table, row, column),
    what: column.startsWith('name') ? `The name ${text}` : `How to get to ${of}`,
  };
}

/** Every string key within something to say, also one that stands for a placeholder of another. */
function keysIn(part: unknown): Set<string> {
  const keys = new Set<string>();
  JSON.stringify(part, (name, value: unknown) => {
    if (name === 'key' && typeof value === 'string') keys.add(value);
    return value;
  });
  return keys;
}
