/** What is wrong in a cell whose shape is, and how to mend it. Never quotes free text: notes are private. */
import type { z } from 'zod';
import { columnKind } from '../content/columns.ts';
import type { TableName } from '../content/line-sources.ts';
import { rowSchemas } from '../content/rows.ts';
import { type Named, namedBy } from './known-ids.ts';

export type CellFault = { readonly column: string; readonly words: string; readonly mend: string };

/** How a spreadsheet's reader should mend what no message says better. */
export const mendCell = 'Mend the cell in the spreadsheet and save it as CSV again.';

/** One issue of a row in words. `mendReference` says what may stand in a cell that names something. */
export function cellFault(
  table: TableName,
  cells: Readonly<Record<string, string>>,
  issue: z.core.$ZodIssue,
  mendReference: (text: string, what: Named) => string,
): CellFault {
  const column = issue.path.map(String).join('.');
  const text = cells[column] ?? '';
  const what = namedBy(table, column);
  if (what && text !== '') {
    const words = what === 'people' ? 'this is no handle of keys.yaml' : cannotStand(column, text);
    return { column, words, mend: mendReference(text, what) };
  }
  const message = messageOf(issue);
  const instead = insteadOf(table, column, text);
  if (instead !== null) return { column, words: cannotStand(column, text), mend: instead };
  if (/^(write|leave) /.test(message)) return { column, words: cannotStand(column, text), mend: message };
  const [words = message, ...mend] = message.split(': ');
  return { column, words, mend: mend.length > 0 ? mend.join(': ') : mendCell };
}

/** Of several shapes that a cell may have, the words of the first that has some of its own. */
function messageOf(issue: z.core.$ZodIssue): string {
  const isOwn = (message: string) => !/^Invalid |^Too (big|small)/.test(message);
  if (isOwn(issue.message)) return issue.message;
  const inner = issue.code === 'invalid_union' ? issue.errors.flat().find(({ message }) => isOwn(message)) : undefined;
  return inner?.message ?? 'something else must stand here';
}

const maxQuotedLetters = 40;

function cannotStand(column: string, text: string): string {
  if (text === '') return 'this cell is empty';
  if (columnKind(column) === 'words' || text.length > maxQuotedLetters)
    return `this is too long (${text.length} letters)`;
  return `“${text}” cannot stand here`;
}

/** Words that people write for those that may stand there. */
const otherWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  method: { phone: 'call', telephone: 'call', 'phone call': 'call', email: 'written', letter: 'written' },
};

function insteadOf(table: TableName, column: string, text: string): string | null {
  const small = text.toLowerCase();
  const other = otherWords[column]?.[small];
  if (other !== undefined) return `write ${other}`;
  if (small === text || columnKind(column) === 'words') return null;
  const shape: Readonly<Record<string, z.ZodType>> = rowSchemas[table].shape;
  return shape[column]?.safeParse(small).success === true ? `write ${small}, in small letters` : null;
}
