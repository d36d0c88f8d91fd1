/** What stays the same in every text as long as nobody adds, moves or takes away a digit or a placeholder. */
import type { Edition, Message, MessageElement } from '../content/edition.ts';
import {
  allLikeDigits,
  isChinese,
  likeDigits,
  mayHoldDigits,
  mayLookLikeDigits,
  withLikeDigits,
  withPlainDigits,
} from '../content/written-digits.ts';
import { canonicalJson } from './canonical.ts';
import { isLiteral } from './message-texts.ts';
import { sortedEntries } from './said.ts';

/** A text's marks in their order, and its elements that are not text; those of branches within them. */
export type Pinned = readonly [locale: string, key: string, marks: string, elements: readonly string[]];

/** Stands for an element that is not text: a code point that is no character. */
const held = '\uffff';
/** Digits, what is dialled with them, and placeholders, each with what stands before it. */
const marked = new RegExp(`[\\d+*#${held}]+`, 'gu');
const mayDial = /[+*#＋＊＃]/u;
/** Between two marks: a word, something to see, or nothing. */
type Gap = '…' | ' ' | '';
const isWord = /[[\p{L}\p{N}]--[\p{Lm}\p{DI}]]/v;
const isUnseen = /^[\p{DI}\p{M}]*$/u;
/** Letters alone are read as digits where they are three, or where a placeholder goes on. */
const likeBeside = new RegExp(`${likeDigits}\\p{DI}*${held}|${held}\\p{DI}*${likeDigits}`, 'u');
const minLike = 3;
const withDigit = /\d/;

/**
 * What is pinned of the texts, by locale and key. Safety: as long as this is the same, every digit and placeholder of every
 * text stands where it stood, and what a placeholder stands for is neither lengthened nor run together with a digit.
 */
export function pinnedInTexts(strings: Edition['strings']): readonly Pinned[] {
  return sortedEntries<Messages>(strings).flatMap(([locale, messages]) =>
    sortedEntries<Message>(messages).flatMap(([key, message]): Pinned[] => {
      const [marks, elements] = pinnedIn(message, false);
      return marks === '' ? [] : [[locale, key, marks, elements]];
    }),
  );
}

type Messages = Edition['strings'][string];
type Pins = readonly [marks: string, elements: readonly string[]];

/** Of a branch its edges count as well: beside it may stand a digit. */
function pinnedIn(message: Message, isBranch: boolean): Pins {
  if (typeof message === 'string') return [marksIn(message, isBranch), []];
  const text = message.map((element) => (isLiteral(element) ? element.value : held)).join('');
  return [marksIn(text, isBranch), message.flatMap((element) => (isLiteral(element) ? [] : [pinnedElement(element)]))];
}

/** An element as it is, with what is pinned of its branches in their place. Most are no more than `{name}`. */
function pinnedElement(element: MessageElement): string {
  const { type, value, options, children, ...others } = element;
  if (typeof value === 'string' && Object.keys(element).length === 2) return `${type} ${value}`;
  const branches =
    options === undefined
      ? []
      : sortedEntries<{ readonly value: Message }>(
          options as Readonly<Record<string, { readonly value: Message }>>,
        ).map(([name, { value, ...rest }]) => [name, pinnedIn(value, true), rest]);
  const within = children === undefined ? null : pinnedIn(children as Message, true);
  return canonicalJson([type, value ?? null, others, branches, within]);
}

function marksIn(text: string, isBranch: boolean): string {
  const isFolded =
    mayHoldDigits.test(text) || mayDial.test(text) || mayLookLikeDigits.test(text) || likeBeside.test(text);
  if (!isFolded && !text.includes(held)) return isBranch ? gapOf(text) : '';
  const { plain, written } = isFolded ? withPlainDigits(text) : { plain: text, written: () => text };
  const folded = isFolded ? withLikeDigits(plain, isReadAsDigits) : text;
  const runs = [...folded.matchAll(marked)].map(({ 0: run, index }) => ({ run, from: index, to: index + run.length }));
  /** In Chinese one such word within a sentence is seldom a digit, and most sentences have one. */
  const isPhrase = ({ run, from, to }: Run, at: number): boolean =>
    run.length === 1 &&
    isChinese(written(from, to)) &&
    isWord.test(`${folded[from - 1] ?? ''}${folded[to] ?? ''}`) &&
    [
      [runs[at - 1]?.to, from],
      [to, runs[at + 1]?.from],
    ].every(([start, end]) => start === undefined || end === undefined || gapOf(folded.slice(start, end)) === '…');
  return joined(
    runs.filter((run, at) => !isPhrase(run, at)),
    folded,
    isBranch,
  );
}

type Run = { readonly run: string; readonly from: number; readonly to: number };

/** The runs with the gaps before, between and behind: beside a placeholder a gap only says that there is one. */
function joined(runs: readonly Run[], text: string, isBranch: boolean): string {
  let marks = '';
  let at = 0;
  let isAfterPlaceholder = !isBranch;
  for (const { run, from, to } of runs) {
    const gap = gapOf(text.slice(at, from));
    const isFree = isAfterPlaceholder && run.startsWith(held);
    marks += (isFree && gap !== '' ? (at === 0 ? '' : '…') : gap) + run;
    isAfterPlaceholder = run.endsWith(held);
    at = to;
  }
  return isAfterPlaceholder ? marks : marks + gapOf(text.slice(at));
}

const gapOf = (text: string): Gap => (isWord.test(text) ? '…' : isUnseen.test(text) ? '' : ' ');

function isReadAsDigits(word: string): boolean {
  return withDigit.test(word) || (allLikeDigits.test(word) && (word.includes(held) || word.length >= minLike));
}
