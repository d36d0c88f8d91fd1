import fc from 'fast-check';
import { distance } from 'geokdbush';
import { describe, expect, test } from 'vitest';
import type { Clinic, WeeklyHours } from '../../src/content/edition.ts';
import {
  type ClinicsOfLine,
  maxFound,
  nearestClinics,
  openReachKilometres,
  reachKilometres,
} from '../../src/directory/nearest.ts';
import { aClinic, always, aPlace } from '../support/directory.ts';

/** Monday 23 November 2026, 12:00 in Nairobi. */
const noon = Date.parse('2026-11-23T09:00:00Z');
const here = aPlace({ id: 'here', latitude: 0, longitude: 37 });
/** A hundredth of a degree of latitude is 1.11 km. */
const north = (degrees: number) => ({ latitude: degrees, longitude: 37 });
const afternoon: WeeklyHours = [[14 * 60, 16 * 60]];
const soon: WeeklyHours = [[13 * 60, 16 * 60]];

const lineOf = (...clinics: Clinic[]): ClinicsOfLine => ({
  line: { zone: 'Africa/Nairobi' },
  places: [here, aPlace({ id: 'there', latitude: 0.3, longitude: 37 })],
  holidays: ['2026-12-25'],
  clinics,
});
const found = (line: ClinicsOfLine, query: Partial<Parameters<typeof nearestClinics>[1]> = {}, now = noon) =>
  nearestClinics(line, { place: 'here', services: [], language: 'en', ...query }, now).map(({ clinic }) => clinic.id);

describe('nearestClinics', () => {
  test('offers nothing that is not attested, withdrawn, or past its date', () => {
    const attestation = { offered: true, withdrawn: false, checkedOn: '2026-10-01', expiresOn: '2026-11-23' };
    const line = lineOf(
      aClinic({ id: 'never', ...north(0.01), attestation: null }),
      aClinic({ id: 'incomplete', ...north(0.01), attestation: { ...attestation, offered: false } }),
      aClinic({ id: 'withdrawn', ...north(0.01), attestation: { ...attestation, withdrawn: true } }),
      aClinic({ id: 'good', ...north(0.02), attestation }),
    );
    expect(found(line)).toEqual(['good']);
    expect(found(line, {}, Date.parse('2026-11-23T20:59:59Z'))).toEqual(['good']);
    expect(found(line, {}, Date.parse('2026-11-23T21:00:00Z'))).toEqual([]);
  });

  test('keeps only clinics that offer every service asked for', () => {
    const line = lineOf(
      aClinic({ id: 'general', ...north(0.01) }),
      aClinic({ id: 'one', ...north(0.01), services: ['pep'] }),
      aClinic({ id: 'both', ...north(0.02), services: ['pep', 'emergency-contraception'] }),
    );
    expect(found(line, { services: ['pep'] })).toEqual(['one', 'both']);
    expect(found(line, { services: ['pep', 'emergency-contraception'] })).toEqual(['both']);
  });

  test('puts one that is open now or within the hour before a nearer one that is closed, as far as somebody can get today', () => {
    const line = lineOf(
      aClinic({ id: 'closed', ...north(0.01), hours: afternoon }),
      aClinic({ id: 'soon', ...north(0.1), hours: soon }),
      aClinic({ id: 'open', ...north(0.2) }),
      aClinic({ id: 'open-far', ...north(0.5) }),
    );
    expect(found(line)).toEqual(['soon', 'open', 'closed', 'open-far']);
  });

  test('within a band of distance lets language, no papers asked, and cost decide, in this order', () => {
    const line = lineOf(
      aClinic({ id: 'other-language', ...north(0.011), languages: ['sw'] }),
      aClinic({ id: 'asks-id', ...north(0.012), asksId: true }),
      aClinic({ id: 'paid', ...north(0.013), cost: 'paid' }),
      aClinic({ id: 'some', ...north(0.014), cost: 'some' }),
      aClinic({ id: 'best', ...north(0.015) }),
      aClinic({ id: 'next-band', ...north(0.03) }),
    );
    expect(found(line)).toEqual(['best', 'some', 'paid', 'asks-id', 'other-language']);
  });

  test('never tells of a flagged one first: it stands last, and alone it is left out', () => {
    const flagged = aClinic({ id: 'flagged', ...north(0.01), avoid: true });
    expect(found(lineOf(flagged, aClinic({ id: 'closed', ...north(0.2), hours: [] })))).toEqual(['closed', 'flagged']);
    expect(found(lineOf(flagged))).toEqual([]);
  });

  test('places a clinic without coordinates where its place is, and one without either last, at no distance', () => {
    const line = lineOf(
      aClinic({ id: 'intake' }),
      aClinic({ id: 'placed', place: 'there' }),
      aClinic({ id: 'exact', place: 'here', ...north(0.05) }),
      aClinic({ id: 'unknown-place', place: 'gone' }),
    );
    const answer = nearestClinics(line, { place: 'here', services: [], language: 'en' }, noon);
    expect(answer.map(({ clinic, kilometres }) => [clinic.id, kilometres && Math.round(kilometres)])).toEqual([
      ['exact', 6],
      ['placed', 33],
      ['intake', null],
      ['unknown-place', null],
    ]);
    expect(found(line, { place: 'nowhere' })).toEqual(['intake', 'unknown-place']);
  });

  test('knows nothing beyond its reach, and tells of five at most', () => {
    expect(found(lineOf(aClinic({ id: 'far', ...north(0.91) })))).toEqual([]);
    expect(found(lineOf(aClinic({ id: 'near', ...north(0.89) })))).toEqual(['near']);
    expect(
      found(lineOf(...Array.from({ length: 9 }, (_, n) => aClinic({ id: `c${n}`, ...north(n / 100) })))),
    ).toHaveLength(maxFound);
    expect(found(lineOf())).toEqual([]);
  });

  test('is closed on a holiday where it keeps holidays', () => {
    const line = lineOf(
      aClinic({ id: 'keeps', ...north(0.001), hours: always, closedOnHolidays: true }),
      aClinic({ id: 'open', ...north(0.01) }),
    );
    expect(found(line, {}, Date.parse('2026-12-25T09:00:00Z'))).toEqual(['open', 'keeps']);
  });

  test('sees the clinics of another edition that shares its list of places', () => {
    const first = lineOf(aClinic({ id: 'a', ...north(0.01) }));
    expect(found(first)).toEqual(['a']);
    expect(found({ ...first, clinics: [aClinic({ id: 'b', ...north(0.01) })] })).toEqual(['b']);
    expect(found({ ...first, places: [aPlace({ id: 'here', latitude: 60, longitude: 0 })] })).toEqual([]);
  });
});

