/** Defects that were measured in other systems, and what ours does in the same case. */
import { expect, test } from 'vitest';
import type { Strings } from '../../src/content/edition.ts';
import { notCarried } from '../../src/render/fold.ts';
import { septetsOf } from '../../src/render/gsm.ts';
import { defaultSmsLimits, defaultUssdLimits } from '../../src/render/limits.ts';
import { renderPages } from '../../src/render/pages.ts';
import { smsSize } from '../../src/render/segments.ts';
import { atomFact, literally, message, numbered, optionsOf, screenOf, stringsOf, ucs2Ussd } from './build.ts';

const thai = 'คุณมีสิทธิที่จะไม่พูดตำรวจต้องมีหมายจากศาล'.repeat(10).slice(0, 400);
const chinese = '你有权保持沉默警察必须有法官的文件'.repeat(20).slice(0, 300);
const amharic = 'ፖሊስ ወደ ቤትዎ ለመግባት የዳኛ ወረቀት ያስፈልገዋል። '.repeat(12).trim();
const arabic = 'للشرطة أن تدخل بيتك فقط بأمر من القاضي. '.repeat(10).trim();

const longTexts: [string, string][] = [
  ['Thai', thai],
  ['Chinese', chinese],
  ['Amharic', amharic],
  ['Arabic', arabic],
];

test.each(longTexts)('%s is split into replies of two full segments (courier sent one of 1,200 bytes)', (_, text) => {
  const pages = renderPages(literally([text]), screenOf(numbered(1), { route: null }), defaultSmsLimits);
  for (const page of pages.slice(0, -1)) expect(smsSize(page.text)).toMatchObject({ encoding: 'ucs2', segments: 2 });
  expect(smsSize(pages.at(-1)?.text ?? '').segments).toBeLessThanOrEqual(2);
  expect(
    pages
      .map((page) => page.text)
      .join('')
      .replace(/\s/g, ''),
  ).toBe(text.replace(/\s/g, ''));
});

test.each(longTexts)(
  '%s is paged by what a page holds, and no page repeats (vumi gave pages of 399 characters)',
  (_, text) => {
    const pages = renderPages(literally([text]), screenOf(numbered(1)), ucs2Ussd).map((page) => page.text);
    for (const page of pages) expect(page.length).toBeLessThanOrEqual(66);
    const said = pages.map((page) => page.replace(/\n[^\n]*$/, '')).join('');
    expect(said.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  },
);

test('an item larger than the space left is paged, never a failure, and bytes are not counted (go-vise)', () => {
  const options = optionsOf('é'.repeat(150), 'ä'.repeat(100));
  const pages = renderPages(literally(['Où?']), screenOf(numbered(1), { options }), defaultUssdLimits);
  for (const page of pages) expect((septetsOf(page.text) ?? 999) + 4).toBeLessThanOrEqual(160);
  expect(
    pages
      .map((page) => page.text)
      .join('')
      .match(/é/g),
  ).toHaveLength(150);
  expect(renderPages(literally(['é'.repeat(149)]), screenOf(numbered(1)), defaultUssdLimits)).toHaveLength(1);
});

test('no character is cut in two (laravel-ussd cut inside multi-byte characters)', () => {
  for (const limits of [ucs2Ussd, defaultSmsLimits]) {
    const pages = renderPages(
      literally(['😀'.repeat(300)]),
      screenOf(numbered(1), { route: null, back: null }),
      limits,
    );
    for (const page of pages) expect(page.text.isWellFormed()).toBe(true);
    expect(
      pages
        .map((page) => page.text)
        .join('')
        .match(/😀/gu),
    ).toHaveLength(300);
  }
});

test('a number at the end of a text too long is not trimmed away (grassroot)', () => {
  const strings = stringsOf({ it: `${'Police need a paper from a judge. '.repeat(6)}Call {phone}` });
  const screen = screenOf([[{ key: 'it', facts: { phone: atomFact('+44 20 7946 0123') } }]], { ends: true });
  for (const limits of [defaultUssdLimits, defaultSmsLimits]) {
    expect(renderPages(strings, screen, limits).at(-1)?.text).toMatch(/Call \+44 20 7946 0123$/);
  }
});

const unlike: Readonly<Record<string, string>> = {
  a: 'ắ',
  e: 'ệ',
  i: 'ĩ',
  o: 'ő',
  u: 'ǔ',
  c: 'ç',
  s: 'ș',
  t: 'ț',
  n: 'ń',
};

/** As a translator might leave it: other letters, 40 % longer, placeholders untouched. */
function garbled(source: string): string {
  const pieces = source.split(/(\{[^}]*\})/);
  return pieces
    .map((piece) => (piece.startsWith('{') ? piece : piece.replace(/[a-z]/g, (letter) => unlike[letter] ?? letter)))
    .map((piece) =>
      piece.startsWith('{') ? piece : piece + ' ẽxț’'.repeat(Math.ceil((piece.trim().length * 0.4) / 5)),
    )
    .join('');
}

test('a garbled language, 40 % longer and in letters that GSM lacks, fits every page and is carried whole', () => {
  const english = {
    title: 'Police at the door',
    one: 'You may stay silent. They need a paper from a judge to come in, and you may read it first.',
    two: 'Call {phone} at any hour. It costs nothing, and they call back.',
    three: 'Open {time}, {distance}.',
    'nav.more': 'More',
    'nav.back': 'Back',
  };
  const strings: Strings = {
    locale: 'fr',
    messages: {
      ...stringsOf({}).messages,
      ...Object.fromEntries(Object.entries(english).map(([key, source]) => [key, message(garbled(source))])),
    },
  };
  const facts = {
    phone: atomFact('0808 157 0123'),
    time: { kind: 'time', minutes: 600, now: 3 * 1440 },
    distance: { kind: 'distance', kilometres: 3 },
  } as const;
  const screen = screenOf(
    [
      ['title', 'one'],
      [
        { key: 'two', facts },
        { key: 'three', facts },
      ],
    ],
    { mark: 'DEMO' },
  );
  const pages = renderPages(strings, screen, defaultUssdLimits).map((page) => page.text);
  for (const page of pages) expect((septetsOf(page) ?? 999) + 4).toBeLessThanOrEqual(160);
  expect(pages.join('\n')).not.toContain('?');
  expect(pages.join('\n')).toContain('0808 157 0123');
  expect(notCarried(pages.join('\n'))).toEqual([]);
});
