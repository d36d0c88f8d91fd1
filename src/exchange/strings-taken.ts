/** Translations that come in, beside those that are there: what is new, what is the same, what cannot be taken. */
import { fingerprintOf } from '../content/fingerprint.ts';
import type { SheetProblem } from './sheet.ts';
import { faultsOf } from './strings-faults.ts';
import { type IncomingString, type IncomingStrings, problemAt } from './strings-incoming.ts';
import { type MadeFor, madeFor } from './strings-made-for.ts';
import { isSameText, type LineStrings, plainText, type StringRow } from './strings-rows.ts';

export type TakenString = {
  readonly string: StringRow;
  readonly language: string;
  /** Where it stands in the file that came in. */
  readonly row: number;
  readonly kind: 'new' | 'changed' | 'same';
  /** Empty where there was none. */
  readonly before: string;
  readonly after: string;
  /** Whether it was made for other words than those of today. */
  readonly isStale: boolean;
  /** What to write down of the words that it was made for; null where nothing is new. */
  readonly made: Pick<MadeFor, 'source' | 'text'> | null;
};

export type TakenStrings = { readonly taken: readonly TakenString[]; readonly problems: readonly SheetProblem[] };

/** Compares row by row; `recordOf` finds what reviews.yaml says of a string. `sheet` is what the problems are of. */
export function takeStrings(
  sheet: string,
  strings: LineStrings,
  incoming: IncomingStrings,
  recordOf: (language: string, key: string) => MadeFor | undefined,
): TakenStrings {
  const known = new Map(strings.rows.map((row) => [row.key, row]));
  const seen = new Map<string, number>();
  const taken: TakenString[] = [];
  const problems: SheetProblem[] = [];
  for (const row of incoming.rows) {
    const string = known.get(row.key);
    const wrong = string ? twice(sheet, row, seen) : unknown(sheet, row);
    problems.push(...wrong);
    seen.set(row.key, row.row);
    if (!string || wrong.length > 0) continue;
    const cells = incoming.languages.map((language) =>
      takeCell(sheet, string, row, language, recordOf(language, row.key)),
    );
    problems.push(...otherSource(sheet, strings, string, row), ...cells.flatMap((cell) => cell.problems));
    taken.push(...cells.flatMap((cell) => cell.taken));
  }
  return { taken, problems: [...problems, ...leftOut(sheet, strings, incoming)] };
}

function unknown(sheet: string, { key, row, texts }: IncomingString): readonly SheetProblem[] {
  const hasText = Object.values(texts).some((text) => text !== '');
  if (key === '')
    return hasText
      ? [
          problemAt(
            sheet,
            row,
            'key',
            'This row has words and no key.',
            'Write the key of its string, or delete the row.',
          ),
        ]
      : [];
  return [
    problemAt(
      sheet,
      row,
      'key',
      `The line has no string ${key}.`,
      hasText
        ? 'Put the key right if it has a slip; else delete the row: nothing says these words.'
        : 'Nothing is lost: the row has no translation.',
      hasText ? 'error' : 'warning',
    ),
  ];
}

function twice(
  sheet: string,
  { key, row }: IncomingString,
  seen: ReadonlyMap<string, number>,
): readonly SheetProblem[] {
  const first = seen.get(key);
  if (first === undefined) return [];
  return [
    problemAt(
      sheet,
      row,
      'key',
      `${key} stands in row ${first} already.`,
      'Keep the row that is right, and delete the other.',
    ),
  ];
}

function otherSource(
  sheet: string,
  { source: language }: LineStrings,
  string: StringRow,
  row: IncomingString,
): readonly SheetProblem[] {
  if (string.kind === 'keywords' || row.source === null || isOf(row.source, string.source)) return [];
  if (Object.values(row.texts).every((text) => text === '')) return [];
  return [
    problemAt(
      sheet,
      row.row,
      language,
      `${string.key} was translated from “${row.source}”, and ${language} says now “${string.source}”.`,
      `The translation counts as overtaken until somebody has read it against the words of today. An import never changes ${language} itself: that is done in its file.`,
      'warning',
    ),
  ];
}

const isOf = (one: string, other: string): boolean =>
  fingerprintOf(one.toWellFormed()) === fingerprintOf(other.toWellFormed());

type TakenCell = { readonly taken: readonly TakenString[]; readonly problems: readonly SheetProblem[] };

function takeCell(
  sheet: string,
  string: StringRow,
  incoming: IncomingString,
  language: string,
  record: MadeFor | undefined,
): TakenCell {
  const before = string.texts[language] ?? '';
  const text = plainText(incoming.texts[language] ?? '');
  const name = `${string.key} in ${language}`;
  const say = (words: string, mend: string, severity?: SheetProblem['severity']) =>
    problemAt(sheet, incoming.row, language, words, mend, severity);
  if (text === '') {
    const isKept = plainText(before) !== '';
    return {
      taken: [],
      problems: isKept ? [say(`${name} is empty here, and the line has words for it.`, kept, 'warning')] : [],
    };
  }
  if (isSameText(string.kind, before, text))
    return {
      taken: [compared(string, incoming, language, { before, after: before, isSame: true }, record)],
      problems: [],
    };
  const faults = faultsOf(string, name, text);
  if (faults.length > 0) return { taken: [], problems: faults.map(({ words, mend }) => say(words, mend)) };
  return {
    taken: [compared(string, incoming, language, { before, after: text, isSame: false }, record)],
    problems:
      incoming.mark === 'unsure'
        ? [say(`${name} is marked fuzzy: its translator is not sure.`, unsure, 'warning')]
        : [],
  };
}

const kept = 'They stay. To take a string out, do it in its file.';
const unsure = 'It is taken in. Have it read.';

function compared(
  string: StringRow,
  incoming: IncomingString,
  language: string,
  { before, after, isSame }: { readonly before: string; readonly after: string; readonly isSame: boolean },
  record: MadeFor | undefined,
): TakenString {
  const isText = string.kind === 'text';
  const made = isText ? madeFor(string.source, incoming, { text: after, isSame }, record) : null;
  const from = (made ?? record)?.source;
  return {
    string,
    language,
    row: incoming.row,
    kind: isSame ? 'same' : before === '' ? 'new' : 'changed',
    before,
    after,
    isStale: isText && from !== undefined && from !== fingerprintOf(string.source),
    made,
  };
}

/** Strings of the line without a row: they stay, and that is said once. */
function leftOut(sheet: string, { rows }: LineStrings, incoming: IncomingStrings): readonly SheetProblem[] {
  if (incoming.languages.length === 0 || incoming.rows.length === 0) return [];
  const there = new Set(incoming.rows.map(({ key }) => key));
  const missing = rows.filter(({ key }) => !there.has(key)).map(({ key }) => key);
  const [first] = missing;
  if (first === undefined) return [];
  const words =
    missing.length === 1
      ? `The line has a string that is not here: ${first}.`
      : `The line has ${missing.length} strings that are not here, such as ${first}.`;
  return [problemAt(sheet, null, '', words, 'They stay as they are.', 'warning')];
}
