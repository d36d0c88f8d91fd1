import { describe, expect, test } from 'vitest';
import type { WeeklyHours } from '../../src/content/edition.ts';
import { type HoursCells, readHoursOf } from '../../src/content/week-columns.ts';
import { type OpenState, openState, openStateAt, opensWithin } from '../../src/directory/hours.ts';
import { localTime } from '../../src/directory/local-time.ts';

/** The notation of `hours`, or cells of mon to sun. */
type Written = string | Omit<HoursCells, 'hours'>;

const office = 'Mo-Fr 08:00-17:00; Sa 09:00-13:00';
const officeDays = { mon: '8-17', tue: '8-17', wed: '8-17', thu: '8-17', fri: '8-17', sat: '9-13', sun: 'closed' };
const night = 'Mo-Su 18:00-02:00';
const nightDays = { mon: '18-2', tue: '18-2', wed: '18-2', thu: '18-2', fri: '18-2', sat: '18-2', sun: '18-2' };
const always = '24/7';
const alwaysDays = { mon: '24h', tue: '24h', wed: '0-24', thu: '24h', fri: '24h', sat: '24h', sun: '24h' };

function weekOf(written: Written): WeeklyHours {
  const read = readHoursOf(typeof written === 'string' ? { hours: written } : { hours: '', ...written });
  if (read.kind === 'unreadable') throw new Error(read.reason);
  return read.hours;
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function said({ open, minutes }: OpenState): string {
  if (minutes === null) return open ? 'open' : 'closed';
  const two = (value: number) => String(value).padStart(2, '0');
  const at = `${days[Math.floor(minutes / 1440)]} ${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
  return open ? `open until ${at}` : `closed, opens ${at}`;
}

/** Worked out by hand from a calendar and from the days on which clocks change; the instant is followed by what a wall clock shows. */
const cases: readonly (readonly [Written, zone: string, instant: string, wall: string, expected: string])[] = [
  // Without daylight saving. 2026-11-23 is a Monday.
  [officeDays, 'Africa/Nairobi', '2026-11-23T04:59:59Z', 'Mon 07:59', 'closed, opens Mon 08:00'],
  [officeDays, 'Africa/Nairobi', '2026-11-23T05:00:00Z', 'Mon 08:00', 'open until Mon 17:00'],
  [office, 'Africa/Nairobi', '2026-11-23T13:59:59Z', 'Mon 16:59', 'open until Mon 17:00'],
  [officeDays, 'Africa/Nairobi', '2026-11-23T14:00:00Z', 'Mon 17:00', 'closed, opens Tue 08:00'],
  [officeDays, 'Africa/Nairobi', '2026-11-28T10:00:00Z', 'Sat 13:00', 'closed, opens Mon 08:00'],
  [{ wed: '8-12, 14-18' }, 'Africa/Nairobi', '2026-11-25T10:00:00Z', 'Wed 13:00', 'closed, opens Wed 14:00'],
  [{ wed: '8-12, 12-18' }, 'Africa/Nairobi', '2026-11-25T08:59:00Z', 'Wed 11:59', 'open until Wed 18:00'],
  ['Mo-Fr 10:00-16:00', 'Asia/Kathmandu', '2026-11-23T04:14:59Z', 'Mon 09:59', 'closed, opens Mon 10:00'],
  ['Mo-Fr 10:00-16:00', 'Asia/Kathmandu', '2026-11-23T04:15:00Z', 'Mon 10:00', 'open until Mon 16:00'],
  [{ mon: '10-16' }, 'Asia/Kathmandu', '2026-11-23T10:15:00Z', 'Mon 16:00', 'closed, opens Mon 10:00'],
  [{ mon: '10-16' }, 'Asia/Kathmandu', '2026-11-22T18:15:00Z', 'Mon 00:00', 'closed, opens Mon 10:00'],
  // The day of the caller is not the day of the server: Monday in Apia begins while it is Sunday in London.
  [officeDays, 'Pacific/Apia', '2026-11-22T18:59:00Z', 'Mon 07:59', 'closed, opens Mon 08:00'],
  [officeDays, 'Pacific/Apia', '2026-11-22T19:00:00Z', 'Mon 08:00', 'open until Mon 17:00'],
  [officeDays, 'America/Sao_Paulo', '2026-11-28T15:59:00Z', 'Sat 12:59', 'open until Sat 13:00'],
  [officeDays, 'America/Sao_Paulo', '2026-11-29T02:30:00Z', 'Sat 23:30', 'closed, opens Mon 08:00'],
  // Past midnight, and from Sunday into Monday.
  [nightDays, 'Asia/Bangkok', '2026-11-25T16:59:00Z', 'Wed 23:59', 'open until Thu 02:00'],
  [nightDays, 'Asia/Bangkok', '2026-11-25T17:00:00Z', 'Thu 00:00', 'open until Thu 02:00'],
  [night, 'Asia/Bangkok', '2026-11-25T19:00:00Z', 'Thu 02:00', 'closed, opens Thu 18:00'],
  [{ sun: '20-4' }, 'Asia/Bangkok', '2026-11-29T16:59:00Z', 'Sun 23:59', 'open until Mon 04:00'],
  [{ sun: '20-4' }, 'Asia/Bangkok', '2026-11-29T17:00:00Z', 'Mon 00:00', 'open until Mon 04:00'],
  ['Su 20:00-04:00', 'Asia/Bangkok', '2026-11-29T21:00:00Z', 'Mon 04:00', 'closed, opens Sun 20:00'],
  [{ mon: '18-2', tue: '2-14' }, 'Asia/Bangkok', '2026-11-23T18:00:00Z', 'Tue 01:00', 'open until Tue 14:00'],
  [{ fri: '12-24' }, 'Asia/Bangkok', '2026-11-27T16:59:00Z', 'Fri 23:59', 'open until Sat 00:00'],
  [{ fri: '12-24' }, 'Asia/Bangkok', '2026-11-27T17:00:00Z', 'Sat 00:00', 'closed, opens Fri 12:00'],
  [{ sun: '6pm-12am', mon: '12am-6am' }, 'Asia/Bangkok', '2026-11-29T15:00:00Z', 'Sun 22:00', 'open until Mon 06:00'],
  // Always, and once a week.
  [always, 'Africa/Nairobi', '2026-11-29T20:59:59Z', 'Sun 23:59', 'open'],
  [alwaysDays, 'Africa/Nairobi', '2026-11-29T21:00:00Z', 'Mon 00:00', 'open'],
  [{ mon: '9-10' }, 'Africa/Nairobi', '2026-11-23T07:00:00Z', 'Mon 10:00', 'closed, opens Mon 09:00'],
  ['', 'Africa/Nairobi', '2026-11-23T07:00:00Z', 'Mon 10:00', 'closed'],
  // London, 29 March 2026: 01:00 is 02:00. What lies in between does not come; what begins there begins at 02:00.
  [{ sun: '01:15-01:45' }, 'Europe/London', '2026-03-29T00:59:59Z', 'Sun 00:59', 'closed, opens Sun 01:15'],
  [{ sun: '01:15-01:45' }, 'Europe/London', '2026-03-29T01:00:00Z', 'Sun 02:00', 'closed, opens Sun 01:15'],
  [{ sun: '01:30-05:00' }, 'Europe/London', '2026-03-29T01:00:00Z', 'Sun 02:00', 'open until Sun 05:00'],
  [{ sat: '22-2' }, 'Europe/London', '2026-03-29T00:59:59Z', 'Sun 00:59', 'open until Sun 02:00'],
  [{ sat: '22-2' }, 'Europe/London', '2026-03-29T01:00:00Z', 'Sun 02:00', 'closed, opens Sat 22:00'],
  [officeDays, 'Europe/London', '2026-03-27T16:59:00Z', 'Fri 16:59', 'open until Fri 17:00'],
  [officeDays, 'Europe/London', '2026-03-30T07:00:00Z', 'Mon 08:00', 'open until Mon 17:00'],
  // London, 25 October 2026: 02:00 is 01:00, and an hour comes twice.
  [{ sun: '01:15-01:45' }, 'Europe/London', '2026-10-25T00:15:00Z', 'Sun 01:15', 'open until Sun 01:45'],
  [{ sun: '01:15-01:45' }, 'Europe/London', '2026-10-25T00:45:00Z', 'Sun 01:45', 'closed, opens Sun 01:15'],
  [{ sun: '01:15-01:45' }, 'Europe/London', '2026-10-25T01:15:00Z', 'Sun 01:15', 'open until Sun 01:45'],
  [{ sun: '01:15-01:45' }, 'Europe/London', '2026-10-25T01:45:00Z', 'Sun 01:45', 'closed, opens Sun 01:15'],
  [nightDays, 'Europe/London', '2026-10-25T01:59:00Z', 'Sun 01:59', 'open until Sun 02:00'],
  [nightDays, 'Europe/London', '2026-10-25T02:00:00Z', 'Sun 02:00', 'closed, opens Sun 18:00'],
  [officeDays, 'Europe/London', '2026-10-26T08:00:00Z', 'Mon 08:00', 'open until Mon 17:00'],
  // São Paulo changed at midnight: 4 November 2018 began at 01:00; 16 February 2019 had its last hour twice.
  [{ sun: '00:00-01:00' }, 'America/Sao_Paulo', '2018-11-04T02:59:00Z', 'Sat 23:59', 'closed, opens Sun 00:00'],
  [{ sun: '00:00-01:00' }, 'America/Sao_Paulo', '2018-11-04T03:00:00Z', 'Sun 01:00', 'closed, opens Sun 00:00'],
  [nightDays, 'America/Sao_Paulo', '2018-11-04T03:00:00Z', 'Sun 01:00', 'open until Sun 02:00'],
  [{ sat: '23-24' }, 'America/Sao_Paulo', '2019-02-17T01:30:00Z', 'Sat 23:30', 'open until Sun 00:00'],
  [{ sat: '23-24' }, 'America/Sao_Paulo', '2019-02-17T02:00:00Z', 'Sat 23:00', 'open until Sun 00:00'],
  [{ sat: '23-24' }, 'America/Sao_Paulo', '2019-02-17T03:00:00Z', 'Sun 00:00', 'closed, opens Sat 23:00'],
  // Cairo too: 24 April 2026 begins at 01:00, 29 October 2026 has its last hour twice.
  [{ fri: '00:00-00:30' }, 'Africa/Cairo', '2026-04-23T21:59:00Z', 'Thu 23:59', 'closed, opens Fri 00:00'],
  [{ fri: '00:00-00:30' }, 'Africa/Cairo', '2026-04-23T22:00:00Z', 'Fri 01:00', 'closed, opens Fri 00:00'],
  [{ thu: '18-24' }, 'Africa/Cairo', '2026-10-29T20:59:00Z', 'Thu 23:59', 'open until Fri 00:00'],
  [{ thu: '18-24' }, 'Africa/Cairo', '2026-10-29T21:59:00Z', 'Thu 23:59', 'open until Fri 00:00'],
  [{ thu: '18-24' }, 'Africa/Cairo', '2026-10-29T22:00:00Z', 'Fri 00:00', 'closed, opens Thu 18:00'],
  // Lord Howe: half an hour is left out on 4 October 2026, and comes twice on 5 April.
  [{ sun: '02:10-02:20' }, 'Australia/Lord_Howe', '2026-10-03T15:29:00Z', 'Sun 01:59', 'closed, opens Sun 02:10'],
  [{ sun: '02:10-02:20' }, 'Australia/Lord_Howe', '2026-10-03T15:30:00Z', 'Sun 02:30', 'closed, opens Sun 02:10'],
  [{ sun: '01:00-01:45' }, 'Australia/Lord_Howe', '2026-04-04T14:45:00Z', 'Sun 01:45', 'closed, opens Sun 01:00'],
  [{ sun: '01:00-01:45' }, 'Australia/Lord_Howe', '2026-04-04T15:00:00Z', 'Sun 01:30', 'open until Sun 01:45'],
  [{ sun: '01:00-01:45' }, 'Australia/Lord_Howe', '2026-04-04T15:15:00Z', 'Sun 01:45', 'closed, opens Sun 01:00'],
  // Casablanca goes back an hour for Ramadan: from 15 February to 22 March 2026.
  [officeDays, 'Africa/Casablanca', '2026-02-13T07:00:00Z', 'Fri 08:00', 'open until Fri 17:00'],
  [officeDays, 'Africa/Casablanca', '2026-02-16T07:00:00Z', 'Mon 07:00', 'closed, opens Mon 08:00'],
  [officeDays, 'Africa/Casablanca', '2026-02-16T08:00:00Z', 'Mon 08:00', 'open until Mon 17:00'],
  [officeDays, 'Africa/Casablanca', '2026-03-20T16:59:00Z', 'Fri 16:59', 'open until Fri 17:00'],
  [officeDays, 'Africa/Casablanca', '2026-03-23T07:00:00Z', 'Mon 08:00', 'open until Mon 17:00'],
  [{ sat: '22-03:00' }, 'Africa/Casablanca', '2026-02-15T01:59:00Z', 'Sun 02:59', 'open until Sun 03:00'],
  [{ sat: '22-03:00' }, 'Africa/Casablanca', '2026-02-15T02:30:00Z', 'Sun 02:30', 'open until Sun 03:00'],
  // Apia left out Friday 30 December 2011.
  [{ thu: '20-2' }, 'Pacific/Apia', '2011-12-30T09:59:00Z', 'Thu 23:59', 'open until Fri 02:00'],
  [{ thu: '20-2' }, 'Pacific/Apia', '2011-12-30T10:00:00Z', 'Sat 00:00', 'closed, opens Thu 20:00'],
];

describe('opening hours', () => {
  test.each(cases)('%j in %s at %s (%s): %s', (written, zone, instant, wall, expected) => {
    const now = Date.parse(instant);
    const { weekMinutes } = localTime(zone, now);
    expect(said({ open: true, minutes: weekMinutes })).toBe(`open until ${wall}`);
    expect(said(openState(weekOf(written), true, [], zone, now))).toBe(expected);
  });
});

/** 25 December 2026 is a Friday. */
const holidays = ['2026-12-25', '2026-12-26'];
const kept: readonly (readonly [Written, zone: string, instant: string, wall: string, expected: string])[] = [
  [officeDays, 'Africa/Nairobi', '2026-12-24T14:00:00Z', 'Thu 17:00', 'closed, opens Mon 08:00'],
  [officeDays, 'Africa/Nairobi', '2026-12-25T09:00:00Z', 'Fri 12:00', 'closed, opens Mon 08:00'],
  [office, 'Africa/Nairobi', '2026-12-26T09:00:00Z', 'Sat 12:00', 'closed, opens Mon 08:00'],
  [alwaysDays, 'Africa/Nairobi', '2026-12-24T20:59:00Z', 'Thu 23:59', 'open until Fri 00:00'],
  [alwaysDays, 'Africa/Nairobi', '2026-12-24T21:00:00Z', 'Fri 00:00', 'closed, opens Sun 00:00'],
  [always, 'Africa/Nairobi', '2026-12-26T20:59:00Z', 'Sat 23:59', 'closed, opens Sun 00:00'],
  [always, 'Africa/Nairobi', '2026-12-26T21:00:00Z', 'Sun 00:00', 'open'],
  // A night begun on the eve ends at midnight; one that would begin on a holiday does not take place.
  [nightDays, 'Africa/Nairobi', '2026-12-24T20:59:00Z', 'Thu 23:59', 'open until Fri 00:00'],
  [nightDays, 'Africa/Nairobi', '2026-12-24T22:30:00Z', 'Fri 01:30', 'closed, opens Sun 18:00'],
  [night, 'Africa/Nairobi', '2026-12-26T21:30:00Z', 'Sun 00:30', 'closed, opens Sun 18:00'],
  [nightDays, 'Africa/Nairobi', '2026-12-27T15:00:00Z', 'Sun 18:00', 'open until Mon 02:00'],
  [{ sat: '18-24', sun: '0-2' }, 'Africa/Nairobi', '2026-12-26T21:30:00Z', 'Sun 00:30', 'closed, opens Sat 18:00'],
  // A day that begins at midnight is no night: it begins when the holiday is over.
  [{ sat: '24h', sun: '0-20' }, 'Africa/Nairobi', '2026-12-26T20:59:00Z', 'Sat 23:59', 'closed, opens Sun 00:00'],
  // The next opening is a holiday too, and the one after is more than a week away.
  [{ fri: '8-12' }, 'Africa/Nairobi', '2026-12-24T09:00:00Z', 'Thu 12:00', 'closed'],
  [{ fri: '8-12' }, 'Africa/Nairobi', '2026-12-25T05:00:01Z', 'Fri 08:00', 'closed'],
  [{ fri: '8-12' }, 'Africa/Nairobi', '2026-12-25T05:01:00Z', 'Fri 08:01', 'closed, opens Fri 08:00'],
  // 3 January 2027 is a Sunday.
  [{ sun: '20-4' }, 'Africa/Nairobi', '2027-01-03T21:30:00Z', 'Mon 00:30', 'closed, opens Sun 20:00'],
  // A holiday begins where the line is, and on 24 April in Cairo at 01:00.
  [alwaysDays, 'Pacific/Apia', '2026-12-24T10:59:00Z', 'Thu 23:59', 'open until Fri 00:00'],
  [alwaysDays, 'Pacific/Apia', '2026-12-24T11:00:00Z', 'Fri 00:00', 'closed, opens Sun 00:00'],
  [alwaysDays, 'Africa/Cairo', '2026-04-23T22:00:00Z', 'Fri 01:00', 'closed, opens Sat 00:00'],
  [alwaysDays, 'Africa/Cairo', '2026-04-24T21:00:00Z', 'Sat 00:00', 'open'],
];

describe('opening hours that keep holidays', () => {
  test.each(kept)('%j in %s at %s (%s): %s', (written, zone, instant, wall, expected) => {
    const now = Date.parse(instant);
    const closed = [...holidays, '2026-04-24', '2027-01-03'].sort();
    expect(said({ open: true, minutes: localTime(zone, now).weekMinutes })).toBe(`open until ${wall}`);
    expect(said(openState(weekOf(written), true, closed, zone, now))).toBe(expected);
  });
});

test.each([
  ['2026-11-23T03:59:00Z', 61, false],
  ['2026-11-23T04:00:00Z', 60, true],
  ['2026-11-23T04:00:59Z', 60, true],
  ['2026-11-23T14:00:00Z', 900, false],
])('at %s, %d minutes before it opens, it counts as open within the hour: %s', (instant, minutes, counts) => {
  const local = localTime('Africa/Nairobi', Date.parse(instant));
  const state = openStateAt(weekOf(officeDays), [], local);
  expect((state.minutes ?? 0) - local.weekMinutes).toBe(minutes);
  expect(opensWithin(state, local, 60)).toBe(counts);
});

test('one notation says what the other says', () => {
  expect(weekOf(officeDays)).toEqual(weekOf(office));
  expect(weekOf(nightDays)).toEqual(weekOf(night));
  expect(weekOf(alwaysDays)).toEqual(weekOf(always));
});
