/** What a card says and on what law, sentence by sentence, as whoever reviews it reads it. */
import { fingerprintOf } from './fingerprint.ts';
import type { LineSources } from './line-sources.ts';
import type { CardEntry } from './menu.ts';
import { wordsOf } from './overtaken.ts';

export type CardSentence = {
  /** From 1, as the document for its reviewer counts them. */
  readonly number: number;
  /** Its name in menu.yaml; `sms` for the card's own text for SMS, which comes last. */
  readonly say: string;
  /** As it is written, placeholders too; empty where the locale lacks it. */
  readonly text: string;
  readonly law: string | null;
  /** For a treaty: since which day it binds a country. */
  readonly inForce: Readonly<Record<string, string>>;
  /** Whether an advocate has to confirm it. */
  readonly waits: boolean;
  /** Where it stands in menu.yaml. */
  readonly path: readonly PropertyKey[];
  /** 8 hex digits of its text and law: to see which of two is another. */
  readonly mark: string;
};

export type CardWords = {
  readonly screen: string;
  readonly entry: CardEntry;
  readonly sentences: readonly CardSentence[];
  /**
   * Of all its sentences in their order, their law, the country and the numbers that stand in it. Where a page breaks, the
   * marks `confirm` and the label do not count.
   */
  readonly fingerprint: string;
};

export const smsSentence = 'sms';
const markDigits = 8;

/** The cards of a line, in the order of menu.yaml. */
export function cardsOf({ values }: LineSources): readonly (readonly [screen: string, entry: CardEntry])[] {
  return Object.entries(values.menu.screens).flatMap(([screen, entry]) =>
    entry.kind === 'card' ? [[screen, entry] as const] : [],
  );
}

/** Whether it states law or guidelines, so that somebody has to review it. */
export const statesLaw = ({ pages }: CardEntry): boolean => pages.flat().some(({ law }) => law !== undefined);

/** The words of one card in one locale of the line; null where menu.yaml has no such card. */
export function cardWords(sources: LineSources, screen: string, locale: string): CardWords | null {
  const entry = cardsOf(sources).find(([id]) => id === screen)?.[1];
  if (!entry) return null;
  const words = wordsOf(sources, locale);
  const written = [...entry.pages.flatMap(sentencesOfPage(screen)), ...smsForm(screen, entry)];
  const read = written.map(({ path, sentence: { say, law = null, inForce = {}, confirm } }, at) => {
    const text = words[`${screen}.${say}`] ?? '';
    const whole = fingerprintOf(joined(fingerprintOf(text), law ?? '', inForce));
    const mark = whole.slice(0, markDigits);
    return { whole, sentence: { number: at + 1, say, text, law, inForce, waits: confirm === 'true', path, mark } };
  });
  const jurisdiction = entry.jurisdiction ?? sources.values.line.jurisdiction;
  const parts = [joined(jurisdiction, '', entry.numbers ?? {}), ...read.map(({ whole }) => whole)];
  const sentences = read.map(({ sentence }) => sentence);
  return { screen, entry, sentences, fingerprint: fingerprintOf(parts.join(' ')) };
}

/** What a document shows and an outcome names: of a translation also of the words that it translates. */
export const shownFingerprint = (source: CardWords, translation: CardWords | null): string =>
  translation === null ? source.fingerprint : fingerprintOf(`${source.fingerprint} ${translation.fingerprint}`);

type Written = { readonly path: readonly PropertyKey[]; readonly sentence: CardEntry['pages'][number][number] };

const sentencesOfPage =
  (screen: string) =>
  (page: CardEntry['pages'][number], pageAt: number): readonly Written[] =>
    page.map((sentence, at) => ({ path: ['screens', screen, 'pages', pageAt, at], sentence }));

const smsForm = (screen: string, { sms }: CardEntry): readonly Written[] =>
  sms === 'true' ? [{ path: ['screens', screen, 'sms'], sentence: { say: smsSentence } }] : [];

const joined = (first: string, second: string, more: Readonly<Record<string, string>>): string =>
  [
    first,
    second,
    ...Object.entries(more)
      .map(([name, value]) => `${name} ${value}`)
      .toSorted(),
  ].join(' | ');
