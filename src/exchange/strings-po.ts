/** The strings of a line in one language as a PO file: the key is the context, so that no two strings share an entry. */
import { type PoEntry, type PoFile, type PoRefusal, readPo, writePo } from './po.ts';
import { type IncomingStrings, problemAt } from './strings-incoming.ts';
import type { LineStrings, StringRow } from './strings-rows.ts';

export type PoSays = Pick<PoEntry, 'notes' | 'reference' | 'isFuzzy'>;

/** All strings of one language; what `says` gives stands in the comments of an entry. */
export function stringsPo({ rows, line }: LineStrings, language: string, says: (row: StringRow) => PoSays): string {
  const entries = rows.map((row): PoEntry => {
    const { key, source, texts } = row;
    return { key, source, text: texts[language] ?? '', ...says(row) };
  });
  return writePo(entries, language, line);
}

/** Reads a PO file; `wanted` is its language where somebody has said so, else its header does. */
export function readStringsPo(
  name: string,
  bytes: Uint8Array,
  { languages }: LineStrings,
  wanted: string | null,
): IncomingStrings {
  const nothing = (row: number | null, words: string, mend: string): IncomingStrings => ({
    languages: [],
    rows: [],
    problems: [problemAt(name, row, '', words, mend)],
  });
  const file = readPo(bytes);
  if (file.kind === 'refused') return nothing(file.row, ...refusals[file.reason]);
  const said = languages.find((one) => one.toLowerCase() === file.language.replaceAll('_', '-').toLowerCase());
  const language = wanted ?? said;
  if (language === undefined)
    return nothing(
      null,
      'The file does not say which of the line’s languages it is.',
      `Write it behind the file: ${languages.join(' or ')}.`,
    );
  if (said !== undefined && said !== language)
    return nothing(
      null,
      `The file says that it is ${said}, not ${language}.`,
      `Leave ${language} away, or take the right file.`,
    );
  return { languages: [language], rows: rowsOf(file, language), problems: besides(name, file) };
}

const rowsOf = ({ entries }: PoFile, language: string) =>
  entries.map(({ key, row, source, previous, text, isFuzzy }) => ({
    key,
    row,
    source: (isFuzzy && previous) || source || null,
    texts: { [language]: text },
    mark: isFuzzy && previous === null ? ('unsure' as const) : isFuzzy ? null : ('sure' as const),
  }));

function besides(name: string, { withoutKey, setAside }: PoFile) {
  const entries = (count: number) => (count === 1 ? '1 entry' : `${count} entries`);
  return [
    ...(withoutKey > 0
      ? [
          problemAt(
            name,
            null,
            '',
            `No msgctxt, so nobody can say which string it is: ${entries(withoutKey)}.`,
            'Export again, and work on that file.',
          ),
        ]
      : []),
    ...(setAside > 0
      ? [
          problemAt(
            name,
            null,
            '',
            `Set aside with #~, and not taken in: ${entries(setAside)}.`,
            'If one is still said, move its words to the entry of its key.',
            'warning',
          ),
        ]
      : []),
  ];
}

const refusals: Readonly<Record<PoRefusal['reason'], readonly [string, string]>> = {
  encoding: ['The file is not in UTF-8, and not in what its header says either.', 'Save it as UTF-8.'],
  twice: ['This key comes for the second time.', 'Keep the entry that is right, and delete the other.'],
  broken: [
    'The file is damaged here: a quotation mark is missing, or an entry has several forms.',
    'Open it in a program for PO files, and save it again.',
  ],
};
