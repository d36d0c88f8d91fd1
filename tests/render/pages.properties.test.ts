/** What holds for every text, script and limit. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Page, Screen } from '../../src/menu/screen.ts';
import { foldToGsm, toGsm } from '../../src/render/fold.ts';
import { septetsOf } from '../../src/render/gsm.ts';
import { defaultSmsLimits, defaultUssdLimits, type Limits, type UssdLimits } from '../../src/render/limits.ts';
import { renderPages } from '../../src/render/pages.ts';
import { smsSize } from '../../src/render/segments.ts';
import { atomFact, literally, numbered, optionsOf, screenOf, stringsOf, ucs2Ussd } from './build.ts';

const alphabets: readonly (readonly string[])[] = [
  ['stop', 'police', 'a', 'judge.', 'No!', 'papers,', 'interpretation'],
  ['poliția', 'fără', 'ça', 'não.', '“și”', 'l’eau', 'cafe\u0301', 'o\u0323\u0300'],
  ['{}', '[€]', '^', '~|\\', '€{€{€{', 'info@'],
  ['ตำรวจต้องมีหมายจากศาล', 'คุณมีสิทธิ', 'ที่จะไม่พูด', 'น้ำ'],
  ['警察', '你有权保持沉默。', '律师，', '没有法官的文件不能进入你的家'],
  ['ፖሊስ', 'መብት', 'ዳኛ።', 'አማርኛ'],
  ['👩‍👩‍👧‍👦', '🇰🇪', '👍🏽', '😀', 'ok'],
  ['नमस्ते', 'क्षत्रिय', 'পুলিশ', 'مرحبا'],
];

const words = fc.oneof(fc.constantFrom(...alphabets), fc.constant(alphabets.flat()));
const sentence = words.chain((some) =>
  fc
    .array(fc.tuple(fc.constantFrom(...some), fc.constantFrom(' ', ' ', ' ', '', '\n')), {
      minLength: 1,
      maxLength: 40,
    })
    .map((parts) => parts.flat().join('').trim()),
);
const blocks = fc.array(fc.array(sentence, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
const ussdLimits: fc.Arbitrary<UssdLimits> = fc.record({
  channel: fc.constant('ussd' as const),
  alphabet: fc.constantFrom('gsm7', 'ucs2'),
  maxSeptets: fc.integer({ min: 120, max: 182 }),
  maxUnits: fc.integer({ min: 64, max: 80 }),
  prefixSeptets: fc.constantFrom(0, 4),
});
const limits: fc.Arbitrary<Limits> = fc.oneof(
  ussdLimits,
  fc.record({
    channel: fc.constant('sms' as const),
    alphabet: fc.constantFrom('gsm7' as const, 'ucs2' as const),
    maxSegments: fc.integer({ min: 1, max: 3 }),
  }),
);
const shown = fc.record({
  mark: fc.constantFrom(null, 'DEMO'),
  back: fc.constantFrom(null, 'back' as const, 'language' as const),
  more: fc.constantFrom('more' as const, 'next' as const),
  ends: fc.boolean(),
  options: fc
    .array(
      sentence.map((text) => text.slice(0, 30)),
      { maxLength: 7 },
    )
    .map((labels) => optionsOf(...labels)),
});

function fits(page: Page, within: Limits): boolean {
  if (within.channel === 'sms') return smsSize(page.text).segments <= within.maxSegments;
  const septets = septetsOf(page.text);
  if (septets !== null) return septets + within.prefixSeptets <= within.maxSeptets;
  return within.alphabet === 'ucs2' && page.text.length + within.prefixSeptets <= within.maxUnits;
}

/** The text of each page without the mark and the line of keys. */
function bodies(pages: readonly Page[], screen: Screen): string[] {
  return pages.map(({ text }, index) => {
    const lines = text.split('\n');
    if (index === 0 && screen.mark !== null) lines.shift();
    const last = index === pages.length - 1;
    if (!last || (!screen.ends && screen.back !== null)) lines.pop();
    return lines.join('\n').trim();
  });
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
function visible(text: string): string[] {
  return Array.from(graphemes.segment(text), (part) => part.segment).filter((part) => part.trim() !== '');
}

const sized = { numRuns: 250 };

test('every page is within its limits, says something, and ends in neither CR nor @', () => {
  fc.assert(
    fc.property(blocks, limits, shown, (texts, within, more) => {
      const screen = screenOf(numbered(...texts.map((block) => block.length)), more);
      const pages = renderPages(literally(texts.flat()), screen, within);
      expect(pages.length).toBeGreaterThan(0);
      for (const page of pages) {
        expect(fits(page, within)).toBe(true);
        expect(page.text.trim()).not.toBe('');
        expect(page.text).not.toMatch(/[\r@]$/);
      }
    }),
    sized,
  );
});

test('every page is within its limits for any characters at all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600, size: 'max' }), limits, (text, within) => {
      for (const page of renderPages(literally([text]), screenOf(numbered(1)), within))
        expect(fits(page, within)).toBe(true);
    }),
    sized,
  );
});

