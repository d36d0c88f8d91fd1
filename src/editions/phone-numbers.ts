/** Every phone number of an edition, wherever it stands: in a table, a name, or hidden in a sentence. */
import type { Edition, Message } from '../content/edition.ts';
import { numbersIn, type WrittenNumber, wholeNumber } from '../content/written-numbers.ts';
import { digestOf } from './canonical.ts';
import { textsOfMessage } from './message-texts.ts';
import { pinnedInTexts } from './pinned-texts.ts';
import { saidIn, sortedEntries } from './said.ts';

export type PhoneNumber = {
  /** As it is dialled: 0 to 9, with `+`, `*` and `#` where they stand. */
  readonly digits: string;
  readonly shown: string;
  /** Such as `clinic C4823, phone` or `text raid.call in sw`. */
  readonly where: string;
  /** Whose it is, by name: the clinic, or the language of a text. Null where `where` says all. */
  readonly of: string | null;
};

/**
 * Every number that a caller could read and dial, in the order of the edition, each once in its place. A text's are those of
 * three digits or more, in digits of any script; what is spelled in words is not found. `notDialled` says what is left out.
 */
export function phoneNumbersIn(edition: Edition): readonly PhoneNumber[] {
  const listed = saidIn(edition).flatMap(({ text, kind, where, of }) =>
    once(kind === 'number' ? [wholeNumber(text)] : numbersIn(text)).map((number) => ({ ...number, where, of })),
  );
  const names = new Map(edition.line.languages.flatMap(({ id, latin, name }) => [[id, name] as const, [latin, name]]));
  const inTexts = eachText(edition.strings).flatMap(({ locale, key, numbers }) =>
    numbers.map((number) => ({ ...number, where: `text ${key} in ${locale}`, of: names.get(locale) ?? null })),
  );
  return [...new Map([...listed, ...inTexts].map((number) => [`${number.where} ${number.digits}`, number])).values()];
}

/** Marks of direction that make a reader see the digits of a text, or of what a placeholder stands for, in another order. */
const turning = /[\u202a-\u202e\u2066-\u2069]/u;

/**
 * The numbers within the texts as `<locale> <key> <digits>`, and `<locale> <key> turned` for a text that turns what is read,
 * sorted. Safety: as long as these are the same, a change of texts has changed no number that is written in digits.
 */
export function phoneNumbersInTexts(strings: Edition['strings']): readonly string[] {
  return eachText(strings)
    .flatMap(({ locale, key, numbers, isTurned }) =>
      [...numbers.map(({ digits }) => digits), ...(isTurned ? ['turned'] : [])].map(
        (said) => `${locale} ${key} ${said}`,
      ),
    )
    .sort();
}

/**
 * SHA-256, in lower-case hex, of all that an edition says beside its texts (`besideTexts`), and of the digits, numbers and
 * placeholders within the texts, in their order. Safety: one person who may change texts changes none of these.
 */
export function textlessDigest(besideTexts: string, strings: Edition['strings']): Promise<string> {
  return digestOf(`${besideTexts}\n${JSON.stringify([phoneNumbersInTexts(strings), pinnedInTexts(strings)])}`);
}

type Messages = Edition['strings'][string];
type TextNumbers = {
  readonly locale: string;
  readonly key: string;
  readonly numbers: readonly WrittenNumber[];
  readonly isTurned: boolean;
};

function eachText(strings: Edition['strings']): readonly TextNumbers[] {
  return sortedEntries<Messages>(strings).flatMap(([locale, messages]) =>
    sortedEntries<Message>(messages).flatMap(([key, message]): TextNumbers[] => {
      const texts = textsOfMessage(message);
      const numbers = once(texts.flatMap(numbersIn));
      const isTurned = texts.some((text) => turning.test(text));
      return numbers.length === 0 && !isTurned ? [] : [{ locale, key, numbers, isTurned }];
    }),
  );
}

const once = (numbers: readonly WrittenNumber[]): readonly WrittenNumber[] =>
  numbers.length < 2 ? numbers : [...new Map(numbers.map((number) => [number.digits, number])).values()];
