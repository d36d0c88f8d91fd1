import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatherSources, typedSources } from '../../src/content/line-sources.ts';
import type { IncomingStrings } from '../../src/exchange/strings-incoming.ts';
import { type LineStrings, lineStrings, plainText } from '../../src/exchange/strings-rows.ts';
import { takeStrings } from '../../src/exchange/strings-taken.ts';
import { editLocale } from '../../src/exchange/strings-yaml.ts';
import { lines, sourceTexts } from '../support/lines.ts';
import { lineOf, row, throughCsv, throughPo, throughXlsx } from './strings-line.ts';

/** Every code point, and what the forms, spreadsheets and YAML use for themselves. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'toString',
    '__proto__',
    'msgid "x"',
    '=1+1',
    '{who}',
    '😀',
    'مرحبا \u200f(123)',
    '#~ msgid',
    'a\r\nb',
  ),
  fc.string({
    unit: fc.constantFrom(...'=+-@\'"\\,;{}[]#:|>&*!%`~ \t\r\n\u00a0\u0085\u2028\ufeff_a1n', '＝', '_x0041_', '\\n'),
  }),
);
const rows = fc
  .array(fc.tuple(hostile, hostile, hostile), { minLength: 1, maxLength: 6 })
  .map((texts) => lineOf(texts.map(([en, sw, fr], at) => row(`a.s${at}`, en, sw, fr))));

/** All that an import would say or change. */
function differences(line: LineStrings, incoming: IncomingStrings) {
  const { taken, problems } = takeStrings('s', line, incoming, () => undefined);
  const changed = taken.filter(({ kind, made, isStale }) => kind !== 'same' || made !== null || isStale);
  const texts = line.rows.flatMap((one) => incoming.languages.map((language) => one.texts[language] ?? ''));
  const there = texts.filter((text) => plainText(text) !== '').length;
  return { changed, problems: [...incoming.problems, ...problems], missing: there - taken.length };
}
const nothing = { changed: [], problems: [], missing: 0 };

describe('translations that come back as they went out change nothing', () => {
  it('as CSV, whatever they say', () => {
    fc.assert(
      fc.property(rows, (line) => {
        expect(differences(line, throughCsv(line))).toEqual(nothing);
      }),
      { numRuns: 300 },
    );
  });

  it('as PO, whatever they say', () => {
    fc.assert(
      fc.property(rows, (line) => {
        expect(differences(line, throughPo(line, 'sw'))).toEqual(nothing);
      }),
      { numRuns: 300 },
    );
  });

  it('as a workbook, whatever they say', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (line) => {
        expect(differences(line, await throughXlsx(line))).toEqual(nothing);
      }),
      { numRuns: 60 },
    );
  });

  it.each(lines)('of every language of %s', async (name) => {
    const line = lineStrings(typedSources(gatherSources(name, sourceTexts)));
    expect(line.rows.length).toBeGreaterThan(250);
    expect(differences(line, throughCsv(line))).toEqual(nothing);
    expect(differences(line, await throughXlsx(line))).toEqual(nothing);
    for (const language of line.languages) expect(differences(line, throughPo(line, language))).toEqual(nothing);
  });
});

const locale = `# Words of the line.
keywords:
  raid: [RAID, POLICE] # as texted
  life:
    - PAY
strings:
  a.one: "{who}: {number}" # who answers
  a.two: >-
    folded
    text

  # Why the third stands here.
  a.three: plain
  a.four: 'it''s'
  a.six: last
`;
const order = ['raid', 'clinic', 'life', 'a.zero', 'a.one', 'a.two', 'a.three', 'a.four', 'a.five', 'a.six', 'a.seven'];
const set = (key: string, value: string) => ({ part: 'strings', key, value }) as const;

describe('writing into a locale file', () => {
  it.each([
    [
      'a text, its comment kept',
      [set('a.one', '{number}')],
      [['  a.one: "{who}: {number}" # who answers', '  a.one: "{number}" # who answers']],
    ],
    ['a text of several lines', [set('a.two', 'short')], [['  a.two: >-\n    folded\n    text\n', '  a.two: short\n']]],
    ['a plain text that needs marks', [set('a.three', '*384*0#')], [['plain', '"*384*0#"']]],
    ['a text in its own marks', [set('a.four', "that's")], [["'it''s'", "'that''s'"]]],
    ['a new text behind the one before it', [set('a.five', 'five')], [["'it''s'\n", "'it''s'\n  a.five: five\n"]]],
    ['a new first text', [set('a.zero', 'zero')], [['strings:\n', 'strings:\n  a.zero: zero\n']]],
    ['a new last text', [set('a.seven', 'seven')], [['a.six: last\n', 'a.six: last\n  a.seven: seven\n']]],
    [
      'keywords',
      [{ part: 'keywords', key: 'raid', value: ['UVAMIZI', 'NO'] } as const],
      [['[RAID, POLICE]', '[UVAMIZI, NO]']],
    ],
    [
      'keywords of another screen',
      [{ part: 'keywords', key: 'clinic', value: ['CLINIC'] } as const],
      [['  life:', '  clinic: [CLINIC]\n  life:']],
    ],
    [
      'several at once',
      [set('a.five', '5'), set('a.one', 'x'), set('a.zero', '0')],
      [
        ['  a.one: "{who}: {number}"', '  a.zero: "0"\n  a.one: "x"'],
        ["'it''s'\n", "'it''s'\n  a.five: \"5\"\n"],
      ],
    ],
  ] as const)('changes %s alone', (_, edits, changes) => {
    const expected = changes.reduce((text, [from, to]) => text.replace(from, to), locale);
    expect(editLocale(locale, edits, order)).toBe(expected);
    expect(editLocale(locale.replaceAll('\n', '\r\n'), edits, order)).toBe(expected.replaceAll('\n', '\r\n'));
  });

  it('holds whatever is written, and leaves every other line as it is', () => {
    const keys = fc.constantFrom('a.zero', 'a.one', 'a.two', 'a.three', 'a.four', 'a.five', 'a.six', 'a.seven');
    fc.assert(
      fc.property(hostile, keys, (value, key) => {
        // It throws where the file does not hold the value.
        const after = editLocale(locale, [set(key, value)], order).split('\n');
        const gone = locale.split('\n').filter((line) => !after.includes(line));
        expect(gone.every((line) => line.startsWith(`  ${key}:`) || (key === 'a.two' && line.startsWith('    ')))).toBe(
          true,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('into a file that has no list of strings yet writes one', () => {
    expect(editLocale('# New.\nkeywords: {}\nstrings: {}\n', [set('a.one', 'x')], order)).toBe(
      '# New.\nkeywords: {}\nstrings:\n  a.one: x\n',
    );
  });
});
