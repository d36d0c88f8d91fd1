import { describe, expect, test } from 'vitest';
import { isLive, isOffered } from '../../src/directory/attested.ts';
import { endOfLocalDay } from '../../src/directory/local-time.ts';
import { aClinic, aHotline } from '../support/directory.ts';

const attestation = { offered: true, withdrawn: false, checkedOn: '2026-09-01', expiresOn: '2026-11-30' };

describe('isOffered', () => {
  test.each(['Africa/Nairobi', 'Europe/London', 'America/New_York'])(
    'counts until the last second of its last day in %s',
    (zone) => {
      const clinic = aClinic({ id: 'a', attestation });
      const end = endOfLocalDay(zone, '2026-11-30');
      expect(isOffered(clinic, zone, end - 1000)).toBe(true);
      expect(isOffered(clinic, zone, end)).toBe(false);
      expect(isOffered(clinic, zone, end + 1000)).toBe(false);
    },
  );

  test.each([
    ['never attested', null],
    ['incomplete', { ...attestation, offered: false }],
    ['withdrawn', { ...attestation, withdrawn: true }],
  ])('is false for a clinic %s', (_, value) => {
    expect(isOffered(aClinic({ id: 'a', attestation: value }), 'Africa/Nairobi', Date.parse('2026-11-01'))).toBe(false);
  });

  test('walked over 400 days, a clinic vanishes once and does not come back', () => {
    const clinic = aClinic({ id: 'a', attestation });
    const days = Array.from({ length: 400 }, (_, day) => Date.UTC(2026, 8, 1, 12) + day * 86_400_000);
    expect(days.filter((now) => isOffered(clinic, 'Africa/Nairobi', now))).toEqual(days.slice(0, 91));
  });
});

test('isLive counts until the last second of the last day', () => {
  const end = endOfLocalDay('Africa/Nairobi', '2026-12-01');
  expect(isLive(aHotline({ id: 'a' }), 'Africa/Nairobi', end - 1)).toBe(true);
  expect(isLive(aHotline({ id: 'a' }), 'Africa/Nairobi', end)).toBe(false);
});
