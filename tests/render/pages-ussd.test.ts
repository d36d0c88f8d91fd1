import { describe, expect, test } from 'vitest';
import type { Strings } from '../../src/content/edition.ts';
import type { Screen } from '../../src/menu/screen.ts';
import { septetsOf } from '../../src/render/gsm.ts';
import { defaultUssdLimits, type UssdLimits } from '../../src/render/limits.ts';
import { renderPages } from '../../src/render/pages.ts';
import { atomFact, literally, numbered, optionsOf, screenOf, stringsOf, ucs2Ussd } from './build.ts';

function texts(strings: Strings, screen: Screen, limits: UssdLimits = defaultUssdLimits): string[] {
  return renderPages(strings, screen, limits).map((page) => page.text);
}

describe('the lines of a page', () => {
  const strings = literally(['Raid', 'Stay calm.', 'Say nothing.']);

  test('are the mark, the sentences, the options, then one line of keys', () => {
    const screen = screenOf(numbered(2), { mark: 'DEMO', options: optionsOf('Clinic', 'Rights') });
    expect(texts(strings, screen)).toEqual(['DEMO\nRaid\nStay calm.\n1 Clinic\n2 Rights\n0 Back']);
  });

  test('0 names what it does, and is not there at the start', () => {
    expect(texts(strings, screenOf(numbered(1), { back: 'language' }))).toEqual(['Raid\n0 Language']);
    expect(texts(strings, screenOf(numbered(1), { back: null }))).toEqual(['Raid']);
  });

  test('0 says that it closes from the page on that closes, and only there', () => {
    const closing = (closesFrom: number) => texts(strings, screenOf(numbered(1, 1, 1), { closesFrom }));
    expect(closing(2)).toEqual(['Raid\n9 More 0 Back', 'Stay calm.\n9 More 0 Back', 'Say nothing.\n0 Close']);
    expect(closing(1)).toEqual(['Raid\n9 More 0 Back', 'Stay calm.\n9 More 0 Close', 'Say nothing.\n0 Close']);
    expect(closing(0)[0]).toBe('Raid\n9 More 0 Close');
  });

  test('9 stands only where another page follows, and names what follows; the mark stands once', () => {
    const screen = screenOf(numbered(1, 1, 1), { mark: 'DEMO', more: 'next' });
    expect(texts(strings, screen)).toEqual([
      'DEMO\nRaid\n9 Next 0 Back',
      'Stay calm.\n9 Next 0 Back',
      'Say nothing.\n0 Back',
    ]);
  });

  test('the last page of a screen that ends has no keys, and only it ends', () => {
    expect(renderPages(strings, screenOf(numbered(1, 1), { ends: true }), defaultUssdLimits)).toEqual([
      { text: 'Raid\n9 More 0 Back', ends: false },
      { text: 'Stay calm.', ends: true },
    ]);
  });

  test('an option keeps the digit it has, wherever it stands', () => {
    const [first, second] = optionsOf('Clinic', 'Rights');
    const options = [first, second].flatMap((option) => (option === undefined ? [] : [{ ...option, digit: '7' }]));
    expect(texts(strings, screenOf([], { options }))).toEqual(['7 Clinic\n7 Rights\n0 Back']);
  });

  test('keys without words remain keys, and words that would take half a page are left out', () => {
    const bare = { locale: 'en', messages: { s0: 'Raid', s1: 'Stay calm.' } };
    expect(texts(bare, screenOf(numbered(1, 1)))).toEqual(['Raid\n9 0', 'Stay calm.\n0']);
    const wordy = { locale: 'en', messages: { ...bare.messages, 'nav.more': 'm'.repeat(80), 'nav.back': 'b' } };
    expect(texts(wordy, screenOf(numbered(1, 1)))).toEqual(['Raid\n9 0', 'Stay calm.\n0']);
  });
});

describe('missing strings', () => {
  test('leave no blank line and no blank page', () => {
    const strings = literally(['Raid']);
    expect(texts(strings, screenOf([['no.such'], ['no.such', 's0', 'no.such']]))).toEqual(['Raid\n0 Back']);
  });

  test('leave the digit of an option', () => {
    const options = [{ digit: '3', label: { kind: 'string', key: 'no.such' }, route: '213' }] as const;
    expect(texts(stringsOf({}), screenOf([], { options }))).toEqual(['3\n0 Back']);
  });

  test('leave no page where nothing at all can be said', () => {
    expect(texts(stringsOf({}), screenOf([['no.such']], { mark: 'DEMO' }))).toEqual([]);
  });
});

