/** `npm run directory -- renew`: a clinic gave the same word again; one call, and a second person who confirmed it. */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { addRow } from '../../content/csv-edit.ts';
import { addDays, resolveDay } from '../../content/days.ts';
import { readClinicCode } from '../../directory/code.ts';
import { maxAttestedDays } from '../../directory/complete.ts';
import type { DueLine } from '../../directory/due-item.ts';
import { type AttestationRow, newestAttestations } from '../../directory/newest-attestations.ts';
import { questionColumns, questions, type Renewal, renewalOf } from '../../directory/renewal.ts';
import { dayWritten, openLine, rewriteFile, type Wrong, whyNotBy } from '../files/line-files.node.ts';
import { print, printError } from '../print.node.ts';
import { projectPath } from '../project.node.ts';

export type RenewOptions = {
  /** The project's folder; this one where absent. */
  readonly root?: string;
  /** Milliseconds since 1970; the clock's where absent. */
  readonly now?: number;
  /** What is typed, one line each; the terminal's where absent. */
  readonly inputs?: AsyncIterable<string>;
};

const usage =
  'npm run directory -- renew CLINIC --line NAME --role ROLE --by HANDLE --second HANDLE [--on DAY] [--unchanged]';
const consent = 'unchanged';
/** Words in small letters: whatever is written like a name does not get into the file. */
const role = /^[\p{Ll}\p{Lo}\p{M}]+(?: [\p{Ll}\p{Lo}\p{M}]+)*$/u;
const wrongRole =
  '--role takes what the person does there, in small letters, at most 40, such as "head nurse": never a name.';

type Asked = { [Name in 'clinic' | 'line' | 'role' | 'by' | 'second']: string } & {
  readonly on: string | undefined;
  readonly isUnchanged: boolean;
};

/**
 * Adds a row that repeats the newest answers of a clinic (its id or public code) for 90 days more, once somebody has said that
 * they are unchanged. Exit code 1 where one call is not enough, 2 where it was asked wrongly.
 */
export async function renew(args: readonly string[], options: RenewOptions = {}): Promise<number> {
  const { root = projectPath('.'), now = Date.now() } = options;
  const asked = readArguments(args);
  if (asked === null) return fail(2, `Not understood. Write: ${usage}`);
  const line = await openLine(root, now, asked.line);
  if ('wrong' in line) return fail(1, line.wrong);
  const found = findWord(line, asked);
  if ('wrong' in found) return fail(1, found.wrong);
  const { newest, on } = found;
  for (const words of askedAnew(newest)) print(words);
  if (!asked.isUnchanged && !(await isTyped(options.inputs))) return fail(1, notSaid(asked, newest.cells.clinic));
  const expiresOn = addDays(on, maxAttestedDays);
  const row = { ...newest.cells, ...written(asked, on), expires_on: expiresOn };
  const { file } = line.sources.tables.attestations;
  const failed = await rewriteFile(`${root}/${file}`, (text) => addRow(text, row));
  if (failed) return fail(1, failed.wrong);
  print(`${file} has a new row: the word of ${row.clinic} counts until ${expiresOn}.`);
  return 0;
}

function readArguments(args: readonly string[]): Asked | null {
  const text = { type: 'string' } as const;
  const options = { line: text, role: text, by: text, second: text, on: text, [consent]: { type: 'boolean' } } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [clinic, ...others] = positionals;
    const { line, role, by, second, on } = values;
    if (!clinic || others.length > 0 || !line || !role?.trim() || !by || !second) return null;
    return { clinic, line, role: role.trim(), by, second, on, isUnchanged: values[consent] === true };
  } catch {
    return null;
  }
}

type Word = { readonly newest: AttestationRow; readonly on: string };

/** The word that this call renews; wrong where there is none, or where one call is not enough. */
function findWord(line: DueLine, asked: Asked): Word | Wrong {
  const { sources, edition, today } = line;
  const code = readClinicCode(asked.clinic);
  const { clinics } = edition;
  const clinic = clinics.find((one) => one.id === asked.clinic) ?? clinics.find((one) => one.code === code);
  if (!clinic) return { wrong: 'clinics.csv has no clinic of that id or code.' };
  const stranger = whyNotBy(line, [asked.by, asked.second]);
  if (stranger !== null) return { wrong: stranger };
  if (asked.by === asked.second) return { wrong: 'It takes two people: one who called, one who confirmed it.' };
  if (asked.role.length > 40 || !role.test(asked.role)) return { wrong: wrongRole };
  const on = dayWritten(asked.on, today);
  if (typeof on !== 'string') return on;
  const newest = newestAttestations(sources.tables.attestations, today).find(({ cells }) => cells.clinic === clinic.id);
  if (!newest) return { wrong: `Nobody has asked ${clinic.id} yet. ${askFully}` };
  const renewal = renewalOf(newest.cells, on, today);
  return renewal.kind === 'one-call' ? { newest, on } : { wrong: whyNotRenewed(renewal, newest, today) };
}

const askFully = 'Ask all questions anew, two people, and add a row to attestations.csv.';

function whyNotRenewed(
  renewal: Exclude<Renewal, { kind: 'one-call' }>,
  { cells }: AttestationRow,
  today: string,
): string {
  const until = resolveDay(cells.expires_on, today);
  if (renewal.kind === 'too-early')
    return `It is too early: the word counts until ${until}, and one call renews it from ${renewal.from} on.`;
  const why = {
    withdrawn: 'It was withdrawn.',
    incomplete: 'Its newest row is not complete.',
    lapsed: `It ended on ${until}, too long ago for one call.`,
    short: `It counts until ${until}, for too short a time to be renewed by one call.`,
  };
  return `${why[renewal.reason]} ${askFully}`;
}

/** What to ask in the call, and what was answered before. */
function askedAnew({ cells }: AttestationRow): readonly string[] {
  return [
    `Ask ${cells.clinic} each of these. What it said on ${cells.who_date}:`,
    ...questionColumns.map((column) => `  ${questions[column]} ${cells[column]}`),
  ];
}

const written = ({ role, by, second }: Asked, on: string) => ({
  who_role: role,
  who_date: on,
  method: 'call',
  checked_by: by,
  second_checker: second,
  checked_on: on,
  status: 'attested',
  reason: '',
});

/** The whole command again, for who has asked and heard the same. */
function notSaid({ line, role, by, second, on }: Asked, clinic: string): string {
  const day = on === undefined ? '' : ` --on ${on}`;
  return [
    'Nothing was written. If the clinic answered each question as above, type:',
    `  npm run directory -- renew ${clinic} --line ${line} --role "${role}" --by ${by} --second ${second}${day} --${consent}`,
    'Is any answer another one? Then ask everything anew, two people, and add a row to attestations.csv.',
  ].join('\n');
}

async function isTyped(inputs: AsyncIterable<string> | undefined): Promise<boolean> {
  const { stdin } = process;
  if (!inputs && !stdin.isTTY) return false;
  printError(`Is each answer the same? Then type ${consent}; anything else stops.`);
  for await (const line of inputs ?? createInterface({ input: stdin })) return line.trim() === consent;
  return false;
}

function fail(exitCode: number, words: string): number {
  printError(words);
  return exitCode;
}
