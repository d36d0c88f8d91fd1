/** Cells of a file whose encoding was guessed: a wrong guess makes other letters of them, and nothing else shows it. */
import type { TableName } from '../content/line-sources.ts';
import { untold } from './changes.ts';
import type { TextTable } from './csv.ts';
import { keyedRows } from './row-keys.ts';
import type { Sheet, SheetProblem } from './sheet.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const beyondAscii = /[^\u0000-\u007f]/;

/** An error for each cell with letters beyond ASCII that the line does not have so already. */
export function guessedCells(name: TableName, present: TextTable, sheet: Sheet): readonly SheetProblem[] {
  if (sheet.encoding !== 'windows-1252') return [];
  const known = keyedRows(name, present);
  return [...keyedRows(name, sheet)].flatMap(([key, cells], index) =>
    Object.entries(cells)
      .filter(([column, text]) => beyondAscii.test(text) && known.get(key)?.[column] !== text)
      .map(
        ([column, text]): SheetProblem => ({
          severity: 'error',
          sheet: sheet.name,
          row: sheet.rows[index]?.row ?? null,
          column,
          words: `This file is not UTF-8, so its accents and other letters are guessed. This cell would be${standing(column, text)}.`,
          mend: 'Save it as "CSV UTF-8" and import that. If the letters are right, add --encoding windows-1252.',
        }),
      ),
  );
}

const standing = (column: string, text: string): string =>
  untold.includes(column) ? ' guessed as well; it is a note, and not shown' : `: ${text}`;
