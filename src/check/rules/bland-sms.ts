/** A phone may be searched: no SMS, and no page that a raid card leaves behind, names what the list “bland” names. */
import { coverScreen } from '../../content/screens.ts';
import { nameIn } from '../../render/facts.ts';
import { type BlandWord, blandIn, blandWords } from '../bland-words.ts';
import type { Finding, Where } from '../finding.ts';
import { as, inCell, inString, inYaml, languageName } from '../found.ts';
import { stringsOf } from '../needed-strings.ts';
import type { EditionRule, EditionSubject } from '../rule.ts';
import { bodyOf, once, type Shown, screenOf } from '../walk/shown.ts';

const id = 'bland-sms';
const { error } = as(id);
/** Said when all else has failed, so that no screen has it. */
const constantKey = 'fallback';

export const blandSms: EditionRule = {
  id,
  explains: 'No SMS, and not the page behind the raid card, holds a word of the list “bland” of its language.',
  find(subject) {
    const locales = Object.entries(subject.sources.values.locales);
    const words = new Map(locales.map(([locale, { common }]) => [locale, blandWords(common)]));
    return once([
      ...subject.shown
        .filter(isLeft)
        .flatMap((shown) => inShown(subject, shown, words.get(shown.strings.locale) ?? [])),
      ...[...words].flatMap(([locale, own]) => [...inConstant(subject, locale, own), ...inNames(subject, locale, own)]),
    ]);
  },
};

/** Whether it stays on the phone, or is left for others to see. */
const isLeft = ({ limits, screen }: Shown): boolean => limits.channel === 'sms' || screen.id === coverScreen;

function inShown(subject: EditionSubject, shown: Shown, words: readonly BlandWord[]): Finding[] {
  const text = shown.pages.map((page) => bodyOf(shown, page)).join('\n');
  return blandIn(words, text).map((word) => say(heldBy(subject, shown, word), word, shown.strings.locale));
}

function inConstant({ sources }: EditionSubject, locale: string, words: readonly BlandWord[]): Finding[] {
  const text = stringsOf(sources, locale)[constantKey] ?? '';
  const held = () => ({ where: inString(sources, locale, constantKey), what: constantKey });
  return blandIn(words, text).map((word) => say(held(), word, locale));
}

/** Every row, since of a great many clinics and places only some are walked to. */
function inNames({ edition, sources }: EditionSubject, locale: string, words: readonly BlandWord[]): Finding[] {
  const { clinics, hotlines, contacts, places, regions } = edition;
  const named = [
    ...[...clinics, ...hotlines, ...contacts, ...places, ...regions].map(({ names }) => names),
    ...clinics.map(({ directions }) => directions),
  ];
  const text = [...new Set(named.map((names) => nameIn(names, locale)))].join('\n');
  return blandIn(words, text).flatMap((word) => {
    const row = rowThatHolds(sources, word);
    return row ? say(row, word, locale) : [];
  });
}

function say({ where, what }: Held, { word }: BlandWord, locale: string): Finding {
  return error(
    where,
    `${what} in ${languageName(locale)} puts “${word}” into what stays on a phone.`,
    'Say it in a bland word; for a label, write a second one with .sms behind its key; for a name, use the one that the place uses on letters; for directions, say less.',
  );
}

const holds = (text: string, word: BlandWord): boolean => blandIn([word], text).length > 0;

type Held = { readonly where: Where; readonly what: string };

/** The string that holds it, among those of the screen; else the row whose name or directions do, or the line. */
function heldBy({ sources }: EditionSubject, shown: Shown, word: BlandWord): Held {
  const { locale } = shown.strings;
  const strings = stringsOf(sources, locale);
  const key = [...keysIn([shown.screen.blocks, shown.screen.options])].find((own) => holds(strings[own] ?? '', word));
  if (key !== undefined) return { where: inString(sources, locale, key), what: key };
  if (holds(sources.values.line.organisation, word)) return ofLine(sources);
  const row = rowThatHolds(sources, word);
  return row ?? { where: inYaml(sources.menuFile, ['screens', screenOf(shown)]), what: `Screen ${shown.screen.id}` };
}

const ofLine = ({ lineFile }: EditionSubject['sources']): Held => ({
  where: inYaml(lineFile, ['organisation']),
  what: 'The name of the organisation',
});

function rowThatHolds({ tables }: EditionSubject['sources'], word: BlandWord): Held | null {
  const cells = Object.values(tables).flatMap((table) =>
    table.rows.flatMap(({ row, cells }) =>
      Object.entries(cells).map(([column, text]) => ({ table, row, column, text, id: cells.id ?? '' })),
    ),
  );
  const held = cells.find(({ column, text }) => /^(name|directions)(\.|$)/.test(column) && holds(text, word));
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
