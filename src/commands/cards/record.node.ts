/** `npm run cards -- record`: a lawyer, or a nurse, has read a card in these very words, and what came of it. */
import { type CardSentence, type CardWords, cardsOf, cardWords, shownFingerprint } from '../../content/card-words.ts';
import { isRealDay } from '../../content/days.ts';
import { handle } from '../../content/keys.ts';
import type { DueLine } from '../../directory/due-item.ts';
import { dayWritten, openLine, rewriteFiles, type Wrong } from '../files/line-files.node.ts';
import { print, printError } from '../print.node.ts';
import type { CardsAt } from './export.node.ts';
import { isSameDigest, markedSays, sentenceSays, sentencesNamed } from './says.ts';
import { withOutcome, withRecord } from './yaml.ts';

export type RecordCard = {
  readonly screen: string;
  readonly line: string;
  /** Of a translation that was reviewed; the first language where absent. */
  readonly language: string | undefined;
  readonly by: string;
  readonly on: string | undefined;
  readonly until: string;
  /** The fingerprint that stands in the document. */
  readonly digest: string;
  /** Sentences by their number or key: those that are not correct, and those that had to be confirmed and are. */
  readonly not: readonly string[];
  readonly confirmed: readonly string[];
};

type Read = {
  readonly locale: string;
  readonly source: CardWords;
  /** Null for the first language. */
  readonly translation: CardWords | null;
  readonly on: string;
};

/**
 * Writes the review into menu.yaml and a record of the words into reviews.yaml. Exit code 1, and nothing written, where the words
 * are not those of the document, a sentence is not correct or one still waits to be confirmed.
 */
export async function recordCard(asked: RecordCard, { root, now }: CardsAt): Promise<number> {
  const line = await openLine(root, now, asked.line);
  if ('wrong' in line) return fail(line.wrong);
  const read = readCard(line, asked);
  if ('wrong' in read) return fail(read.wrong);
  const words = read.translation ?? read.source;
  if (!isSameDigest(asked.digest, shownFingerprint(read.source, read.translation)))
    return fail(...otherWords(asked, read));
  const not = sentencesNamed(words, asked.not);
  const confirmed = sentencesNamed(words, asked.confirmed);
  if ('wrong' in not) return fail(not.wrong);
  if ('wrong' in confirmed) return fail(confirmed.wrong);
  if (not.length > 0) return fail(...toBeMended(line, asked, read, not));
  const waiting = words.sentences.filter((one) => one.waits && !confirmed.includes(one));
  if (read.translation === null && waiting.length > 0) return fail(...stillWaiting(words, waiting));
  const failed = await rewriteFiles(filesOf(root, line, asked, read, confirmed));
  if (failed) return fail(failed.wrong);
  const what = read.translation === null ? asked.screen : `${asked.screen} in ${read.locale}`;
  print(`Screen ${what} was reviewed by ${asked.by} on ${read.on}; that counts until ${asked.until}.`);
  print(`Callers hear it after: npm run publish -- --line ${asked.line}`);
  return 0;
}

function readCard({ sources, today }: DueLine, asked: RecordCard): Read | Wrong {
  const first = sources.values.line.languages[0]?.id ?? '';
  const locales = Object.keys(sources.values.locales);
  const { screen, language: locale = first, by, until } = asked;
  if (!locales.includes(locale))
    return { wrong: `The line has no language of that name. It has: ${locales.join(', ')}.` };
  const source = cardWords(sources, screen, first);
  const ids = cardsOf(sources).map(([id]) => id);
  if (!source) return { wrong: `The line has no card of that name. It has: ${ids.join(', ')}.` };
  if (!handle.safeParse(by).success || by === 'none')
    return {
      wrong: '--by takes what the organisation calls the reviewer, in small letters, such as advocate-7: never a name.',
    };
  const on = dayWritten(asked.on, today);
  if (typeof on !== 'string') return on;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(until) || !isRealDay(until))
    return { wrong: '--until takes a day such as 2027-05-03.' };
  if (until <= on || until < today) return { wrong: `--until takes a day that is yet to come, after ${on}.` };
  return { locale, source, translation: locale === first ? null : cardWords(sources, screen, locale), on };
}

/** The two files of a first language; of a translation the record alone. */
function filesOf(
  root: string,
  { sources }: DueLine,
  { screen, by, until }: RecordCard,
  { locale, source, translation, on }: Read,
  confirmed: readonly CardSentence[],
) {
  const record = {
    screen,
    language: locale,
    source: source.fingerprint,
    ...(translation === null ? {} : { text: translation.fingerprint }),
    by,
    on,
    until,
    sentences: Object.fromEntries((translation ?? source).sentences.map(({ say, mark }) => [say, mark])),
  };
  const paths = confirmed.map(({ path }) => path);
  const reviews = {
    path: `${root}/${sources.reviewsFile.file}`,
    change: (text: string) => withRecord(text, 'cards', record, ['screen', 'language']),
  };
  if (translation !== null) return [reviews];
  const change = (text: string) => withOutcome(text, screen, { by, on, until }, paths);
  return [{ path: `${root}/${sources.menuFile.file}`, change }, reviews];
}

function otherWords({ line, screen, language }: RecordCard, { source, translation }: Read): readonly string[] {
  const tag = language === undefined ? '' : ` ${language}`;
  return [
    `Nothing was written: screen ${screen} has changed since the document was made, or the fingerprint was mistyped.`,
    'These are its words now. A sentence has changed where its mark in the document is another one:',
    ...markedSays(source, translation),
    'If no mark is another: the order of the sentences, the country or a number in them has changed.',
    `Have it reviewed as it is now: npm run cards -- export --docx --line ${line}${tag} ${screen}`,
  ];
}

function toBeMended(
  { sources }: DueLine,
  { line, screen }: RecordCard,
  { locale }: Read,
  not: readonly CardSentence[],
): readonly string[] {
  return [
    `Nothing was written as reviewed: ${not.length === 1 ? 'a sentence' : `${not.length} sentences`} of ${screen} must be mended first.`,
    ...not.map((sentence) => {
      const law =
        sentence.law === null
          ? ''
          : `; its law in ${sources.menuFile.file} line ${sources.menuFile.at(sentence.path).line}`;
      const own = sources.locales[locale]?.own;
      const at = own?.at(['strings', `${screen}.${sentence.say}`]).line ?? 1;
      return `${sentenceSays(sentence)} (${own?.file ?? locale} line ${at}${law})`;
    }),
    `Mend it, then have it reviewed again. If callers hear it already: npm run take-down -- screen ${screen} --line ${line}`,
  ];
}

function stillWaiting({ screen }: CardWords, waiting: readonly CardSentence[]): readonly string[] {
  const numbers = waiting.map(({ number }) => number).join(',');
  return [
    `Nothing was written: ${screen} has ${waiting.length === 1 ? 'a sentence' : `${waiting.length} sentences`} that must be confirmed.`,
    ...waiting.map(sentenceSays),
    `Where the reviewer has confirmed them, add: --confirmed ${numbers}. Where not, add --not with their numbers.`,
  ];
}

function fail(...lines: readonly string[]): number {
  for (const words of lines) printError(words);
  return 1;
}
