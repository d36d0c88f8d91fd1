/** `npm run directory -- withdraw`: nobody is told of a clinic any more. Safety: whatever else is wrong in the line does not hinder it. */
import { parseArgs } from 'node:util';
import { addRow } from '../../content/csv-edit.ts';
import { keysSource } from '../../content/keys.ts';
import type { RawSources } from '../../content/line-sources.ts';
import { readClinicCode } from '../../directory/code.ts';
import { newestAttestations } from '../../directory/newest-attestations.ts';
import { dayWritten, rewriteFile, type Wrong } from '../files/line-files.node.ts';
import { print, printError } from '../print.node.ts';
import { projectPath } from '../project.node.ts';
import { type DirectoryOptions, readDirectoryLine, todayOf } from './line.node.ts';

const usage = 'npm run directory -- withdraw CLINIC|CODE --line NAME --by HANDLE --reason "WORDS" [--on DAY]';
const maxReasonLetters = 120;

type Asked = { readonly [Name in 'clinic' | 'line' | 'by' | 'reason']: string } & { readonly on: string | undefined };

/**
 * Adds a row with the status withdrawn for a clinic (its id or public code). Needs no second person. Exit code 1 where there is no
 * such clinic or person, 2 where it was asked wrongly.
 */
export async function withdraw(args: readonly string[], options: DirectoryOptions = {}): Promise<number> {
  const { root = projectPath('.'), now = Date.now() } = options;
  const asked = readArguments(args);
  if (asked === null) return fail(2, `Not understood. Write: ${usage}`);
  if (asked.reason === '') return fail(2, 'Give a neutral reason, such as --reason moved. Callers never see it.');
  if (asked.reason.length > maxReasonLetters) return fail(1, `--reason takes at most ${maxReasonLetters} letters.`);
  const line = await readDirectoryLine(root, asked.line);
  if (typeof line === 'string') return fail(1, line);
  const { raw } = line;
  const today = todayOf(raw, now);
  const on = dayWritten(asked.on, today);
  if (typeof on !== 'string') return fail(1, on.wrong);
  const clinic = findClinic(raw, asked.clinic);
  const wrong = whyNotWritten(raw, asked) ?? ('wrong' in clinic ? clinic : null);
  if (wrong || 'wrong' in clinic) return fail(1, wrong?.wrong ?? '');
  const { file } = raw.tables.attestations;
  const newest = newestAttestations(raw.tables.attestations, today).find(({ cells }) => cells.clinic === clinic.id);
  if (newest?.cells.status === 'withdrawn') {
    print(`${clinic.id} is withdrawn already: ${file} row ${newest.row}. Nothing was written.`);
    return 0;
  }
  const row = { clinic: clinic.id, checked_by: asked.by, checked_on: on, status: 'withdrawn', reason: asked.reason };
  const failed = await rewriteFile(`${root}/${file}`, (text) => addRow(text, row));
  if (failed) return fail(1, failed.wrong);
  print(`${file} has a new row: ${clinic.id} is withdrawn, and nobody is told of it.`);
  print(`CHECK ${clinic.code || 'and its code'} says: not on our list since ${on}.`);
  print(`Callers hear it after: npm run publish -- --line ${asked.line}`);
  print(
    `At once, and by one person alone: npm run take-down -- clinic ${clinic.code || clinic.id} --line ${asked.line}`,
  );
  return 0;
}

function readArguments(args: readonly string[]): Asked | null {
  const text = { type: 'string' } as const;
  const options = { line: text, by: text, reason: text, on: text } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [clinic, ...others] = positionals;
    const { line, by, reason, on } = values;
    if (!clinic || others.length > 0 || !line || !by) return null;
    return { clinic, line, by, reason: (reason ?? '').trim(), on };
  } catch {
    return null;
  }
}

/** Where clinics.csv cannot be read, an id that attestations.csv has is enough. */
function findClinic({ tables }: RawSources, asked: string): { readonly id: string; readonly code: string } | Wrong {
  const code = readClinicCode(asked);
  const { rows } = tables.clinics;
  const own =
    rows.find(({ cells }) => cells.id === asked) ?? rows.find(({ cells }) => code !== null && cells.code === code);
  if (own) return { id: own.cells.id ?? '', code: own.cells.code ?? '' };
  const isKnown = tables.attestations.rows.some(({ cells }) => cells.clinic === asked);
  return isKnown ? { id: asked, code: '' } : { wrong: 'clinics.csv has no clinic of that id or code.' };
}

/** Why no row can be added: the table itself, or somebody whom the people of the line, as far as they can be read, do not have. */
function whyNotWritten({ line, tables, keysFile }: RawSources, { by }: Asked): Wrong | null {
  const { file, header } = tables.attestations;
  const lacking = ['clinic', 'checked_by', 'checked_on', 'status', 'reason'].filter((name) => !header.includes(name));
  if (lacking.length > 0)
    return { wrong: `Nothing was written: ${file} cannot be read. npm run check -- --line ${line} says where.` };
  const people = keysSource.safeParse(keysFile.value).data?.people.map(({ handle }) => handle);
  if (!people || people.includes(by)) return null;
  return { wrong: `keys.yaml has nobody of that handle. It has: ${people.join(', ')}.` };
}

function fail(exitCode: number, words: string): number {
  printError(words);
  return exitCode;
}
