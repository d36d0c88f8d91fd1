/** Of hotlines: nobody goes without a number, and nobody is sent to one that knows another law. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hotline } from '../../src/content/edition.ts';
import { bestHotline, type HotlineQuery, type HotlinesOfLine, rankHotlines } from '../../src/directory/hotlines.ts';
import { aHotline, always } from '../support/directory.ts';

/** Monday 23 November 2026, 12:00 in Nairobi. */
const noon = Date.parse('2026-11-23T09:00:00Z');
const hourMilliseconds = 3_600_000;
const never: Hotline['hours'] = [];
const lineOf = (...hotlines: Hotline[]): HotlinesOfLine => ({
  line: { zone: 'Africa/Nairobi', jurisdiction: 'KE' },
  holidays: [],
  hotlines,
});

describe('whatever the hotlines, the asker and the hour', () => {
  const anId = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const hotlines = fc.uniqueArray(
    fc.record({
      id: anId,
      topics: fc.subarray(['raid', 'legal'], { minLength: 1 }),
      tollFree: fc.boolean(),
      languages: fc.constantFrom(['en'], ['sw']),
      hours: fc.constantFrom(always, never, [[480, 1020]] as const, [[0, 6000]] as const),
      expiresOn: fc.constantFrom('2026-11-20', '2026-11-23', '2026-12-01'),
      backup: fc.option(anId),
      regions: fc.subarray(['coast', 'rift']),
      jurisdictions: fc.subarray(['KE', 'TZ']),
    }),
    { selector: ({ id }) => id, maxLength: 5 },
  );
  const query = fc.record({
    topics: fc.subarray(['raid', 'legal', 'papers']),
    language: fc.constantFrom('en', 'fr'),
    region: fc.constantFrom(null, 'coast', 'lake'),
    jurisdiction: fc.constantFrom(null, 'KE', 'TZ', 'ET'),
  });
  const moment = fc.integer({ min: -4 * 24, max: 4 * 24 }).map((hours) => noon + hours * hourMilliseconds);
  const knows = ({ jurisdictions }: Hotline, { jurisdiction }: HotlineQuery) =>
    jurisdictions.length === 0 ? (jurisdiction ?? 'KE') === 'KE' : jurisdictions.includes(jurisdiction ?? 'KE');
  const holds = (check: (hotlines: readonly Hotline[], query: HotlineQuery, now: number) => void) =>
    fc.assert(
      fc.property(hotlines, query, moment, (rows, asked, now) => {
        check(rows.map(aHotline), asked, now);
      }),
      { numRuns: 1000 },
    );

  it('nobody goes without a number while the line has one', () => {
    holds((rows, asked, now) => {
      expect(bestHotline(lineOf(...rows), asked, now) === null).toBe(rows.length === 0);
    });
  });

  it('a list tells of each once, and of none that knows another law', () => {
    holds((rows, asked, now) => {
      const told = rankHotlines(lineOf(...rows), asked, now).map(({ hotline }) => hotline);
      expect(new Set(told).size).toBe(told.length);
      expect(told.every((hotline) => knows(hotline, asked))).toBe(true);
    });
  });

  it('the one number knows the law asked about, or else that of the line, where any does', () => {
    holds((rows, asked, now) => {
      const best = bestHotline(lineOf(...rows), asked, now)?.hotline;
      const wanted = [asked, { ...asked, jurisdiction: null }].find((one) => rows.some((row) => knows(row, one)));
      if (best && wanted) expect(knows(rows.find(({ id }) => id === best.id) ?? best, wanted)).toBe(true);
    });
  });

  it('the one number covers whoever asks, where one of its law does', () => {
    holds((rows, asked, now) => {
      const covers = ({ regions }: Hotline) => regions.length === 0 || regions.includes(asked.region ?? '?');
      const best = bestHotline(lineOf(...rows), asked, now)?.hotline;
      const known = rows.filter((row) => knows(row, asked));
      if (best && known.some(covers)) expect(covers(best)).toBe(true);
    });
  });

  it('the clock counts by what is open and what is live, and by nothing else', () => {
    holds((rows, asked, now) => {
      const line = lineOf(...rows);
      const states = new Map(
        rankHotlines(line, { ...asked, topics: [], region: null }, now).map(({ hotline, isLive, openState }) => [
          hotline.id,
          { isLive, isOpen: openState.open },
        ]),
      );
      const frozen = rows.map((row) => {
        const { isLive, isOpen } = states.get(row.id) ?? { isLive: true, isOpen: true };
        return { ...row, hours: isOpen ? always : never, expiresOn: isLive ? '2026-12-31' : '2026-01-01' };
      });
      const ids = (of: HotlinesOfLine, at: number) => rankHotlines(of, asked, at).map(({ hotline }) => hotline.id);
      expect(ids(lineOf(...frozen), noon)).toEqual(ids(line, now));
    });
  });
});
