import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../src/content/fingerprint.ts';
import { readCsv } from '../../src/exchange/csv.ts';
import { problemAt } from '../../src/exchange/strings-incoming.ts';
import type { MadeFor } from '../../src/exchange/strings-made-for.ts';
import { readStringsPo } from '../../src/exchange/strings-po.ts';
import { readStringsSheet } from '../../src/exchange/strings-sheet.ts';
import { takeStrings } from '../../src/exchange/strings-taken.ts';
import { bytesOf, lineOf, row, typed } from './strings-line.ts';

const line = lineOf([
  row('keyword.raid', 'RAID; POLICE', 'MSAKO', 'RAFLE', 'keywords'),
  row('raid.ask', 'Ask: am I under arrest?', 'Uliza: nimekamatwa?', 'Demandez.'),
  row('raid.call', '{who}: {number}', '{who}: {number}', '{who} : {number}'),
  row('raid.sign', 'Sign nothing. Call 0800 123 456.', 'Usisaini. 0800 123 456.'),
]);
const none = () => undefined;

/** Severity, place and words of all that is said of a sheet. */
function said(csv: string, wanted: string | null = 'sw') {
  const incoming = typed(line, csv, wanted);
  const { problems } = takeStrings('s.csv', line, incoming, none);
  return [...incoming.problems, ...problems].map(
    (one) => `${one.severity} ${one.row ?? '-'} ${one.column}: ${one.words}`,
  );
}
const whole = (...more: readonly string[]) => ['key,en,sw', ...more].join('\n');
const others = (...keys: readonly string[]) =>
  [
    'keyword.raid,,MSAKO',
    'raid.ask,,Uliza: nimekamatwa?',
    'raid.call,,{who}: {number}',
    'raid.sign,,Usisaini. 0800 123 456.',
  ].filter((one) => !keys.some((key) => one.startsWith(`${key},`)));

describe('a sheet that comes back', () => {
  it('is taken whatever the order of rows and columns, beside columns that are not ours', () => {
    const csv = [
      'my notes,sw,status,KEY',
      ...others()
        .reverse()
        .map((one) => one.replace(/^([^,]*),,(.*)$/, 'x,$2,,$1')),
    ].join('\n');
    expect(said(csv)).toEqual([
      'warning 1 : Columns that are not taken in: my notes.',
      'warning 1 : There is no column en: nobody can say from which words this was translated.',
    ]);
  });

  it.each([
    ['an unknown key', ['raid.nope,,Maneno'], ['error 6 key: The line has no string raid.nope.']],
    ['an unknown key without words', ['raid.nope,Words,'], ['warning 6 key: The line has no string raid.nope.']],
    ['words without a key', [',,Maneno'], ['error 6 key: This row has words and no key.']],
    ['a key twice', ['raid.call,,{who}: {number}'], ['error 6 key: raid.call stands in row 4 already.']],
  ])('tells of %s', (_, more, expected) => {
    expect(said(whole(...others(), ...more))).toEqual(expected);
  });

  it.each([
    ['empty', 'raid.ask', '', 'warning 5 sw: raid.ask in sw is empty here, and the line has words for it.'],
    [
      'with a brace too few',
      'raid.call',
      '{who: {number}',
      'error 5 sw: raid.call in sw cannot be read: its braces do not match.',
    ],
    ['without a placeholder', 'raid.call', '{who}', 'error 5 sw: raid.call in sw lacks {number}.'],
    [
      'with a placeholder of its own',
      'raid.ask',
      'Uliza {nani}',
      'error 5 sw: raid.ask in sw has {nani}, for which nothing stands.',
    ],
    [
      'with an apostrophe before a brace',
      'raid.call',
      "'{who} {number}",
      'error 5 sw: raid.call in sw would show braces instead of what they stand for: an apostrophe stands before one.',
    ],
    [
      'with lost letters',
      'raid.ask',
      'Uliza ????',
      'error 5 sw: raid.ask in sw: letters were lost when this was saved: ? stands in their place.',
    ],
    [
      'an error of the spreadsheet',
      'raid.ask',
      '#REF!',
      'error 5 sw: raid.ask in sw: the spreadsheet shows an error here (#REF!), not what was written.',
    ],
    [
      'a keyword with a digit',
      'keyword.raid',
      'MSAKO; X1',
      'error 5 sw: keyword.raid in sw: “X1” is no word that can be texted.',
    ],
  ])('tells of a cell %s', (_, key, text, expected) => {
    expect(said(whole(...others(key), `${key},,"${text}"`))).toEqual([expected]);
  });

  it('tells of languages and strings that are missing, which stay', () => {
    expect(said(whole('raid.ask,,Uliza: nimekamatwa?'), null)).toEqual([
      'warning 1 : Not here: fr.',
      'warning - : The line has 3 strings that are not here, such as keyword.raid.',
    ]);
  });

  it('is not kept out by what a spreadsheet did in columns that are not ours', () => {
    const { sheet } = readCsv('s.csv', bytesOf('key,sw,length\nraid.ask,Uliza.,6'));
    const formula = (column: string) => problemAt('s.csv', 2, column, 'A formula stands here.', 'Paste values.');
    const { problems } = readStringsSheet(sheet, [formula('length'), formula('sw')], line, 'sw');
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([formula('sw')]);
  });

  it.each([
    ['no column of keys', 'id,sw\nraid.ask,x', 'error 1 : No column is called key: nobody can say what a row is.'],
    [
      'no column of the language',
      'key,Kiswahili\nraid.ask,x',
      'error 1 : No column is called sw, so there are no translations.',
    ],
  ])('is refused with %s', (_, csv, expected) => {
    expect(said(csv)).toContain(expected);
  });
});

