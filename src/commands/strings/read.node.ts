/** `npm run strings -- read`: somebody has read translations against the first language as it stands. */
import { parseArgs } from 'node:util';
import { fingerprintOf } from '../../content/fingerprint.ts';
import { wordsOf } from '../../content/overtaken.ts';
import type { DueLine } from '../../directory/due-item.ts';
import { dayWritten, openLine, rewriteFile, type Wrong, whyNotBy } from '../files/line-files.node.ts';
import { print, printError } from '../print.node.ts';
import { projectPath } from '../project.node.ts';
import type { StringsOptions } from './line.node.ts';
import { type StringRecord, withRecords } from './records.ts';

type Asked = {
  readonly language: string;
  readonly keys: readonly string[];
  /** All strings of the language; `keys` is then empty. */
  readonly isAll: boolean;
  readonly line: string;
  readonly by: string;
  readonly on: string | undefined;
};

const usage = `npm run strings -- read LANGUAGE --line NAME --by HANDLE [--on DAY] KEY…|--all
Such as: npm run strings -- read sw --line demo-ke --by acacia raid.ask`;
const noKeys = 'Name the strings that were read, or write --all if every one of the language was.';

/** Writes a record for each string into the line's reviews.yaml, in place of an older one; exit code 1 where it cannot be. */
export async function readStrings(args: readonly string[], options: StringsOptions = {}): Promise<number> {
  const { root = projectPath('.'), now = Date.now() } = options;
  const asked = readArguments(args);
  if (asked === null) return fail(`Not understood. Write: ${usage}`, 2);
  if (asked.keys.length === 0 && !asked.isAll) return fail(`${noKeys} ${usage}`, 2);
  const line = await openLine(root, now, asked.line);
  if ('wrong' in line) return fail(line.wrong);
  const readings = readingsOf(line, asked);
  if ('wrong' in readings) return fail(readings.wrong);
  const { file } = line.sources.reviewsFile;
  const failed = await rewriteFile(`${root}/${file}`, (text) => withRecords(text, readings));
  if (failed) return fail(failed.wrong);
  const count = readings.length === 1 ? '1 string in LANGUAGE was' : `${readings.length} strings in LANGUAGE were`;
  print(`${file}: ${count.replace('LANGUAGE', asked.language)} read by ${asked.by}.`);
  return 0;
}

function readArguments(args: readonly string[]): Asked | null {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { line: text, by: text, on: text, all: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [language, ...keys] = positionals;
    const { line, by, on, all: isAll } = values;
    if (!language || !line || !by || (isAll && keys.length > 0)) return null;
    return { language, keys, isAll, line, by, on };
  } catch {
    return null;
  }
}

function readingsOf(line: DueLine, asked: Asked): readonly StringRecord[] | Wrong {
  const { sources, today } = line;
  const source = sources.values.line.languages[0]?.id ?? '';
  const translations = Object.keys(sources.values.locales).filter((locale) => locale !== source);
  if (!translations.includes(asked.language))
    return { wrong: `The line is translated from ${source} into: ${translations.join(', ') || 'nothing'}.` };
  const stranger = whyNotBy(line, [asked.by]);
  if (stranger !== null) return { wrong: stranger };
  const on = dayWritten(asked.on, today);
  if (typeof on !== 'string') return on;
  const [from, to] = [wordsOf(sources, source), wordsOf(sources, asked.language)];
  const known = Object.keys(from).filter((key) => to[key] !== undefined);
  const missing = asked.keys.filter((key) => !known.includes(key));
  if (missing.length > 0) return { wrong: `One of the two languages does not have: ${missing.join(', ')}.` };
  return known
    .filter((key) => asked.isAll || asked.keys.includes(key))
    .map((key) => ({
      key,
      language: asked.language,
      source: fingerprintOf(from[key] ?? ''),
      text: fingerprintOf(to[key] ?? ''),
      by: asked.by,
      on,
    }));
}

function fail(words: string, exitCode = 1): number {
  printError(words);
  return exitCode;
}
