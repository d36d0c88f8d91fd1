/** Whether each file can be read and has the right shape: the shape that its JSON Schema describes. */
import type { z } from 'zod';
import type { CsvFile, CsvRow } from '../../content/csv-file.ts';
import { damageOf } from '../../content/damage.ts';
import { keysSource, reviewsSource } from '../../content/keys.ts';
import { lineSource } from '../../content/line.ts';
import { optionalTables, type RawSources, type TableName, tableNames } from '../../content/line-sources.ts';
import { commonLocale, lineLocale } from '../../content/locale.ts';
import { menuSource } from '../../content/menu.ts';
import { rowSchemas } from '../../content/rows.ts';
import type { Problem, YamlFile } from '../../content/yaml-file.ts';
import { cellFault, mendCell } from '../cell-faults.ts';
import type { Finding, Where } from '../finding.ts';
import { headerFaults } from '../header-faults.ts';
import { mendName, type Named } from '../known-ids.ts';
import type { RawRule } from '../rule.ts';

const id = 'schema';
const mendShape =
  'Compare with the same place in a line that works; an editor with YAML support shows what may stand here.';

export const schema: RawRule = {
  id,
  explains: 'Every file can be read and has the right shape.',
  find: (sources) => [
    ...yamlFindings(sources.lineFile, lineSource),
    ...yamlFindings(sources.menuFile, menuSource),
    ...yamlFindings(sources.keysFile, keysSource),
    ...yamlFindings(sources.reviewsFile, reviewsSource),
    ...Object.values(sources.locales).flatMap(({ common, own }) => [
      ...yamlFindings(common, commonLocale),
      ...yamlFindings(own, lineLocale),
    ]),
    ...tableFindings(sources),
  ],
};

function yamlFindings(file: YamlFile, shape: z.ZodType): readonly Finding[] {
  const [first] = file.problems;
  if (first) return [unreadable(file.file, first)];
  if (file.value === null) return [missing(file.file)];
  const issues = shape.safeParse(file.value).error?.issues ?? [];
  return issues.flatMap(placesOf).map(({ path, words }) => ({
    rule: id,
    severity: 'error',
    where: { file: file.file, ...file.at(path) },
    words: `At ${path.map(String).join(' › ') || 'the top'}: ${words}.`,
    mend: mendShape,
  }));
}

/** Only the first place is told: what the reader says of the lines after it mostly follows from it. */
const unreadable = (file: string, { line, column, words }: Problem): Finding => ({
  rule: id,
  severity: 'error',
  where: { file, line, column },
  words: sentence(words),
  mend: 'Mend this place first; other findings of the file come after it.',
});

/** Names that are not known are told of each at its own place. */
function placesOf(issue: z.core.$ZodIssue): readonly { path: readonly PropertyKey[]; words: string }[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, words: plainWords(issue) }];
  return issue.keys.map((key) => ({ path: [...issue.path, key], words: 'this name is not known here' }));
}

const missing = (file: string): Finding => ({
  rule: id,
  severity: 'error',
  where: { file, line: null, column: null },
  words: 'This file is missing or empty.',
  mend: 'Copy it from another line and change what it says.',
});

function tableFindings(sources: RawSources): readonly Finding[] {
  return tableNames.flatMap((name) => {
    const table = sources.tables[name];
    const isEmpty = table.header.length === 0;
    const header = isEmpty ? [] : headerFaults(name, table.header);
    const faults = header.map(({ column, words, mend }) => rowFinding(table, 1, column, words, mend));
    if (header.some(({ isReadable }) => !isReadable)) return faults;
    if (table.problems.length > 0) return table.problems.map(({ line, words }) => rowFinding(table, line, '', words));
    if (isEmpty) return optionalTables.includes(name) ? [] : [missing(table.file)];
    return [...faults, ...table.rows.flatMap((row) => cellFindings(name, row, sources))];
  });
}

/** A cell that a spreadsheet has damaged is told of as such, and once. */
function cellFindings(name: TableName, { row, cells }: CsvRow, sources: RawSources): readonly Finding[] {
  const damaged = Object.entries(cells).flatMap(([column, text]) => {
    const damage = damageOf(column, text);
    return damage ? [{ column, ...damage }] : [];
  });
  const mendReference = (text: string, what: Named) => mendName(text, what, sources.tables, handlesOf(sources));
  const others = (rowSchemas[name].safeParse(cells).error?.issues ?? [])
    // Of a column that is not known the header is told.
    .filter(({ code }) => code !== 'unrecognized_keys')
    .map((issue) => cellFault(name, cells, issue, mendReference))
    .filter(({ column }) => !damaged.some((one) => one.column === column));
  return [...damaged, ...others].map(({ column, words, mend }) =>
    rowFinding(sources.tables[name], row, column, words, mend),
  );
}

/** As far as keys.yaml can be read. */
function handlesOf({ keysFile }: RawSources): readonly string[] {
  return keysSource.safeParse(keysFile.value).data?.people.map(({ handle }) => handle) ?? [];
}

function rowFinding({ file }: CsvFile, row: number, cell: string, words: string, mend = mendCell): Finding {
  const where: Where = { file, line: row, column: null, row, cell };
  return { rule: id, severity: 'error', where, words: sentence(words), mend: sentence(mend) };
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1).replace(/\.$/, '')}.`;

/** zod's words where they are ours or plain; the commonest of its own are said more plainly. */
function plainWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? 'this name cannot stand here';
  if (issue.code === 'invalid_type')
    return issue.input === undefined ? 'something is missing here' : 'something of another kind must stand here';
  if (issue.code === 'invalid_union' && issue.message === 'Invalid input')
    return 'something of another kind must stand here';
  return issue.message;
}