/** What is written down of raid.ask in Swahili. */
function made(source: string, text: string, record?: MadeFor) {
  const { taken, problems } = takeStrings(
    's',
    line,
    typed(line, whole(`raid.ask,"${source}","${text}"`), 'sw'),
    () => record,
  );
  const told = problems.filter(({ column }) => column === 'en').map(({ words }) => words);
  return { isStale: taken[0]?.isStale, made: taken[0]?.made, told };
}
const [today, then] = ['Ask: am I under arrest?', 'Ask why.'];
const [there, other] = ['Uliza: nimekamatwa?', 'Uliza kwa nini.'];
const told = [`raid.ask was translated from “${then}”, and en says now “${today}”.`];
const f = fingerprintOf;

describe('a translation that comes in', () => {
  it.each([
    [
      'made for the words of today is fresh',
      today,
      other,
      undefined,
      { isStale: false, made: { source: f(today), text: f(other) }, told: [] },
    ],
    [
      'made for other words is stale',
      then,
      other,
      undefined,
      { isStale: true, made: { source: f(then), text: f(other) }, told },
    ],
    [
      'that says the same, for other words, is stale',
      then,
      there,
      undefined,
      { isStale: true, made: { source: f(then), text: f(there) }, told },
    ],
    [
      'that somebody has read since is as that record says',
      then,
      there,
      { source: f(today), text: f(there), by: 'heron' },
      { isStale: false, made: null, told },
    ],
    [
      'that is the same and was stale stays so',
      today,
      there,
      { source: f(then), text: f(there), by: 'heron' },
      { isStale: true, made: null, told: [] },
    ],
    [
      'that mends a stale one is fresh',
      today,
      other,
      { source: f(then), text: f(there) },
      { isStale: false, made: { source: f(today), text: f(other) }, told: [] },
    ],
    [
      'of which nobody says what it was made for is as it was',
      '',
      other,
      undefined,
      { isStale: false, made: null, told: [] },
    ],
  ])('%s', (_, source, text, record, expected) => {
    expect(made(source, text, record)).toEqual(expected);
  });
});

const entry = (lines: readonly string[]) =>
  ['msgid ""', 'msgstr "Language: sw\\nContent-Type: text/plain; charset=utf-8\\n"', '', ...lines].join('\n');
const po = (text: string | Uint8Array, wanted: string | null = null) =>
  readStringsPo('s.po', typeof text === 'string' ? bytesOf(text) : text, line, wanted);
const ask = (flag: readonly string[], text: string) =>
  entry([...flag, 'msgctxt "raid.ask"', `msgid "${today}"`, `msgstr "${text}"`]);
const stale: MadeFor = { source: f(then), text: f(there), by: 'heron' };
const takenOf = (text: string, record?: MadeFor) => takeStrings('s.po', line, po(text), () => record).taken[0];

describe('a PO file', () => {
  it('takes a translation without the mark fuzzy for one that fits the words of today', () => {
    expect(takenOf(ask([], there), stale)).toMatchObject({ kind: 'same', isStale: false, made: { source: f(today) } });
  });

  it('leaves one with the mark fuzzy stale, changed or not', () => {
    expect(takenOf(ask(['#, fuzzy'], there), stale)).toMatchObject({ kind: 'same', isStale: true, made: null });
    expect(takenOf(ask(['#, fuzzy'], other), stale)).toMatchObject({
      kind: 'changed',
      isStale: true,
      made: { source: f(then), text: f(other) },
    });
  });

  it('says of a fuzzy one for which words it was made, where its program kept them', () => {
    expect(takenOf(ask(['#, fuzzy', '#| msgid ""', '#| "Ask "', '#| "why."'], other))).toMatchObject({
      isStale: true,
      made: { source: f(then) },
    });
  });

  it('is placed by lines', () => {
    expect(po(ask([], other)).rows).toMatchObject([{ key: 'raid.ask', row: 4 }]);
  });

  it.each([
    [
      'the same key twice',
      `${ask([], other)}\n\n${ask([], there).split('\n').slice(3).join('\n')}`,
      null,
      8,
      'This key comes for the second time.',
    ],
    [
      'a quotation mark that is not closed',
      ask([], other).replace(`"${other}"`, `"${other}`),
      null,
      6,
      'The file is damaged',
    ],
    [
      'letters of another encoding',
      Uint8Array.from([...bytesOf(ask([], 'x')), 0xe9, 0x0a]),
      null,
      null,
      'The file is not in UTF-8',
    ],
    [
      'no language',
      ask([], other).replace('Language: sw', 'X: y'),
      null,
      null,
      'The file does not say which of the line’s languages it is.',
    ],
    ['another language than was said', ask([], other), 'fr', null, 'The file says that it is sw, not fr.'],
    [
      'words without a key',
      `${ask([], other)}\n\nmsgid "a"\nmsgstr "b"\n`,
      null,
      null,
      'No msgctxt, so nobody can say which string it is: 1 entry.',
    ],
    [
      'entries set aside',
      `${ask([], other)}\n\n#~ msgctxt "gone"\n#~ msgid "a"\n#~ msgstr "b"\n`,
      null,
      null,
      'Set aside with #~, and not taken in: 1 entry.',
    ],
  ])('tells of %s', (_, text, wanted, at, words) => {
    expect(po(text, wanted).problems).toMatchObject([{ row: at, words: expect.stringContaining(words) }]);
  });
});
