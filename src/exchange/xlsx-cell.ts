/** One cell of a workbook as text, and what its program has made of it. */
import { type ColumnKind, columnKind } from '../content/columns.ts';
import { dayOfSerial, timeOfSerial } from '../content/foreign-days.ts';
import { trimCell } from '../content/odd-spaces.ts';
import { restore } from './neutral.ts';
import type { SheetProblem } from './sheet.ts';
import type { Book, DayStyle } from './xlsx-book.ts';
import type { RawCell } from './xlsx-sheet.ts';

export type CellText = { readonly text: string; readonly problem: CellProblem | null };
type CellProblem = Pick<SheetProblem, 'severity' | 'words' | 'mend'>;

const asText = 'format the whole column as text';

/** The text of a cell in a column of that name. Nothing is dropped: what cannot be trusted has its text and a problem. */
export function textOfCell(cell: RawCell, column: string, book: Book): CellText {
  const kind = columnKind(column);
  const read = byType(cell, kind, book);
  if (!cell.isFormula) return read;
  const gave = read.text === '' ? 'and the file does not have what it gives' : `it last gave ${read.text}`;
  const mend = 'Copy the column and paste it over itself as values.';
  return { text: read.text, problem: error(`A formula stands here; ${gave}.`, mend) };
}

function byType(cell: RawCell, kind: ColumnKind, book: Book): CellText {
  switch (cell.type) {
    case 's':
      return sharedText(cell, book);
    case 'str':
    case 'inlineStr':
      return plain(restore(trimCell(cell.value)));
    case 'b':
      return truthValue(cell.value === '1' ? 'TRUE' : 'FALSE');
    case 'e':
      return {
        text: cell.value,
        problem: error(`The spreadsheet shows an error here (${cell.value}).`, 'Write the value itself.'),
      };
    case 'd':
      return day(
        cell.value.slice(0, 10),
        cell.value.slice(11, 16),
        cell.value.length > 10 ? 'day-and-time' : 'day',
        kind,
      );
    default:
      return number(cell, kind, book);
  }
}

function sharedText({ value }: RawCell, { texts }: Book): CellText {
  const text = /^\d+$/.test(value) ? texts[Number(value)] : undefined;
  if (text !== undefined) return plain(restore(trimCell(text)));
  const problem = error(
    'The file is damaged here: it does not have what this cell says.',
    'Look into an older copy of the file, and write the cell again; an empty cell has to be emptied in the spreadsheet.',
  );
  return { text: '', problem };
}

function truthValue(text: 'TRUE' | 'FALSE'): CellText {
  const meant = text === 'TRUE' ? 'yes' : 'no';
  return {
    text,
    problem: error(`The spreadsheet has turned a word into a truth value (${text}).`, `Write ${meant}, and ${asText}.`),
  };
}

function number({ value, style }: RawCell, kind: ColumnKind, book: Book): CellText {
  if (value === '') return plain('');
  const count = Number(value);
  if (!Number.isFinite(count)) return plain(value);
  const dayStyle = book.styles[style] ?? null;
  if (dayStyle !== null && count >= 0 && count < 2_958_466)
    return day(dayOfSerial(count, book.from1904), timeOfSerial(count), clockOf(dayStyle, count), kind);
  const text = inDigits(count);
  if (kind === 'phone' || kind === 'phones')
    return {
      text,
      problem: error(
        'This phone number is kept as a number: its + or first 0 is lost.',
        `First ${asText}, then write it again with + and country code, as +254700000000.`,
      ),
    };
  if (!numberWouldLose.includes(kind)) return plain(text);
  return {
    text,
    problem: warning(
      'This is kept as a number: a 0 or + at its beginning would be lost.',
      `Look whether it is whole, and ${asText}.`,
    ),
  };
}

/** In the other columns a number is right, or is told of by what it looks like. */
const numberWouldLose: readonly ColumnKind[] = ['words', 'id', 'answer'];

/** A day that is shown without its time of day still has it. */
const clockOf = (style: Exclude<DayStyle, null>, count: number): Exclude<DayStyle, null> =>
  style === 'day' && !Number.isInteger(count) ? 'day-and-time' : style;

/** A real day of the spreadsheet is one day to everybody, however it is shown. */
function day(date: string, time: string, style: Exclude<DayStyle, null>, kind: ColumnKind): CellText {
  if (kind === 'day' && style === 'day') return plain(date);
  if (kind === 'moment' && style === 'day-and-time') return plain(`${date} ${time}`);
  const text = { day: date, time, 'day-and-time': `${date} ${time}` }[style];
  if (kind === 'day')
    return {
      text,
      problem: error(
        `A time of day stands here (${text}), and a day is wanted.`,
        `Write the day as 2026-11-03, and ${asText}.`,
      ),
    };
  if (kind === 'moment')
    return {
      text,
      problem: error(
        `A ${style} alone stands here (${text}), and a day with its time of day is wanted.`,
        `Write both as 2026-11-03 18:00, and ${asText}.`,
      ),
    };
  return {
    text,
    problem: error(
      `The spreadsheet has turned what was typed into a ${style === 'time' ? 'time' : 'day'} (${text}).`,
      `First ${asText}, then type it again${examples[kind] ?? ''}.`,
    ),
  };
}

const examples: { readonly [Kind in ColumnKind]?: string } = {
  hours: ', such as Mo-Fr 08:00-17:00',
  'day-hours': ', such as 8-17',
};

/** Every digit that the number has: no exponent. */
function inDigits(count: number): string {
  const text = String(count);
  if (!text.includes('e')) return text;
  return Number.isInteger(count) ? BigInt(count).toString() : count.toFixed(20).replace(/0+$/, '');
}

const plain = (text: string): CellText => ({ text, problem: null });
const error = (words: string, mend: string): CellProblem => ({ severity: 'error', words, mend });
const warning = (words: string, mend: string): CellProblem => ({ severity: 'warning', words, mend });
