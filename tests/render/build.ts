/** Screens and strings for the tests of the renderer. */
import { parse } from '@formatjs/icu-messageformat-parser';
import type { Message, Strings } from '../../src/content/edition.ts';
import type { Fact, Say, Screen, ShownOption } from '../../src/menu/screen.ts';
import { defaultUssdLimits, type UssdLimits } from '../../src/render/limits.ts';

export const ucs2Ussd: UssdLimits = { ...defaultUssdLimits, alphabet: 'ucs2' };

const frame: Readonly<Record<string, string>> = {
  'nav.more': 'More',
  'nav.next': 'Next',
  'nav.back': 'Back',
  'nav.language': 'Language',
  'nav.cover': 'Close',
  'nav.more.sms': 'More: {route}',
  'date.short': '{day} {month}',
  'month.11': 'November',
  'day.0': 'Mon',
  'day.5': 'Sat',
  'time.today': '{time}',
  'time.day': '{day} {time}',
  'value.pair': '{first} {second}',
  'distance.near': 'near',
  'distance.about': 'about {km} km',
};

/** A message as the compiler writes it: a tree where there is a placeholder, else text. */
export function message(source: string): Message {
  if (!source.includes('{')) return source;
  return parse(source) as unknown as Message;
}

export function stringsOf(sources: Readonly<Record<string, string>>, locale = 'en'): Strings {
  const entries = Object.entries({ ...frame, ...sources }).map(([key, source]) => [key, message(source)] as const);
  return { locale, messages: Object.fromEntries(entries) };
}

/** The strings of a screen with one key a sentence, `s0`, `s1`, …; `{…}` is taken as it stands. */
export function literally(sentences: readonly string[], locale = 'en'): Strings {
  const { messages } = stringsOf({}, locale);
  return {
    locale,
    messages: { ...messages, ...Object.fromEntries(sentences.map((text, index) => [`s${index}`, text])) },
  };
}

export function screenOf(blocks: readonly (readonly (string | Say)[])[], more: Partial<Screen> = {}): Screen {
  return {
    id: 'test',
    language: 'en',
    mark: null,
    blocks: blocks.map((block) =>
      block.map((sentence) => (typeof sentence === 'string' ? { key: sentence } : sentence)),
    ),
    options: [],
    back: 'back',
    closesFrom: null,
    more: 'more',
    ends: false,
    route: '21',
    ...more,
  };
}

/** Blocks of a screen that says `s0` to the last, so many sentences a block. */
export function numbered(...sentencesPerBlock: readonly number[]): readonly (readonly string[])[] {
  let next = 0;
  return sentencesPerBlock.map((count) => Array.from({ length: count }, () => `s${next++}`));
}

export function optionsOf(...labels: readonly string[]): readonly ShownOption[] {
  return labels.map((value, index) => ({
    digit: String(index + 1),
    label: { kind: 'text', value },
    route: `21${index + 1}`,
  }));
}

export const atomFact = (value: string): Fact => ({ kind: 'atom', value });