test('no word is lost and no grapheme split: the pages of a session joined are the text', () => {
  fc.assert(
    fc.property(blocks, ussdLimits, shown, (texts, within, more) => {
      const screen = screenOf(numbered(...texts.map((block) => block.length)), { ...more, options: [] });
      const pages = renderPages(literally(texts.flat()), screen, within);
      const spell = within.alphabet === 'gsm7' ? toGsm : foldToGsm;
      expect(bodies(pages, screen).flatMap(visible)).toEqual(visible(texts.flat().map(spell).join('\n')));
    }),
    sized,
  );
});

test('no word is lost and no grapheme split in replies', () => {
  fc.assert(
    fc.property(blocks, (texts) => {
      const screen = screenOf(numbered(...texts.map((block) => block.length)), { route: null });
      const pages = renderPages(literally(texts.flat()), screen, defaultSmsLimits);
      const said = pages.flatMap((page) => visible(page.text));
      const native = visible(texts.flat().join('\n'));
      expect([native, visible(texts.flat().map(foldToGsm).join('\n'))]).toContainEqual(said);
    }),
    sized,
  );
});

test('every option stands once, whole, in its order, and is never parted from its digit', () => {
  fc.assert(
    fc.property(
      blocks,
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 7 }),
      shown,
      (texts, lengths, more) => {
        const options = optionsOf(...lengths.map((length) => `Option ${'x '.repeat(length).trim()}`));
        const screen = screenOf(numbered(...texts.map((block) => block.length)), { ...more, options });
        const pages = renderPages(literally(texts.flat()), screen, defaultUssdLimits);
        const lines = pages.flatMap((page) => page.text.split('\n')).filter((line) => /^\d Option/.test(line));
        expect(lines).toEqual(lengths.map((length, index) => `${index + 1} Option ${'x '.repeat(length).trim()}`));
      },
    ),
    sized,
  );
});

test('every page that does not end the session has its way on and its way back on the last line', () => {
  fc.assert(
    fc.property(blocks, ussdLimits, shown, (texts, within, more) => {
      const screen = screenOf(numbered(...texts.map((block) => block.length)), more);
      const pages = renderPages(literally(texts.flat()), screen, within);
      const on = more.more === 'more' ? '9 More' : '9 Next';
      const back = more.back === null ? '' : more.back === 'back' ? '0 Back' : '0 Language';
      pages.forEach((page, index) => {
        const last = index === pages.length - 1;
        expect(page.ends).toBe(last && more.ends);
        if (!last) expect(page.text.endsWith(`\n${on} ${back}`.trimEnd())).toBe(true);
        else if (!more.ends) expect(page.text.endsWith(back)).toBe(true);
      });
    }),
    sized,
  );
});

test('a number is whole wherever it stands in whatever script', () => {
  const atoms = ['+44 20 7946 0123', '*384*00000#', '0808 157 0123', 'C4821'];
  const part = fc.oneof(
    sentence.map((text) => text.slice(0, 80)),
    fc.constantFrom(...atoms.map((_, index) => `{a${index}}`)),
  );
  const facts = Object.fromEntries(atoms.map((value, index) => [`a${index}`, atomFact(value)]));
  const within = fc.constantFrom<Limits>(defaultUssdLimits, ucs2Ussd, defaultSmsLimits);
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 3, maxLength: 12 }),
      fc.constantFrom('', ' ', '\n'),
      within,
      (parts, between, limit) => {
        const safe = parts.map((text) => (/^\{a\d\}$/.test(text) ? text : text.replace(/[{}'<>#|]/g, '')));
        const strings = stringsOf({ it: `${safe.join(between)}{a0}` });
        const said = renderPages(strings, screenOf([[{ key: 'it', facts }]], { ends: true, route: null }), limit);
        atoms.forEach((value, index) => {
          const times = safe.filter((text) => text === `{a${index}}`).length + (index === 0 ? 1 : 0);
          expect(said.reduce((sum, page) => sum + page.text.split(value).length - 1, 0)).toBe(times);
        });
      },
    ),
    sized,
  );
});

test('rendering twice says the same', () => {
  fc.assert(
    fc.property(blocks, limits, shown, (texts, within, more) => {
      const screen = screenOf(numbered(...texts.map((block) => block.length)), more);
      const strings = literally(texts.flat());
      expect(renderPages(strings, screen, within)).toEqual(renderPages(strings, screen, within));
    }),
    { numRuns: 50 },
  );
});
