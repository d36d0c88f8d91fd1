import { describe, expect, test } from 'vitest';
import type { Contact, Hotline } from '../../src/content/edition.ts';
import { bestHotline, rankContacts, rankHotlines } from '../../src/directory/hotlines.ts';
import { aHotline, always } from '../support/directory.ts';

/** Monday 23 November 2026, 12:00 in Nairobi. */
const noon = Date.parse('2026-11-23T09:00:00Z');
const never: Hotline['hours'] = [];
const lineOf = (...hotlines: Hotline[]) => ({ line: { zone: 'Africa/Nairobi' }, holidays: ['2026-12-25'], hotlines });
const english = { topics: ['raid'], language: 'en' };

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
      rankHotlines(line, { topics: wanted, language: 'en' }, noon).map(({ hotline }) => hotline.id);
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

describe('bestHotline', () => {
  test('is the first of its topic, and of any topic rather than none', () => {
    const line = lineOf(aHotline({ id: 'health', topics: ['health'] }), aHotline({ id: 'raid' }));
    expect(bestHotline(line, english, noon)?.hotline.id).toBe('raid');
    expect(bestHotline(line, { topics: ['papers'], language: 'en' }, noon)?.hotline.id).toBe('health');
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
