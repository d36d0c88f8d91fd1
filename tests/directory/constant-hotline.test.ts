import { expect, test } from 'vitest';
import type { Hotline } from '../../src/content/edition.ts';
import { constantHotline } from '../../src/directory/constant-hotline.ts';
import { aHotline } from '../support/directory.ts';

const line = { zone: 'Africa/Nairobi', jurisdiction: 'KE' };
const best = aHotline({ id: 'best' });

/** Each is better than all before it, however the list is sorted. */
const upwards: readonly Hotline[] = [
  { ...best, id: 'another-law', jurisdictions: ['TZ'], expiresOn: '2026-12-31' },
  { ...best, id: 'region', regions: ['coast'] },
  { ...best, id: 'another-topic', topics: ['health'] },
  { ...best, id: 'closes', hours: [[0, 10_079]] },
  { ...best, id: 'keeps-holidays', closedOnHolidays: true, expiresOn: '2026-12-02' },
  { ...best, id: 'paid', tollFree: false },
  { ...best, id: 'called-before', expiresOn: '2026-11-30' },
  best,
];

test.each(upwards.map(({ id }, at) => [id, at] as const))('%s is chosen where there is nothing better', (id, at) => {
  const worse = upwards.slice(0, at + 1);
  for (const hotlines of [worse, worse.toReversed()])
    expect(constantHotline({ line, holidays: [], hotlines })?.id).toBe(id);
});

test('day and night may be written day by day', () => {
  const days = Array.from({ length: 7 }, (_, day) => [day * 1440, (day + 1) * 1440] as const);
  const hotlines = [
    { ...best, tollFree: false },
    { ...best, id: 'shut', hours: [] },
    { ...best, id: 'daily', hours: days },
  ];
  expect(constantHotline({ line, holidays: [], hotlines })?.id).toBe('daily');
});

test('of two alike the first is chosen, and of none nobody', () => {
  const hotlines = [best, { ...best, id: 'second' }];
  expect(constantHotline({ line, holidays: [], hotlines })?.id).toBe('best');
  expect(constantHotline({ line, holidays: [], hotlines: [] })).toBeNull();
});
