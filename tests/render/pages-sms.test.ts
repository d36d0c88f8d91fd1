import { describe, expect, test } from 'vitest';
import type { Strings } from '../../src/content/edition.ts';
import type { Screen } from '../../src/menu/screen.ts';
import { defaultSmsLimits, type SmsLimits } from '../../src/render/limits.ts';
import { renderPages } from '../../src/render/pages.ts';
import { smsSize } from '../../src/render/segments.ts';
import { literally, numbered, optionsOf, screenOf, stringsOf } from './build.ts';

const gsmSms: SmsLimits = { ...defaultSmsLimits, alphabet: 'gsm7' };

function texts(strings: Strings, screen: Screen, limits: SmsLimits = defaultSmsLimits): string[] {
  return renderPages(strings, screen, limits).map((page) => page.text);
}

describe('the lines of a reply', () => {
  test('are the mark, the sentences and the options by their route; there are no keys', () => {
    const screen = screenOf(numbered(2), { mark: 'DEMO', options: optionsOf('Clinic', 'Rights') });
    expect(texts(literally(['Raid', 'Stay calm.']), screen)).toEqual([
      'DEMO\nRaid\nStay calm.\n211 Clinic\n212 Rights',
    ]);
  });

  test('an option whose text says what it is for says it once', () => {
    const option = (label: string) =>
      ({ digit: '1', label: { kind: 'text', value: label }, route: 'CLINIC Milton, South 2' }) as const;
    const screen = screenOf(numbered(1), { options: [option('Milton, South'), option('Mil')] });
    expect(texts(literally(['Which?']), screen)).toEqual([
      'Which?\nCLINIC Milton, South 2\nCLINIC Milton, South 2 Mil',
    ]);
  });

  test('options for which there may be no room are left out from the end, whole, so that there is no second reply', () => {
    const names = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(90));
    const options = optionsOf(...names).map((option, at) => (at === 0 ? option : { ...option, ifRoom: true }));
    expect(texts(literally(['Which?']), screenOf(numbered(1), { route: null, options }))).toEqual([
      `Which?\n211 ${names[0]}\n212 ${names[1]}\n213 ${names[2]}`,
    ]);
  });

  test('blocks share a reply when they fit', () => {
    expect(texts(literally(['one', 'two', 'three']), screenOf(numbered(1, 1, 1)))).toEqual(['one\ntwo\nthree']);
  });

  test('a block that does not fit begins the next reply, each reply has the mark, and says what to text for the next', () => {
    const block = (letter: string) => `${letter.repeat(20)} `.repeat(8).trim();
    const strings = literally([block('a'), block('b'), block('c'), 'd']);
    expect(texts(strings, screenOf(numbered(1, 1, 1, 1), { mark: 'DEMO' }))).toEqual([
      `DEMO\n${block('a')}\nMore: 21 2`,
      `DEMO\n${block('b')}\nMore: 21 3`,
      `DEMO\n${block('c')}\nd`,
    ]);
  });

  test('without a route nothing is promised', () => {
    const pages = texts(literally(['word '.repeat(100)]), screenOf(numbered(1), { route: null }));
    expect(pages).toHaveLength(2);
    expect(pages.join()).not.toContain('More');
  });

  test('the bare route stands where its sentence is missing', () => {
    const strings = { locale: 'en', messages: { s0: 'word '.repeat(100) } };
    expect(texts(strings, screenOf(numbered(1)))[0]).toMatch(/word\n21 2$/);
  });

  test('a missing text says nothing', () => {
    expect(texts(stringsOf({}), screenOf([['no.such']]))).toEqual([]);
  });
});

describe('alphabets', () => {
  const short = 'Poliția nu poate intra fără mandat.';

  test('a language keeps its letters where that costs no segment', () => {
    expect(texts(literally([short]), screenOf(numbered(1)))).toEqual([short]);
  });

  test('letters are folded where that saves a segment', () => {
    const text = `${short} ${short} ${short}`;
    expect(texts(literally([text]), screenOf(numbered(1)))).toEqual([text.replaceAll('ț', 't').replaceAll('ă', 'a')]);
  });

  test('letters are folded where that saves a reply', () => {
    const text = `${short} `.repeat(6).trim();
    expect(texts(literally([text]), screenOf(numbered(1)))).toHaveLength(1);
  });

  test('other scripts are sent as they are, two segments of 67 units', () => {
    expect(texts(literally(['ሀ'.repeat(134)]), screenOf(numbered(1)))).toEqual(['ሀ'.repeat(134)]);
    expect(texts(literally(['ሀ'.repeat(135)]), screenOf(numbered(1)))).toHaveLength(2);
  });

  test('a gateway without UCS-2 gets GSM', () => {
    expect(texts(literally([`${short} ሀ`]), screenOf(numbered(1)), gsmSms)).toEqual([
      'Politia nu poate intra fara mandat. ?',
    ]);
  });

  test('pairs that move to the next segment do not make a third', () => {
    for (let length = 140; length < 160; length++) {
      const text = `${'a'.repeat(length)}{${'a'.repeat(152)}{ tail`;
      for (const page of texts(literally([text]), screenOf(numbered(1))))
        expect(smsSize(page).segments).toBeLessThanOrEqual(2);
    }
  });

  test('no room is wasted: a reply is cut as late as it may be', () => {
    const pages = texts(literally(['a'.repeat(400)]), screenOf(numbered(1)));
    expect(smsSize(pages[0] ?? '').units).toBe(306);
  });
});
