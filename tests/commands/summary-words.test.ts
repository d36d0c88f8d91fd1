import { describe, expect, it } from 'vitest';
import { type SummaryWordsOptions, summaryWords } from '../../src/commands/summary/words.ts';
import type { Edition, Message } from '../../src/content/edition.ts';
import { parseMessage } from '../../src/content/messages.ts';
import { summarise } from '../../src/editions/summary.ts';
import { changesBetween } from '../../src/menu/changes.ts';
import { aClinic } from '../support/directory.ts';
import { editionOf } from '../support/lines.ts';

const ke = editionOf('demo-ke');

function wordsOf(change: Partial<Edition>, options: Partial<SummaryWordsOptions> = {}): readonly string[] {
  const after = { ...ke, ...change };
  return summaryWords(summarise(ke, after), { before: ke, after, ...options });
}

function withTexts(locale: string, texts: Readonly<Record<string, Message>>): Partial<Edition> {
  return { strings: { ...ke.strings, [locale]: { ...ke.strings[locale], ...texts } } };
}

const manyClinics = Array.from({ length: 50 }, (_, at) =>
  aClinic({ id: `a${at}`, code: `C9${at}`, names: { en: `Clinic ${at}` }, phone: `+12025550${100 + at}` }),
);

describe('the words of a summary', () => {
  it('say that nothing is changed', () => {
    expect(wordsOf({})).toEqual(['Nothing is changed: callers hear all this already.']);
  });

  it('begin with every number, however many, and whose it is', () => {
    const words = wordsOf({ clinics: [...ke.clinics, ...manyClinics] });
    expect(words[0]).toBe('Phone numbers: 50 added, 0 changed, 0 removed.');
    expect(words[1]).toBe('Call each one that is new before you sign.');
    expect(words.slice(2, 52)).toEqual(
      manyClinics.map(({ code, names, phone }) => `  + clinic ${code}, phone (${names.en}): ${phone}`),
    );
  });

  it('tell a number that is another from one that is gone, and what is dialled where that is hard to see', () => {
    const [first, ...hotlines] = ke.hotlines;
    if (!first) throw new Error('the line has a hotline');
    const words = wordsOf({
      hotlines: [{ ...first, phone: '0800-HELP' }, ...hotlines.slice(0, -1)],
      ...withTexts('sw', { 'raid.ask': 'Piga ๐\u200b๘๐๐' }),
    });
    expect(words.slice(0, 6)).toEqual([
      'Phone numbers: 1 added, 1 changed, 1 removed.',
      'Call each one that is new before you sign.',
      '  ~ hotline night-legal, phone (Night Legal Line): +448081570801 → 0800-HELP (dialled 08004357)',
      '  + text raid.ask in sw (Kiswahili): ๐๘๐๐ (dialled 0800)',
      `  - hotline ${ke.hotlines.at(-1)?.id}, phone (${ke.hotlines.at(-1)?.names.en}): ${ke.hotlines.at(-1)?.phone}`,
      'Hotlines: 0 added, 1 changed, 1 removed.',
    ]);
  });

  it('say which clinics callers will hear of, and no more', () => {
    const [first, ...clinics] = ke.clinics;
    if (!first?.attestation) throw new Error('the first clinic has an attestation');
    const words = wordsOf({
      clinics: [
        { ...first, attestation: { ...first.attestation, withdrawn: true } },
        ...clinics,
        ...manyClinics.slice(0, 1),
      ],
    });
    expect(words.slice(3)).toEqual([
      'Callers will be told of 1 more clinic:',
      '  + C90 Clinic 0',
      'Callers will no longer be told of 1 clinic:',
      '  - C4823 Umoja Wellness Desk',
      'Clinics: 1 added, 1 changed, 0 removed.',
      '  ~ C4823 Umoja Wellness Desk: its word on whom it tells',
      '  + C90 Clinic 0',
    ]);
  });

  it('show old and new sentences with their placeholders, cut around the place where they part', () => {
    const parsed = parseMessage("Piga {who}: {number} jusqu'à {n, plural, one {saa} other {masaa}}");
    if ('broken' in parsed) throw new Error('this can be parsed');
    const long = `${'Uliza wakili wako. '.repeat(20)}Mwisho`;
    const before = { ...ke, ...withTexts('sw', { 'raid.ask': `${long} wa zamani ${long}` }) };
    const after = { ...ke, ...withTexts('sw', { 'raid.ask': `${long} wa sasa ${long}`, 'raid.call': parsed.message }) };
    const words = summaryWords(summarise(before, after), { before, after });
    expect(words.slice(0, 3)).toEqual([
      'Phone numbers: none is changed.',
      'Texts in Kiswahili (sw): 0 added, 2 changed, 0 removed.',
      '  ~ raid.ask',
    ]);
    expect(words[3]).toMatch(/^ {6}was: ….*Mwisho wa zamani .{40,}…$/);
    expect(words[4]).toMatch(/^ {6}now: ….*Mwisho wa sasa .{40,}…$/);
    expect(words.slice(5)).toEqual([
      '  ~ raid.call',
      '      was: {who}: {number}',
      "      now: Piga {who}: {number} jusqu'à {n,plural,one{saa} other{masaa}}",
    ]);
  });

  it('write nothing that moves the cursor of a terminal or turns what is read', () => {
    const words = wordsOf(withTexts('sw', { 'raid.ask': 'a\u001b[2J\u202e 999\r\nb\u0007' }));
    expect(words.join('\n')).not.toMatch(/[^\P{C}\n]/u);
    expect(words).toContain('      now: a[2J⇄ 999 b');
  });

  it('shorten other lists and say how to see all; all where that is asked for', () => {
    const places = [
      ...ke.places,
      ...Array.from({ length: 49 }, (_, at) => ({
        id: `p${at}`,
        names: {},
        aliases: [],
        region: 'coast',
        latitude: 0,
        longitude: 0,
        population: 0,
      })),
    ];
    expect(wordsOf({ places }).slice(-2)).toEqual([expect.stringMatching(/^ {2}\+ p/), '    and 37 more']);
    expect(wordsOf({ places }, { seeAll: 'npm run diff' }).at(-1)).toBe('    and 37 more; to see all: npm run diff');
    expect(wordsOf({ places }, { isWhole: true }).filter((line) => /^ {2}\+ p\d/.test(line))).toHaveLength(49);
  });

  it('tell of keys, settings and order', () => {
    const words = wordsOf(
      { line: { ...ke.line, zone: 'Africa/Kampala', callerPays: true }, places: ke.places.toReversed() },
      {
        digits: [
          { screen: 'menu', digit: '3', meaning: 'court' },
          { screen: 'clinic/type', digit: 'text', meaning: 'x' },
        ],
      },
    );
    expect(words).toEqual([
      'Phone numbers: none is changed.',
      'Keys that do another thing than before:',
      '  key 3 at menu: court',
      '  a typed name at clinic/type: it may find another place',
      'Settings of the line that are changed:',
      '  ~ whether the caller pays (callerPays)',
      '  ~ time zone (zone)',
      'Tables whose rows stand in another order:',
      '  ~ places: digits of pick lists follow it',
    ]);
  });

  it('tell what a key does in words, and no fingerprint', () => {
    const raid = ke.screens.raid;
    const lawyer = { kind: 'hotlines', topics: ['health'], jurisdiction: null } as const;
    if (raid?.kind !== 'card') throw new Error('every line has a raid card');
    const after: Edition = {
      ...ke,
      line: { ...ke.line, languages: ke.line.languages.slice(0, 1) },
      places: ke.places.slice(1),
      screens: { ...ke.screens, lawyer, raid: { ...raid, pages: [...raid.pages, ...raid.pages.slice(0, 1)] } },
    };
    const { changed } = changesBetween(ke, after);
    const words = summaryWords(summarise(ke, after), { before: ke, after, digits: changed, isWhole: true });
    for (const line of [
      '  how every call begins: with the menu',
      '  a typed name at clinic: it may find another place',
      '  every key at lawyer: the screen is gone, or tells of other things',
      `  key 0 at raid: menu; from page ${raid.pages.length + 1} on it closes the call`,
    ])
      expect(words).toContain(line);
    expect(words.join('\n')).not.toMatch(/[0-9a-f]{16}/);
  });

  it('tell which labels change places while their keys lead where they did', () => {
    const { 'clinic.label': clinic, 'lawyer.label': lawyer } = ke.strings.sw ?? {};
    const words = wordsOf(withTexts('sw', { 'clinic.label': lawyer ?? '', 'lawyer.label': clinic ?? '' }));
    const at = words.indexOf('Labels that change places, while their keys lead where they did:');
    expect(words.slice(at + 1, at + 3)).toEqual([
      `  key 2 at menu now says "${lawyer}", which key 3 said before (sw)`,
      `  key 3 at menu now says "${clinic}", which key 2 said before (sw)`,
    ]);
    expect(wordsOf(withTexts('sw', { 'clinic.label': 'Kliniki nyingine' })).join('\n')).not.toContain('change places');
  });

  it('warn of a code and a number that callers use and that go away', () => {
    const { ussd, sms } = ke.line;
    const line = {
      ...ke.line,
      ussd: ussd.map((entry) => ({ ...entry, codes: ['*384*00009#'] })),
      sms: sms.map((entry) => ({ ...entry, number: '00009' })),
    };
    const until = 'is answered until the next deployment if that is compiled in, and else no more';
    const words = wordsOf({ line }).join('\n');
    expect(words).toContain(`Whoever dials *384*00000# ${until}`);
    expect(words).toContain(`Whoever texts to 00000 ${until}`);
    expect(wordsOf({ line: { ...ke.line, callerPays: true } }).join('\n')).not.toContain('Whoever');
  });

  it('of a first edition say that all is new', () => {
    const words = summaryWords(summarise(null, ke), { before: null, after: ke });
    expect(words[0]).toBe('The first edition of this line: all of it is new.');
    expect(words).toContain('  + hotline night-legal, phone (Night Legal Line): +448081570801');
  });
});