const latitude = fc.oneof(
  fc.double({ min: -90, max: 90, noNaN: true }),
  fc.double({ min: 88, max: 90, noNaN: true }),
  fc.constant(-90),
);
const longitude = fc.oneof(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: 179, max: 180, noNaN: true }),
  fc.constant(-180),
);
const point = fc.record({ latitude, longitude });

test('measuring every clinic gives the same answer as the index, poles and antimeridian included', () => {
  const near = fc.tuple(
    point,
    fc.array(
      fc.record({
        dLat: fc.double({ min: -2, max: 2, noNaN: true }),
        dLong: fc.double({ min: -2, max: 2, noNaN: true }),
      }),
      { maxLength: 40 },
    ),
  );
  fc.assert(
    fc.property(near, fc.array(point, { maxLength: 60 }), ([from, steps], anywhere) => {
      const around = steps.map(({ dLat, dLong }) => ({
        latitude: Math.max(-90, Math.min(90, from.latitude + dLat)),
        longitude: ((from.longitude + dLong + 540) % 360) - 180,
      }));
      const clinics = [...around, ...anywhere].map((at, n) =>
        aClinic({ id: `c${n}`, ...at, languages: [n % 2 ? 'en' : 'sw'] }),
      );
      const line = { ...lineOf(...clinics), places: [aPlace({ id: 'here', ...from })] };
      const answer = nearestClinics(line, { place: 'here', services: [], language: 'en' }, noon);
      expect(answer.map(({ kilometres }) => kilometres)).toEqual(measured(clinics, from));
    }),
    { numRuns: 120 },
  );
});

/** The distances of the best five, found by measuring all: all are open, free and ask for nothing. */
function measured(clinics: readonly Clinic[], from: { latitude: number; longitude: number }): number[] {
  const bands = [2, 5, 10, 20, openReachKilometres, reachKilometres];
  return clinics
    .map((clinic) => ({
      clinic,
      far: distance(from.longitude, from.latitude, clinic.longitude ?? 0, clinic.latitude ?? 0),
    }))
    .filter(({ far }) => far <= reachKilometres)
    .map(({ clinic, far }) => ({
      far,
      band: bands.findIndex((upTo) => far <= upTo),
      other: clinic.languages.includes('en') ? 0 : 1,
    }))
    .sort((a, b) => a.band - b.band || a.other - b.other || a.far - b.far)
    .slice(0, maxFound)
    .map(({ far }) => far);
}
