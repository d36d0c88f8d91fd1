/** `npm run strings -- export`: the words of a line for a translator, as a PO file or a sheet. */
import { parseArgs } from 'node:util';
import { type Standing, standingsOf } from '../../check/standing.ts';
import { writeCsv } from '../../exchange/csv.ts';
import { stringsPo } from '../../exchange/strings-po.ts';
import type { StringRow } from '../../exchange/strings-rows.ts';
import { stringsTable } from '../../exchange/strings-sheet.ts';
import { writeWorkbook } from '../../exchange/write-workbook.ts';
import { writeNewFile } from '../files/written-files.node.ts';
import { print, printError } from '../print.node.ts';
import { projectPath } from '../project.node.ts';
import { notUnderstood, openStrings, type StringsLine, type StringsOptions } from './line.node.ts';
import { notesOf } from './notes.ts';

const usage = `npm run strings -- export LANGUAGE|all --line NAME --po|--csv|--xlsx [--out FILE]
Such as: npm run strings -- export sw --line demo-ke --xlsx`;

const forms = ['po', 'csv', 'xlsx'] as const;
type Form = (typeof forms)[number];
type Asked = { readonly line: string; readonly language: string | null; readonly form: Form; readonly out: string };

/**
 * Writes every string of a line with its translation, notes and how it stands: into the current folder or where `--out` says, for
 * its owner alone, and over nothing.
 */
export async function exportStrings(args: readonly string[], options: StringsOptions = {}): Promise<number> {
  const { root = projectPath('.'), now = Date.now() } = options;
  const asked = readArguments(args);
  if (asked === null) return fail(2, notUnderstood(args, usage));
  const { form, language, out } = asked;
  if (form === 'po' && language === null) return fail(2, `A PO file holds one language: name it. Write: ${usage}`);
  const line = await openStrings(root, now, asked.line, language);
  if ('wrong' in line) return fail(1, line.wrong);
  const content = form === 'po' && language !== null ? poOf(line, language) : await sheetOf(line, language, form);
  const failed = await writeNewFile({ path: out, content });
  if (failed) return fail(1, failed.wrong);
  print(out);
  const named = language === null ? '' : ` ${language}`;
  printError(`When it comes back: npm run strings -- import ${out} --line ${asked.line}${named}`);
  return 0;
}

function readArguments(args: readonly string[]): Asked | null {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const options = { line: text, out: text, po: flag, csv: flag, xlsx: flag } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [named = 'all', ...others] = positionals;
    const [form, ...more] = forms.filter((one) => values[one] === true);
    const { line, out } = values;
    if (!line || !form || more.length > 0 || others.length > 0 || out === '') return null;
    return { line, form, language: named === 'all' ? null : named, out: out ?? `${line}-${named}.${form}` };
  } catch {
    return null;
  }
}

function poOf({ sources, strings }: StringsLine, language: string): string {
  const standing = standingsOf(sources, language);
  return stringsPo(strings, language, (row) => {
    const stands = row.kind === 'text' ? standing.get(row.key) : undefined;
    const status = stands === undefined ? [] : [`Status: ${statusSays(stands, strings.source)}`];
    return {
      notes: [...notesOf(sources, row), ...status],
      reference: fileOf(row, language, strings.line),
      isFuzzy: stands === 'stale',
    };
  });
}

async function sheetOf({ sources, strings }: StringsLine, language: string | null, form: Form) {
  const { line, source } = strings;
  const languages = language === null ? strings.languages : [language];
  const standing = new Map(languages.map((one) => [one, standingsOf(sources, one)]));
  const table = stringsTable(strings, languages, (row) => ({
    file: fileOf(row, language ?? 'LANGUAGE', line),
    note: notesOf(sources, row).join(' '),
    status: languages
      .flatMap((one) => {
        const stands = row.kind === 'text' ? standing.get(one)?.get(row.key) : undefined;
        if (stands === undefined) return [];
        if (language !== null) return [statusSays(stands, source)];
        return stands === 'reviewed' || stands === 'unreviewed' ? [] : [`${one} ${statusSays(stands, source)}`];
      })
      .join('; '),
  }));
  return form === 'csv' ? writeCsv(table) : writeWorkbook([{ name: 'strings', ...table }]);
}

const statusSays = (standing: Standing, source: string): string =>
  standing === 'same' ? `same as ${source}` : standing;

const fileOf = ({ file }: StringRow, language: string, line: string): string =>
  `locales/${language}/${file === 'own' ? line : 'common'}.yaml`;

function fail(exitCode: number, words: string): number {
  printError(words);
  return exitCode;
}
