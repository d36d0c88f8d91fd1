import { describe, expect, it, test } from 'vitest';
import type { Contact, Hotline } from '../../src/content/edition.ts';
import {
  anybody,
  bestHotline,
  type HotlineQuery,
  type HotlinesOfLine,
  rankContacts,
  rankHotlines,
} from '../../src/directory/hotlines.ts';
import { aHotline, always } from '../support/directory.ts';

/** Monday 23 November 2026, 12:00 in Nairobi. */
const noon = Date.parse('2026-11-23T09:00:00Z');
const never: Hotline['hours'] = [];
const lineOf = (...hotlines: Hotline[]): HotlinesOfLine => ({
  line: { zone: 'Africa/Nairobi', jurisdiction: 'KE' },
  holidays: ['2026-12-25'],
  hotlines,
});
const english: HotlineQuery = { topics: ['raid'], language: 'en', ...anybody };
/** The order in which somebody is told of some hotlines, by their ids. */
const order = (hotlines: readonly Hotline[], part: Partial<HotlineQuery> = {}) =>
  rankHotlines(lineOf(...hotlines), { ...english, ...part }, noon)
    .map(({ hotline }) => hotline.id)
    .join(' ');

describe('rankHotlines', () => {
  test('puts checked before not checked, open before closed, toll-free before paid, the language before others', () => {
    const line = lineOf(
      aHotline({ id: 'old', expiresOn: '2026-11-22' }),
      aHotline({ id: 'closed', hours: never }),
      aHotline({ id: 'paid', tollFree: false }),
      aHotline({ id: 'other-language', languages: ['sw'] }),
      aHotline({ id: 'best' }),
      aHotline({ id: 'as-good' }),
    );
    expect(rankHotlines(line, english, noon).map(({ hotline }) => hotline.id)).toEqual([
      'best',
      'as-good',
      'other-language',
      'paid',
      'closed',
      'old',
    ]);
  });

  test('keeps an old one, and says that it is', () => {
    const line = lineOf(aHotline({ id: 'old', expiresOn: '2026-11-22' }));
    expect(rankHotlines(line, english, noon)).toMatchObject([
      { isLive: false, openState: { open: true, minutes: null } },
    ]);
  });

  test('takes any of the topics, and all hotlines where none is asked for', () => {
    const line = lineOf(aHotline({ id: 'a', topics: ['raid', 'legal'] }), aHotline({ id: 'b', topics: ['health'] }));
    const topics = (...wanted: string[]) =>
      rankHotlines(line, { ...english, topics: wanted }, noon).map(({ hotline }) => hotline.id);
    expect([topics('legal'), topics('health', 'raid'), topics(), topics('papers')]).toEqual([
      ['a'],
      ['a', 'b'],
      ['a', 'b'],
      [],
    ]);
  });

  test('closes on a holiday where the hotline keeps holidays', () => {
    const line = lineOf(
      aHotline({ id: 'keeps', closedOnHolidays: true, expiresOn: '2026-12-31' }),
      aHotline({ id: 'open', expiresOn: '2026-12-31' }),
    );
    expect(bestHotline(line, english, Date.parse('2026-12-25T09:00:00Z'))?.hotline.id).toBe('open');
  });
});

const open = aHotline({ id: 'open' });
const shut = aHotline({ id: 'shut', hours: never, backup: 'second' });
const second = aHotline({ id: 'second', topics: ['legal'] });
const old = (hotline: Hotline): Hotline => ({ ...hotline, expiresOn: '2026-11-22' });
const inCoast = (hotline: Hotline): Hotline => ({ ...hotline, regions: ['coast', 'lake'] });

describe('while none of a topic answers, a backup stands first', () => {
  it.each<[string, readonly Hotline[], string]>([
    ['though it has another topic', [shut, second], 'second shut'],
    ['and not while another one answers', [shut, second, open], 'open shut'],
    ['also where another one is open that nobody has called of late', [shut, second, old(open)], 'second shut open'],
    ['and not where the backup is closed', [shut, { ...second, hours: never }], 'shut'],
    ['and not where nobody has called the backup of late', [shut, old(second)], 'shut'],
    ['named by one that nobody has called of late', [old(shut), second], 'second shut'],
    ['though only those of a region are open', [shut, second, inCoast(open)], 'second shut open'],
    ['and not where the backup is for a region alone', [shut, inCoast(second)], 'shut'],
    ['and not where the backup knows another law', [shut, { ...second, jurisdictions: ['SC'] }], 'shut'],
    ['once, though two name it', [shut, { ...shut, id: 'shut-2' }, second], 'second shut shut-2'],
    ['and nobody is told of one that is not there', [shut], 'shut'],
  ])('%s', (_, hotlines, expected) => {
    expect(order(hotlines)).toBe(expected);
  });

  it('for a region it counts where it is for that one', () => {
    expect(order([shut, inCoast(second)], { region: 'lake' })).toBe('second shut');
    expect(order([shut, inCoast(second)], { region: 'rift' })).toBe('shut');
  });
});

