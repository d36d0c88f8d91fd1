import { expect, it } from 'vitest';
import { readIsoTime } from '../../src/gateways/dates.ts';

const moment = Date.UTC(2026, 10, 21, 9, 30);

it.each([
  '2026-11-21T09:30:00Z',
  '2026-11-21T09:30:00.000Z',
  '2026-11-21T09:30:00.000000+00:00',
  '2026-11-21T12:30:00+03:00',
  '2026-11-21T12:30:00.000+0300',
  '2026-11-21T04:00:00-05:30',
])('a time with its zone is read: %s', (written) => {
  expect(readIsoTime(written)).toBe(moment);
});

it.each([
  '',
  '2026-11-21',
  '2026-11-21T09:30:00',
  '2026-11-21 09:30:00Z',
  '2026-11-21T09:30Z',
  '2026-13-21T09:30:00Z',
  '2026-11-21T09:30:00+03',
  '1795253400000',
])('no time is made of %j', (written) => {
  expect(readIsoTime(written)).toBeNull();
});
