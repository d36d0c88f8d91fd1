/** The strings of a line as a sheet: a column a language, the one that is translated from first. */
import type { TextTable } from './csv.ts';
import type { Sheet, SheetProblem } from './sheet.ts';
import { type IncomingString, type IncomingStrings, problemAt } from './strings-incoming.ts';
import { type LineStrings, plainText, type StringRow } from './strings-rows.ts';

/** What a row says besides its words, for people alone: an import reads none of it. */
export type RowSays = { readonly file: string; readonly note: string; readonly status: string };

const forPeople = ['file', 'note', 'status'];

/** A table of all strings in some languages. */
export function stringsTable(
  { rows, source }: LineStrings,
  languages: readonly string[],
  says: (row: StringRow) => RowSays,
): TextTable {
  return {
    header: ['key', 'file', source, ...languages, 'note', 'status'],
    rows: rows.map((row) => {
      const texts = Object.entries(row.texts).map(([locale, text]) => [locale, plainText(text)]);
      return { cells: { ...Object.fromEntries(texts), key: row.key, ...says(row) } };
    }),
  };
}

/**
 * Reads a sheet by the names of its columns, in whatever order they and the rows stand. `wanted` is the one language to
 * take in; all that the line has where it is null.
 */
export function readStringsSheet(
  sheet: Sheet,
  problems: readonly SheetProblem[],
  strings: LineStrings,
  wanted: string | null,
): IncomingStrings {
  const column = (name: string) => sheet.header.find((one) => one.trim().toLowerCase() === name.toLowerCase());
  const keyColumn = column('key');
  const languages = (wanted === null ? strings.languages : [wanted]).filter((language) => column(language));
  const taken = [keyColumn, column(strings.source), ...languages.map(column)];
  const ofUs = problems.filter((one) => one.column === '' || taken.includes(one.column));
  const wrong = wrongHeader(sheet, strings, wanted, { keyColumn, languages });
  if (keyColumn === undefined || languages.length === 0) return { languages, rows: [], problems: [...ofUs, ...wrong] };
  const sourceColumn = column(strings.source);
  const rows = sheet.rows.map(
    ({ row, cells }): IncomingString => ({
      key: (cells[keyColumn] ?? '').trim(),
      row,
      source: sourceColumn === undefined ? null : cells[sourceColumn] || null,
      texts: Object.fromEntries(languages.map((language) => [language, cells[column(language) ?? ''] ?? ''])),
      mark: null,
    }),
  );
  return { languages, rows, problems: [...ofUs, ...wrong] };
}

type Read = { readonly keyColumn: string | undefined; readonly languages: readonly string[] };
type Told = readonly [severity: SheetProblem['severity'], words: string, mend: string];

/** What is wrong with the names of the columns; those that only people read may be there or not. */
function wrongHeader(
  { name, header, headerRow }: Sheet,
  { source, languages: all }: LineStrings,
  wanted: string | null,
  { keyColumn, languages }: Read,
): readonly SheetProblem[] {
  const named = header.map((one) => one.trim().toLowerCase());
  const known = ['key', source, ...all, ...forPeople].map((one) => one.toLowerCase());
  const stray = header.filter((one) => one !== '' && !known.includes(one.trim().toLowerCase()));
  const missing = wanted === null && languages.length > 0 ? all.filter((one) => !languages.includes(one)) : [];
  const columns = `key, ${source}, ${all.join(', ')}`;
  const inFirstRow = `Name the columns in the first row: ${columns}.`;
  const none = `No column is called ${wanted ?? all.join(' or ')}, so there are no translations.`;
  const told: readonly (Told | false)[] = [
    keyColumn === undefined && ['error', 'No column is called key: nobody can say what a row is.', inFirstRow],
    languages.length === 0 && ['error', none, inFirstRow],
    missing.length > 0 && ['warning', `Not here: ${missing.join(', ')}.`, 'These translations stay as they are.'],
    stray.length > 0 && ['warning', `Columns that are not taken in: ${stray.join(', ')}.`, callItByTag(columns)],
    !named.includes(source.toLowerCase()) && ['warning', `There is no column ${source}: ${unknownSource}`, haveRead],
  ];
  return told
    .filter((one) => one !== false)
    .map(([severity, words, mend]) => problemAt(name, headerRow, '', words, mend, severity));
}

const callItByTag = (columns: string) => `If one of them is a language of the line, call it by its tag: ${columns}.`;
const unknownSource = 'nobody can say from which words this was translated.';
const haveRead = 'The translations are taken in. Have them read against the words of today.';