describe('a hotline for some regions', () => {
  const coast = inCoast(aHotline({ id: 'coast' }));
  const rift = aHotline({ id: 'rift', regions: ['rift'] });
  const everywhere = aHotline({ id: 'everywhere', hours: never });

  it.each<[string, string | null, readonly Hotline[], string]>([
    ['comes behind those for everywhere where none is known', null, [coast, everywhere], 'everywhere coast'],
    ['comes before one that nobody has called of late', null, [coast, old(everywhere)], 'coast everywhere'],
    ['stands alone where nothing else is', null, [coast], 'coast'],
    ['is left out for callers from another', 'rift', [coast, everywhere], 'everywhere'],
    ['stands where nothing else covers the region', 'rift', [coast], 'coast'],
    ['is ranked as any other for callers from there', 'coast', [everywhere, coast], 'coast everywhere'],
    ['comes first of two alike', 'coast', [open, coast, rift], 'coast open'],
    ['comes behind one that costs nothing', 'coast', [{ ...coast, tollFree: false }, open], 'open coast'],
    ['comes behind one in the language', 'coast', [{ ...coast, languages: ['sw'] }, open], 'open coast'],
  ])('%s', (_, region, hotlines, expected) => {
    expect(order(hotlines, { region })).toBe(expected);
  });
});

describe('whose law a hotline knows', () => {
  const here = aHotline({ id: 'here' });
  const both = aHotline({ id: 'both', jurisdictions: ['KE', 'TZ'] });
  const far = aHotline({ id: 'far', jurisdictions: ['TZ', 'UG'] });
  const health = aHotline({ id: 'health', topics: ['health'], jurisdictions: ['TZ'] });

  it.each<[string | null, string]>([
    [null, 'here both'],
    ['KE', 'here both'],
    ['TZ', 'both far'],
    ['UG', 'far'],
    ['ET', ''],
  ])('asked about %s: %s', (jurisdiction, expected) => {
    expect(order([here, both, far, health], { jurisdiction })).toBe(expected);
  });

  it('the one number is of that law, of any matter, before it is of the line, and of another law last', () => {
    const best = (jurisdiction: string | null, ...hotlines: Hotline[]) =>
      bestHotline(lineOf(...hotlines), { ...english, jurisdiction }, noon)?.hotline.id;
    expect(best('TZ', here, health, far)).toBe('far');
    expect(best('TZ', here, health)).toBe('health');
    expect(best('ET', health, far, here)).toBe('here');
    expect(best(null, far, aHotline({ id: 'other', topics: ['papers'] }))).toBe('other');
    expect(best(null, old(far), health)).toBe('far');
  });
});

describe('bestHotline', () => {
  test('is the first of its topic, and of any topic rather than none', () => {
    const line = lineOf(aHotline({ id: 'health', topics: ['health'] }), aHotline({ id: 'raid' }));
    expect(bestHotline(line, english, noon)?.hotline.id).toBe('raid');
    expect(bestHotline(line, { ...english, topics: ['papers'] }, noon)?.hotline.id).toBe('health');
  });

  const national = aHotline({ id: 'national' });
  const matters = aHotline({ id: 'matters', topics: ['legal'] });
  const coastal = inCoast(aHotline({ id: 'coastal' }));

  it.each<[string, readonly Hotline[], string]>([
    ['one for some regions, also after its day', [coastal, old(national)], 'national'],
    ['one for some regions, though it has another topic', [coastal, matters], 'matters'],
    [
      'one for some regions, though nobody called it of late and it has another topic',
      [coastal, old(matters)],
      'matters',
    ],
    ['one of another topic, also after its day', [matters, old(national)], 'national'],
    [
      'one for some regions that knows another law',
      [inCoast({ ...national, jurisdictions: ['TZ'] }), coastal],
      'coastal',
    ],
  ])('for somebody elsewhere, one for everywhere comes before %s', (_, hotlines, expected) => {
    for (const region of [null, 'rift'])
      expect(bestHotline(lineOf(...hotlines), { ...english, region }, noon)?.hotline.id).toBe(expected);
  });

  test('is for somebody there one for their region before one after its day', () => {
    const line = lineOf(old(national), coastal);
    expect(bestHotline(line, { ...english, region: 'coast' }, noon)?.hotline.id).toBe('coastal');
  });

  test('reads of an edition nothing but its hotlines, while these are all of another law too', () => {
    const line = lineOf({ ...national, jurisdictions: ['TZ'] });
    const edition = Object.defineProperty({ ...line }, 'clinics', {
      enumerable: true,
      get: () => {
        throw new Error('nobody asked for clinics');
      },
    });
    expect(bestHotline(edition, english, noon)?.hotline.id).toBe('national');
  });

  test('is null only where there is no hotline at all', () => {
    expect(bestHotline(lineOf(), english, noon)).toBeNull();
  });
});

test('rankContacts keeps the groups asked for, open ones first, then those in the language', () => {
  const contact = (id: string, part: Partial<Contact> = {}): Contact => ({
    id,
    names: { en: id },
    phone: '+442079460901',
    group: 'peers',
    languages: ['en'],
    hours: always,
    regions: [],
    ...part,
  });
  const contacts = [
    contact('closed', { hours: [] }),
    contact('other-language', { languages: ['sw'] }),
    contact('best'),
    contact('trans', { group: 'trans' }),
  ];
  const line = { line: { zone: 'Africa/Nairobi' }, holidays: [], contacts };
  const ranked = rankContacts(line, { groups: ['peers'], language: 'en' }, noon);
  expect(ranked.map(({ contact: { id } }) => id)).toEqual(['best', 'other-language', 'closed']);
});
