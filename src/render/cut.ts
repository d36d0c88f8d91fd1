/** Where a text that does not fit is broken: between blocks, lines, sentences, words, and at last between graphemes. */
import { blockBreak, glue, type Marked } from './marked.ts';

/** A break that leaves less than this part of the page filled is passed over for a finer one: no page is a title alone. */
const leastFill = 1 / 4;
/** In scripts without spaces a space ends a phrase, and is worth this part of the page. */
const leastFillUnspaced = 1 / 2;
/** UTF-16 units behind the break that the segmenters see; no word or emoji is longer. */
const lookahead = 64;

const sentenceEnds = '.!?…።፧؟।';
const sentenceEndsUnspaced = '。！？';
const closers = '"\')]»”’';
const unspaced = /[\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u;
const startsNoPage = /[、。，．！？；：）」』】》〉ๆฯ…,.!?;:)\]]/u;

const breakingSpaces = '\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u2028\u2029\u205f\u3000';

let wordSegmenter: Intl.Segmenter | undefined;
let graphemeSegmenter: Intl.Segmenter | undefined;

/** Where to end a page, at least 1, in a text of which the first `longest` UTF-16 units fit and the whole does not. */
export function cutAt({ shape }: Marked, longest: number): number {
  return breakBefore(shape, Math.max(Math.min(longest, shape.length - 1), 1));
}

function breakBefore(shape: string, end: number): number {
  const least = Math.ceil(end * leastFill);
  const breaks = coarseBreaks(shape, end, least);
  const coarse = breaks.block || breaks.line || breaks.sentence;
  if (coarse !== 0) return coarse;
  if (unspaced.test(shape.slice(end - 1, end + 1)) && breaks.space < end * leastFillUnspaced) {
    return wordBreak(shape, end) || graphemeBreak(shape, end);
  }
  return breaks.space || wordBreak(shape, end) || graphemeBreak(shape, end);
}

type Breaks = { block: number; line: number; sentence: number; space: number };

/** The last break of each kind from `least` to `end`; 0 for none. */
function coarseBreaks(shape: string, end: number, least: number): Breaks {
  const breaks: Breaks = { block: 0, line: 0, sentence: 0, space: 0 };
  for (let index = end; index >= least && breaks.block === 0; index--) {
    const next = shape.charAt(index);
    if (next === blockBreak) breaks.block = index;
    else if (next === '\n') breaks.line ||= index;
    else if (isSpace(next)) {
      breaks.space ||= index;
      if (breaks.sentence === 0 && endsSentence(shape, index)) breaks.sentence = index;
    } else if (
      breaks.sentence === 0 &&
      sentenceEndsUnspaced.includes(shape.charAt(index - 1)) &&
      !startsNoPage.test(next)
    ) {
      breaks.sentence = index;
    }
  }
  return breaks;
}

function endsSentence(shape: string, index: number): boolean {
  let last = index - 1;
  while (last > 0 && closers.includes(shape.charAt(last))) last--;
  return last >= 0 && (sentenceEnds + sentenceEndsUnspaced).includes(shape.charAt(last));
}

/** Spaces where a line may be broken, the zero-width one of South-East Asia too; not the no-break ones. */
function isSpace(character: string): boolean {
  return character <= ' ' || (character >= '\u2000' && breakingSpaces.includes(character));
}

function wordBreak(shape: string, end: number): number {
  wordSegmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
  const words = wordSegmenter.segment(shape.slice(0, end + lookahead));
  let start = words.containing(end)?.index ?? 0;
  while (start > 0 && startsNoPage.test(shape.charAt(start))) start = words.containing(start - 1)?.index ?? 0;
  return start;
}

function graphemeBreak(shape: string, end: number): number {
  graphemeSegmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  const start = graphemeSegmenter.segment(shape.slice(0, end + lookahead)).containing(end)?.index ?? 0;
  let beforeAtom = start;
  while (beforeAtom > 0 && shape.charAt(beforeAtom) === glue && shape.charAt(beforeAtom - 1) === glue) beforeAtom--;
  return beforeAtom || start || codePointBreak(shape, end);
}

/** One grapheme, or atom, longer than a page: the limit wins. */
function codePointBreak(shape: string, end: number): number {
  const insidePair = (shape.codePointAt(end - 1) ?? 0) > 0xffff;
  if (!insidePair) return end;
  return end === 1 ? 2 : end - 1;
}
