import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTime } from '../../src/directory/local-time.ts';
import { instantsOf } from '../../src/directory/wall-clock.ts';

const minute = 60_000;

describe('what a wall clock shows', () => {
  it.each([
    ['Africa/Nairobi', '2026-11-22', '18:00', '2026-11-22T15:00Z', '2026-11-22T15:00Z'],
    ['Europe/London', '2026-07-01', '00:00', '2026-06-30T23:00Z', '2026-06-30T23:00Z'],
    ['Europe/London', '2026-03-29', '00:59', '2026-03-29T00:59Z', '2026-03-29T00:59Z'],
    ['Europe/London', '2026-03-29', '01:30', '2026-03-29T00:30Z', '2026-03-29T01:30Z'],
    ['Europe/London', '2026-03-29', '02:00', '2026-03-29T01:00Z', '2026-03-29T01:00Z'],
    ['Europe/London', '2026-10-25', '00:59', '2026-10-24T23:59Z', '2026-10-24T23:59Z'],
    ['Europe/London', '2026-10-25', '01:30', '2026-10-25T00:30Z', '2026-10-25T01:30Z'],
    ['Europe/London', '2026-10-25', '02:00', '2026-10-25T02:00Z', '2026-10-25T02:00Z'],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45Z', '2026-04-04T15:15Z'],
    ['Pacific/Apia', '2026-11-22', '23:59', '2026-11-22T10:59Z', '2026-11-22T10:59Z'],
  ])('in %s on %s at %s is meant from %s to %s', (zone, date, time, earliest, latest) => {
    expect(instantsOf(zone, date, time)).toEqual({ earliest: Date.parse(earliest), latest: Date.parse(latest) });
  });

  it('is meant for each moment at which it is shown', () => {
    const moment = fc.integer({ min: Date.UTC(2026, 0, 1) / minute, max: Date.UTC(2030, 0, 1) / minute });
    const zone = fc.constantFrom('Africa/Nairobi', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe');
    fc.assert(
      fc.property(moment, zone, (minutes, name) => {
        const { date, weekMinutes } = localTime(name, minutes * minute);
        const [hour, rest] = [Math.floor((weekMinutes % 1440) / 60), weekMinutes % 60];
        const time = `${String(hour).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
        const { earliest, latest } = instantsOf(name, date, time);
        expect([earliest, latest]).toContain(minutes * minute);
      }),
    );
  });
});
