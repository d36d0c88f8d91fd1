/** What is wrong in the first row of a table: one slip there would else be told of in every row. */
import type { TableName } from '../content/line-sources.ts';
import { rowSchemas, strayColumns } from '../content/rows.ts';
import { listed } from './found.ts';
import { likeliest, nearestFirst } from './nearest-names.ts';

export type HeaderFault = {
  /** The name in the header; empty for the whole row. */
  readonly column: string;
  readonly words: string;
  readonly mend: string;
  /** Whether the rows below can be read all the same. */
  readonly isReadable: boolean;
};

/** The faults of a header; where one of them keeps the rows from being read, what follows from it is left out. */
export function headerFaults(table: TableName, header: readonly string[]): readonly HeaderFault[] {
  const columns = columnsOf(table);
  if (!header.some((column) => columns.includes(column))) return [noNames(columns)];
  const missing = neededColumns(table).filter((column) => !header.includes(column));
  const stray = strayColumns(table, header);
  const meant = new Map(missing.map((column) => [column, likeliest(column, stray)]));
  const free = columns.filter((column) => !header.includes(column));
  return [
    ...(missing.length > 0 ? [lacking(meant)] : []),
    ...stray.filter((column) => ![...meant.values()].includes(column)).map((column) => unknown(column, free)),
  ];
}

/** Every column that a table may have, in the order of an export. */
export const columnsOf = (table: TableName): readonly string[] => Object.keys(rowSchemas[table].shape);

/** Columns that a table may have and need not, in their order. */
export function optionalColumns(table: TableName): readonly string[] {
  const needed = neededColumns(table);
  return columnsOf(table).filter((column) => !needed.includes(column));
}

function neededColumns(table: TableName): readonly string[] {
  const issues = rowSchemas[table].safeParse({}).error?.issues ?? [];
  return issues.map(({ path }) => String(path[0]));
}

const noNames = (columns: readonly string[]): HeaderFault => ({
  column: '',
  words: 'The first row must hold the names of the columns.',
  mend: `Delete what stands above them, or write them: ${columns.join(', ')}.`,
  isReadable: false,
});

function lacking(meant: ReadonlyMap<string, string | null>): HeaderFault {
  const missing = [...meant.keys()];
  const written = [...meant].flatMap(([column, other]) => (other === null ? [] : [{ column, other }]));
  const also =
    written.length > 0
      ? ` (there ${written.length === 1 ? 'is a column' : 'are columns'} ${listed(written.map(({ other }) => other))})`
      : '';
  const [first] = written;
  const names = `column${missing.length === 1 ? '' : 's'} ${listed(missing)}`;
  return {
    column: '',
    words: `The ${names} ${missing.length === 1 ? 'is' : 'are'} missing${also}; the rows are not looked at.`,
    mend: first
      ? `Write ${first.column} in place of ${first.other}; every name stands as it is here.`
      : `Add the ${names} to the first row.`,
    isReadable: false,
  };
}

const unknown = (column: string, free: readonly string[]): HeaderFault => ({
  column,
  words: 'This column is not known.',
  mend:
    free.length === 0
      ? 'Delete this column.'
      : `Delete this column, or give it one of these names: ${nearestFirst(column, free).join(', ')}.`,
  isReadable: true,
});
