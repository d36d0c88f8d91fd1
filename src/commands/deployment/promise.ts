/**
 * The public promise, docs/promise.md, as sentences: below its first heading of the second rank each item of a list is
 * one sentence and ends in what shows it: `test:ID`, once or more, or _checked by hand: who, date, review by date_.
 */

export type Sentence = {
  readonly words: string;
  /** In the file, from 1. */
  readonly line: number;
  /** Null where nothing shows that it is true. */
  readonly shownBy: ShownBy | null;
};

export type ShownBy = { readonly kind: 'tests'; readonly ids: readonly string[] } | HandCheck;

/** Days are YYYY-MM-DD. */
export type HandCheck = {
  readonly kind: 'by-hand';
  readonly who: string;
  readonly on: string;
  readonly reviewBy: string;
};

const byTests = /^(.+?)((?: `test:[a-z0-9]+(?:-[a-z0-9]+)*`)+)$/;
const byHand = /^(.+?) _checked by hand: (.+), (\d{4}-\d\d-\d\d), review by (\d{4}-\d\d-\d\d)_$/;

/** The sentences in the order of the page; what is neither a heading nor an item of a list is a sentence without proof. */
export function readPromise(page: string): readonly Sentence[] {
  const lines = page.split('\n');
  const from = lines.findIndex((line) => line.startsWith('## '));
  const items: { text: string; line: number }[] = [];
  for (const [index, line] of lines.entries()) {
    if (index < from || /^#|^\s*$/.test(line)) continue;
    const item = items.at(-1);
    if (item && /^ {2}\S/.test(line) && lines[index - 1]?.trim() !== '') item.text += ` ${line.trim()}`;
    else items.push({ text: line, line: index + 1 });
  }
  return items.map(({ text, line }) => readSentence(text, line));
}

function readSentence(text: string, line: number): Sentence {
  const item = /^- (.+)$/.exec(text)?.[1] ?? '';
  const [, hand = '', who = '', on = '', reviewBy = ''] = byHand.exec(item) ?? [];
  if (hand !== '') return { words: hand, line, shownBy: { kind: 'by-hand', who, on, reviewBy } };
  const [, tested = '', marks = ''] = byTests.exec(item) ?? [];
  if (tested === '') return { words: text, line, shownBy: null };
  const ids = [...marks.matchAll(/`test:([^`]+)`/g)].map(([, id = '']) => id);
  return { words: tested, line, shownBy: { kind: 'tests', ids } };
}

/** Sentences whose check by hand is to be repeated: its review day is before `today` (YYYY-MM-DD). */
export function overdueIn(page: string, today: string): readonly (Sentence & { readonly shownBy: HandCheck })[] {
  return readPromise(page).flatMap(({ shownBy, ...sentence }) =>
    shownBy?.kind === 'by-hand' && shownBy.reviewBy < today ? [{ ...sentence, shownBy }] : [],
  );
}

/** What whoever deploys reads of them, a line each. `page` is null where there is none. */
export function promiseToLookAt(page: string | null, today: string): readonly string[] {
  if (page === null) return ['docs/promise.md cannot be read: nobody can see what is promised.'];
  return overdueIn(page, today).map(
    ({ line, words, shownBy: { on, reviewBy } }) =>
      `docs/promise.md:${line} checked by hand on ${on}, to be looked at again by ${reviewBy}: ${words}`,
  );
}
