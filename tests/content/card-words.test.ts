import { describe, expect, it } from 'vitest';
import { cardWords, shownFingerprint } from '../../src/content/card-words.ts';
import { gatherSources, type SourceTexts, typedSources } from '../../src/content/line-sources.ts';
import { baseTexts } from '../check/small-line.ts';

const menu = 'menus/small/menu.yaml';
const english = 'locales/en/small.yaml';

function wordsIn(texts: SourceTexts, locale = 'en', screen = 'raid') {
  const words = cardWords(typedSources(gatherSources('small', texts)), screen, locale);
  if (!words) throw new Error('the small line has this card');
  return words;
}

const changed = (file: string, from: string, to: string): SourceTexts => {
  const text = baseTexts.get(file)?.replace(from, to);
  if (text === undefined || text === baseTexts.get(file)) throw new Error('a file was to be changed and is not');
  return new Map([...baseTexts, [file, text]]);
};

describe('the words of a card', () => {
  it('are its sentences in their order with their law, numbered over all pages', () => {
    expect(wordsIn(baseTexts).sentences.map(({ number, say, law }) => [number, say, law])).toEqual([
      [1, 'call', null],
      [2, 'ask', null],
      [3, 'silent', 'Constitution of Kenya 2010, art. 49(1)(b)'],
      [4, 'embassy', 'Vienna Convention on Consular Relations, art. 36'],
    ]);
  });

  it('end with its own text for SMS', () => {
    expect(wordsIn(baseTexts, 'fr', 'bail').sentences.at(-1)).toMatchObject({ say: 'sms', law: null });
  });

  it('are none where menu.yaml has another kind of screen', () => {
    expect(cardWords(typedSources(gatherSources('small', baseTexts)), 'lawyer', 'en')).toBeNull();
  });

  it.each([
    ['a word', english, 'arrested you may', 'arrested you can', ['silent']],
    ['the law of a sentence', menu, 'art. 49(1)(b)', 'art. 49(1)(a)', ['silent']],
    ['since when a treaty binds', menu, '1967-03-19', '1968-03-19', ['embassy']],
    ['the country', menu, 'hotline: raid\n    jurisdiction: KE', 'hotline: raid\n    jurisdiction: UG', []],
    ['the order', menu, '{ say: call }\n        - { say: ask }', '{ say: ask }\n        - { say: call }', []],
  ])('have another fingerprint with %s, and the sentence another mark', (_, file, from, to, sentences) => {
    const [before, after] = [wordsIn(baseTexts), wordsIn(changed(file, from, to))];
    expect(after.fingerprint).not.toBe(before.fingerprint);
    const marks = new Map(before.sentences.map(({ say, mark }) => [say, mark]));
    const others = after.sentences.filter(({ say, mark }) => marks.get(say) !== mark).map(({ say }) => say);
    expect(others).toEqual(sentences);
  });

  it.each([
    ['the mark that a sentence waits', menu, '49(1)(b)"', '49(1)(b)", confirm: true'],
    ['the label', english, 'raid.label: Police', 'raid.label: The police'],
    ['where a page begins', menu, '        - { say: ask }', '      - - { say: ask }'],
    ['who reviewed it', menu, 'by: advocate-of-kenya', 'by: advocate-2'],
  ])('have the same fingerprint with another form of %s', (_, file, from, to) => {
    expect(wordsIn(changed(file, from, to)).fingerprint).toBe(wordsIn(baseTexts).fingerprint);
  });
});

describe('the fingerprint that a document shows', () => {
  it('is for a translation another one as soon as either of the two says something else', () => {
    const shown = (texts: SourceTexts) => shownFingerprint(wordsIn(texts), wordsIn(texts, 'fr'));
    const all = [
      baseTexts,
      changed(english, 'arrested you may', 'arrested you can'),
      changed('locales/fr/small.yaml', 'garder le silence', 'vous taire'),
    ].map(shown);
    expect(new Set([...all, wordsIn(baseTexts).fingerprint, wordsIn(baseTexts, 'fr').fingerprint]).size).toBe(5);
  });
});
