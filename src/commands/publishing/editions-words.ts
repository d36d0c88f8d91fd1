/** How the editions of a line stand, in lines for the terminal. */
import type { Target } from '../../content/state.ts';
import type { Published } from '../store/published-line.node.ts';
import type { Stored } from '../store/stored-editions.node.ts';
import { cleanText } from '../summary/texts.ts';
import type { Slipped } from './slipped.node.ts';
import { nameOf } from './targets.ts';

export type ListedEdition = Stored & {
  readonly isHeard: boolean;
  /** What it changed, in one line; null where it is not there whole. */
  readonly what: string | null;
};
export type Standing = {
  readonly line: string;
  readonly editions: readonly ListedEdition[];
  /** Of earlier editions, which are not listed. */
  readonly others: number;
  /** Digest; '' for what is compiled in. */
  readonly heard: string;
  readonly release: number;
  readonly state: number;
  readonly takenDown: readonly Target[];
  readonly slipped: Slipped;
  /** Keys that may not do another thing yet. */
  readonly waiting: readonly { readonly screen: string; readonly digit: string; readonly until: number }[];
  readonly floor: { readonly release: number; readonly number: number };
};

const digestLetters = 12;

/** A table of the editions; then what is taken down, which keys wait, and the floor. */
export function editionsWords(standing: Standing, published: Published, now: number): readonly string[] {
  const { line, editions, others, heard, takenDown, slipped, waiting, floor, release, state } = standing;
  const edition = published.current?.edition ?? null;
  const down = takenDown.map((target) => `  ${nameOf(edition, target)}`);
  const bySlips = (slipped.targets ?? []).map((target) => `  ${nameOf(edition, target)}, by a slip`);
  return [
    ...table([columns, ...editions.map(rowOf)]),
    ...(others > 0 ? [`And ${others} earlier; to see all: npm run editions -- --line ${line} --all`] : []),
    ...(heard === '' ? [compiledIn(line, editions.length > 0)] : [`Release ${release}, state ${state}.`]),
    ...(published.trouble === null ? [] : [published.trouble]),
    ...(down.length + bySlips.length === 0 ? ['Nothing is taken down.'] : ['Taken down:', ...down, ...bySlips]),
    ...(slipped.targets === null ? [unknownSlips(slipped.codes)] : []),
    ...waiting.map(({ screen, digit, until }) => `${keyWords(screen, digit)} waits ${waitOf(until, now)}.`),
    floor.number === 0
      ? 'The floor is what was deployed: nothing was published before that.'
      : `The floor: release ${floor.release}, state ${floor.number}. Nothing below it is heard.`,
  ];
}

const compiledIn = (line: string, hasSome: boolean): string =>
  `${hasSome ? 'None of these is heard' : `Nothing of ${line} has been published`}: callers hear what is compiled in.`;

const unknownSlips = (codes: number): string =>
  `${codes === 1 ? '1 code of a slip was' : `${codes} codes of slips were`} texted. What that took down is known only with SLIP_SECRET of the deployment in the environment.`;

const keyWords = (screen: string, digit: string): string => {
  if (screen === 'start') return 'The first key of a call';
  return cleanText(
    digit === 'any' ? `Every key at ${screen}` : `${digit === 'text' ? 'A typed name' : `Key ${digit}`} at ${screen}`,
  );
};

const waitOf = (until: number, now: number): string =>
  `${Math.ceil((until - now) / 60_000)} min before it may do another thing`;

const columns = ['', 'number', 'made on', 'by', 'digest', 'what it changed'];

function rowOf({ isHeard, number, madeAt, madeBy, digest, what }: ListedEdition): readonly string[] {
  const madeOn = `${new Date(madeAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const short = digest.slice(0, digestLetters);
  return [
    isHeard ? 'heard' : '',
    String(number),
    madeOn,
    madeBy.join(', '),
    short,
    what ?? 'it is damaged in the store',
  ].map(cleanText);
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length < 2) return [];
  const widths = columns.map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
