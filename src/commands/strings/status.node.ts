/** `npm run strings -- status`: how far the translations of a line are. */
import { parseArgs } from 'node:util';
import { type Standing, standings, standingsOf } from '../../check/standing.ts';
import type { LineSources } from '../../content/line-sources.ts';
import { lineIds } from '../../content/sources.node.ts';
import { type OpenedLine, openLines, whyNot } from '../files/open-lines.node.ts';
import { print, printError } from '../print.node.ts';
import { projectPath } from '../project.node.ts';
import type { StringsOptions } from './line.node.ts';

const usage = `npm run strings -- status [--line NAME] [--json], or with a language: status LANGUAGE --line NAME [--json]
Such as: npm run strings -- status sw --line demo-ke`;

type Counts = { readonly strings: number; readonly translated: number } & Readonly<Record<Standing, number>>;
type Status = {
  readonly line: string;
  readonly source: string;
  readonly language: string;
  readonly counts: Counts;
  readonly keys: Readonly<Record<Standing, readonly string[]>>;
};

/** Prints a table a line, or the keys of one language by how they stand. Exit code 1 where a line cannot be read. */
export async function stringsStatus(args: readonly string[], options: StringsOptions = {}): Promise<number> {
  const { root = projectPath('.'), now = Date.now() } = options;
  const asked = readArguments(args);
  if (asked === null) return fail(2, `Not understood. Write: ${usage}`);
  const lines = await openLines(root, now, asked.line);
  const wrong = whyNot(lines, await lineIds(root));
  if (wrong !== null) return fail(1, wrong);
  const all = lines.flatMap(statusesOf);
  const found = all.filter(({ language }) => asked.language === undefined || language === asked.language);
  if (asked.language !== undefined && found.length === 0)
    return fail(1, `The line is translated into: ${all.map(({ language }) => language).join(', ') || 'nothing'}.`);
  if (asked.isJson) print(JSON.stringify(found.map(asked.language === undefined ? withoutKeys : whole), null, 2));
  else for (const words of asked.language === undefined ? tables(found) : found.flatMap(listOfKeys)) print(words);
  return 0;
}

function readArguments(args: readonly string[]) {
  try {
    const options = { line: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [language, ...others] = positionals;
    if (others.length > 0 || (language !== undefined && values.line === undefined)) return null;
    return { language, line: values.line, isJson: values.json === true };
  } catch {
    return null;
  }
}

function statusesOf({ line, opened }: OpenedLine): readonly Status[] {
  if (!opened) return [];
  const { values } = opened.sources;
  const source = values.line.languages[0]?.id ?? '';
  return Object.keys(values.locales)
    .filter((language) => language !== source)
    .map((language) => ({ line, source, language, ...counted(opened.sources, language) }));
}

function counted(sources: LineSources, language: string): Pick<Status, 'counts' | 'keys'> {
  const all = [...standingsOf(sources, language)];
  const keysOf = (standing: Standing) => all.flatMap(([key, stands]) => (stands === standing ? [key] : []));
  const keys = perStanding(keysOf);
  const counts = perStanding((standing) => keys[standing].length);
  return { keys, counts: { strings: all.length, translated: all.length - counts.missing - counts.same, ...counts } };
}

const perStanding = <Value>(of: (standing: Standing) => Value): Readonly<Record<Standing, Value>> => ({
  missing: of('missing'),
  same: of('same'),
  stale: of('stale'),
  unreviewed: of('unreviewed'),
  reviewed: of('reviewed'),
});

const whole = (status: Status) => status;
const withoutKeys = ({ keys: _, ...status }: Status) => status;

const columns = ['translated', 'missing', 'same as source', 'stale', 'unreviewed', 'reviewed'] as const;

function tables(statuses: readonly Status[]): readonly string[] {
  const lines = [...Map.groupBy(statuses, ({ line }) => line)];
  return lines.flatMap(([line, own], at) => [
    ...(at > 0 ? [''] : []),
    `${line}: ${own[0]?.counts.strings ?? 0} strings, translated from ${own[0]?.source}`,
    inColumns(['language', ...columns]),
    ...own.map(({ language, counts }) =>
      inColumns([
        language,
        ...columns.map((name) => share(counts[name === 'same as source' ? 'same' : name], counts.strings)),
      ]),
    ),
  ]);
}

const widths = [10, 12, 11, 16, 11, 12, 11];
const inColumns = (cells: readonly string[]): string =>
  cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('');

/** Per cent are cut, so that 100% is all of them. */
const share = (count: number, of: number): string => `${count} ${of === 0 ? 0 : Math.floor((100 * count) / of)}%`;

const explained: Readonly<Record<Standing, string>> = {
  missing: 'Missing: callers cannot be told',
  same: 'Same as in the first language, and nobody has said that this is right',
  stale: 'Stale: made for, or read against, other words than those of today',
  unreviewed: 'Unreviewed: translated, and nobody has read it against the words of today',
  reviewed: 'Reviewed',
};

function listOfKeys({ line, language, counts, keys }: Status): readonly string[] {
  return [
    `${line}, ${language}: ${counts.strings} strings`,
    ...standings
      .filter((standing) => keys[standing].length > 0)
      .flatMap((standing) => [
        '',
        `${explained[standing]} (${keys[standing].length}):`,
        ...keys[standing].map((key) => `  ${key}`),
      ]),
  ];
}

function fail(exitCode: number, words: string): number {
  printError(words);
  return exitCode;
}