describe('a text longer than a page', () => {
  const sentence = (length: number) =>
    `${'word '
      .repeat(length)
      .slice(0, length - 1)
      .trimEnd()
      .padEnd(length - 1, 'd')}.`;

  test('fits when it takes the limit exactly, the prefix included', () => {
    const screen = screenOf(numbered(1), { back: null });
    expect(texts(literally(['a'.repeat(156)]), screen)).toHaveLength(1);
    expect(texts(literally(['a'.repeat(157)]), screen)).toHaveLength(2);
    expect(texts(literally(['a'.repeat(160)]), screen, { ...defaultUssdLimits, prefixSeptets: 0 })).toHaveLength(1);
    expect(texts(literally(['{'.repeat(79)]), screen)).toHaveLength(2);
    expect(texts(literally(['中'.repeat(66)]), screen, ucs2Ussd)).toHaveLength(1);
    expect(texts(literally(['中'.repeat(67)]), screen, ucs2Ussd)).toHaveLength(2);
  });

  test('breaks between lines before it breaks a line', () => {
    const lines = [sentence(60), sentence(60), sentence(60)];
    expect(texts(literally(lines), screenOf(numbered(3)))).toEqual([
      `${lines[0]}\n${lines[1]}\n9 More 0 Back`,
      `${lines[2]}\n0 Back`,
    ]);
  });

  test('breaks at the end of a sentence before it breaks a sentence', () => {
    const paragraph = `${sentence(70)} "${sentence(40)}" ${sentence(60)}`;
    expect(texts(literally([paragraph]), screenOf(numbered(1)))).toEqual([
      `${sentence(70)} "${sentence(40)}"\n9 More 0 Back`,
      `${sentence(60)}\n0 Back`,
    ]);
  });

  test('breaks between words, and never leaves a title alone', () => {
    const pages = texts(literally(['Raid', 'word '.repeat(40).trim()]), screenOf(numbered(2)));
    expect(pages[0]).toBe(`Raid\n${'word '.repeat(27).trim()}\n9 More 0 Back`);
    expect(pages[1]).toBe(`${'word '.repeat(13).trim()}\n0 Back`);
  });

  test('breaks a word only where it is longer than a page', () => {
    const pages = texts(literally([`See ${'x'.repeat(200)}`]), screenOf(numbered(1), { back: null }));
    expect(pages).toEqual(['See\n9 More', `${'x'.repeat(149)}\n9 More`, 'x'.repeat(51)]);
  });

  test('breaks Thai and Chinese between words, and no page begins with a closing mark', () => {
    const thai = 'ตำรวจต้องมีหมายจากศาลจึงจะเข้าบ้านของคุณได้คุณไม่ต้องลงชื่อในเอกสารที่คุณอ่านไม่ออก';
    const words = new Set(
      Array.from(new Intl.Segmenter('th', { granularity: 'word' }).segment(thai), ({ index }) => index),
    );
    const [head] = texts(literally([thai], 'th'), screenOf(numbered(1), { back: null }), ucs2Ussd);
    const cut = (head ?? '').split('\n')[0]?.length ?? 0;
    expect(cut).toBeGreaterThan(40);
    expect(words).toContain(cut);
    for (let length = 50; length < 64; length++) {
      const chinese = `${'你有权保持沉默'.repeat(10).slice(0, length)}，你可以联系律师。${'你有权'.repeat(9)}`;
      for (const page of texts(literally([chinese]), screenOf(numbered(1)), ucs2Ussd))
        expect(page).not.toMatch(/^[，。]/);
    }
  });

  test('fills the page past an early space of a script without spaces', () => {
    const text = `ตำรวจต้องมีหมายจาก ${'ศาลจึงจะเข้าบ้านของคุณได้'.repeat(3)}`;
    const [head] = texts(literally([text], 'th'), screenOf(numbered(1), { back: null }), ucs2Ussd);
    expect(head?.split('\n')[0]?.length).toBeGreaterThan(45);
  });

  test('keeps letters and their marks together in a word longer than a page', () => {
    const syllable = 'क्षि';
    const pages = texts(literally([syllable.repeat(50)]), screenOf(numbered(1), { back: null }), ucs2Ussd);
    for (const page of pages) expect(page.split('\n')[0]?.replaceAll(syllable, '')).toBe('');
  });

  test('keeps surrogate pairs together in one grapheme longer than a page', () => {
    for (const lead of ['', '⛹\u200d', '👩\ufe0f\u200d']) {
      const pages = texts(literally([lead + '👩\u200d'.repeat(60)]), screenOf(numbered(1), { back: null }), ucs2Ussd);
      for (const page of pages) expect(page.isWellFormed()).toBe(true);
    }
  });

  test('comes to an end under limits that are too small for its keys', () => {
    const tiny = { ...defaultUssdLimits, maxSeptets: 5 };
    const pages = texts(literally(['Stay calm.']), screenOf(numbered(1), { back: null }), tiny);
    expect(pages.map((page) => page.replace('\n9', '')).join('')).toBe('Staycalm.');
  });

  test('keeps a number, a route and a code whole', () => {
    for (let length = 90; length < 160; length++) {
      const strings = stringsOf({ it: `${'a '.repeat(length / 2)}{phone} or {code}{code}, then ${'b '.repeat(40)}` });
      const facts = { phone: atomFact('+44 20 7946 0123'), code: atomFact('*384*00000#') };
      const pages = texts(strings, screenOf([[{ key: 'it', facts }]]));
      expect(pages.join().match(/\+44 20 7946 0123/g)).toHaveLength(1);
      expect(pages.join().match(/\*384\*00000#/g)).toHaveLength(2);
    }
  });

  test('keeps an emoji of several characters whole', () => {
    const family = '👩‍👩‍👧‍👦';
    const pages = texts(literally([family.repeat(20)]), screenOf(numbered(1), { back: null }), ucs2Ussd);
    for (const page of pages) expect(page.split('\n')[0]?.replaceAll(family, '')).toBe('');
  });
});

describe('options that do not fit', () => {
  const label = 'Clinics near you today';
  const options = optionsOf(label, label, label, label, label, label, label);

  test('follow a title on its page, line by line', () => {
    const pages = texts(literally(['What?']), screenOf(numbered(1), { options }));
    expect(pages).toHaveLength(2);
    expect(pages[0]).toBe(`What?\n${[1, 2, 3, 4, 5].map((digit) => `${digit} ${label}`).join('\n')}\n9 More 0 Back`);
    expect(pages[1]).toBe(`6 ${label}\n7 ${label}\n0 Back`);
  });

  test('stand together on a page of their own behind a text', () => {
    const text = 'You need not say where you were born or what papers you hold. Ask for a lawyer.';
    const few = options.slice(0, 4);
    expect(texts(literally([text]), screenOf(numbered(1), { options: few }))).toEqual([
      `${text}\n9 More 0 Back`,
      `${few.map(({ digit }) => `${digit} ${label}`).join('\n')}\n0 Back`,
    ]);
  });

  test('stand with the last block only', () => {
    const pages = texts(literally(['one', 'two']), screenOf(numbered(1, 1), { options: options.slice(0, 1) }));
    expect(pages).toEqual(['one\n9 More 0 Back', `two\n1 ${label}\n0 Back`]);
  });
});

describe('alphabets', () => {
  test('what GSM lacks is folded, and what cannot be is a question mark', () => {
    const strings = literally(['Poliția… “ሰላም”']);
    expect(texts(strings, screenOf(numbered(1)))).toEqual(['Politia... "???"\n0 Back']);
    expect(texts(strings, screenOf(numbered(1)), ucs2Ussd)).toEqual(['Politia... "ሰላም"\n0 Back']);
  });

  test('a page that is GSM has the septets of one even where UCS-2 is carried', () => {
    const pages = texts(literally(['ă'.repeat(150)]), screenOf(numbered(1), { back: null }), ucs2Ussd);
    expect(pages).toEqual(['a'.repeat(150)]);
  });

  test('no page ends in @ or a carriage return', () => {
    const screen = screenOf(numbered(1), { ends: true });
    expect(texts(literally(['write to me@\r\n']), screen)).toEqual(['write to me@ ']);
    const pages = texts(literally([`${'a'.repeat(155)}@`]), screen);
    for (const page of pages) expect(septetsOf(page)).toBeLessThanOrEqual(156);
    expect(pages.at(-1)).toMatch(/a@ $/);
  });
});
