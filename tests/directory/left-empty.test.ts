import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/content/days.ts';
import type { Clinic } from '../../src/content/edition.ts';
import { screenId } from '../../src/content/ids.ts';
import type { ResultsScreen } from '../../src/content/screens.ts';
import type { Service } from '../../src/content/services.ts';
import { leftEmpty } from '../../src/directory/left-empty.ts';
import { endOfLocalDay } from '../../src/directory/local-time.ts';
import { nearestClinics } from '../../src/directory/nearest.ts';
import { aClinic, aPlace } from '../support/directory.ts';

const today = '2026-11-20';
const zone = 'Africa/Nairobi';
const until = (days: number) => ({
  attestation: { offered: true, withdrawn: false, checkedOn: '2026-10-01', expiresOn: addDays(today, days) },
});
const results = (...services: Service[]): ResultsScreen => ({
  kind: 'results',
  nearest: screenId('clinic'),
  services,
  hotline: 'health',
});
const places = [0, 1, 2].map((degrees) => aPlace({ id: `p${degrees}`, latitude: degrees, longitude: 37 }));
const lineOf = (clinics: readonly Clinic[]) => ({
  clinics,
  places,
  screens: { 'clinic/at': results(), 'pep/at': results('pep') },
  holidays: [],
  line: { zone },
});
const at = (latitude: number) => ({ latitude, longitude: 37 });
const emptied = (clinics: readonly Clinic[], withinDays = 30) =>
  Object.fromEntries(
    [...leftEmpty(lineOf(clinics), today, withinDays)].map(([id, left]) => [
      id,
      left.map(({ place, services }) => [place.id, ...services].join(' ')),
    ]),
  );

describe('leftEmpty', () => {
  it('names the areas within reach of the last clinic, and those alone', () => {
    expect(emptied([aClinic({ id: 'a', ...at(0.5), ...until(5) })])).toEqual({ a: ['p0', 'p1'] });
  });

  it('names what nobody else offers, and an area without any clinic once', () => {
    const a = aClinic({ id: 'a', ...at(0), services: ['general', 'pep'], ...until(5) });
    const b = aClinic({ id: 'b', ...at(0), ...until(60) });
    expect(emptied([a])).toEqual({ a: ['p0'] });
    expect(emptied([a, b])).toEqual({ a: ['p0 pep'] });
  });

  it.each([
    ['a later one stays', 5, 9, { b: ['p0'] }],
    ['both end on one day', 5, 5, { a: ['p0'], b: ['p0'] }],
    ['both have ended', -5, -9, { a: ['p0'], b: ['p0'] }],
    ['one has ended', -5, 3, { b: ['p0'] }],
    ['one counts for longer', 5, 31, {}],
    ['one ends on the last day that is looked at', 5, 30, { b: ['p0'] }],
  ])('of two clinics of an area: %s', (_, a, b, left) => {
    expect(emptied([aClinic({ id: 'a', ...at(0), ...until(a) }), aClinic({ id: 'b', ...at(0), ...until(b) })])).toEqual(
      left,
    );
  });

  it.each([
    ['never asked', { attestation: null }, ['p0']],
    ['not confirmed', { attestation: { ...until(9).attestation, offered: false } }, ['p0']],
    ['withdrawn', { attestation: { ...until(9).attestation, offered: false, withdrawn: true } }, undefined],
    ['flagged avoid', { avoid: true, ...until(9) }, undefined],
  ])('a clinic that is %s could fill: %j', (_, part, left) => {
    expect(emptied([aClinic({ id: 'a', ...at(0), ...part })]).a).toEqual(left);
  });

  it('one that is nowhere on the map is told of everywhere', () => {
    const everywhere = aClinic({ id: 'a', services: ['general', 'pep'], ...until(3) });
    expect(emptied([everywhere])).toEqual({ a: ['p0', 'p1', 'p2'] });
  });

  it('agrees with what callers would be told with and without the clinic', () => {
    const clinic = fc.record({
      latitude: fc.constantFrom(null, -0.3, 0, 0.5, 1, 2),
      days: fc.integer({ min: -3, max: 8 }),
      state: fc.constantFrom('offered', 'offered', 'offered', 'incomplete', 'never', 'withdrawn'),
      avoid: fc.constantFrom(false, false, true),
      pep: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(clinic, { maxLength: 6 }), (drawn) => {
        const clinics = drawn.map(({ latitude, days, state, avoid, pep }, index) =>
          aClinic({
            id: `c${index}`,
            latitude,
            longitude: latitude === null ? null : 37,
            avoid,
            services: pep ? ['general', 'pep'] : ['general'],
            attestation:
              state === 'never'
                ? null
                : { ...until(days).attestation, offered: state === 'offered', withdrawn: state === 'withdrawn' },
          }),
        );
        expect(emptied(clinics, 5)).toEqual(bruteForce(clinics, 5));
      }),
      { numRuns: 150 },
    );
  });
});

/** The same by asking the directory itself, on the first day without each clinic. */
function bruteForce(clinics: readonly Clinic[], withinDays: number): Readonly<Record<string, readonly string[]>> {
  const left = clinics.flatMap((clinic) => {
    const { attestation } = clinic;
    if (attestation?.withdrawn) return [];
    const counts = attestation?.offered === true && attestation.expiresOn >= today;
    if (counts && attestation.expiresOn > addDays(today, withinDays)) return [];
    const on = endOfLocalDay(zone, counts ? attestation.expiresOn : addDays(today, -1));
    const others = clinics.filter((one) => one !== clinic);
    const filled = [...others, { ...clinic, ...until(365) }];
    const isFound = (all: readonly Clinic[], place: string, services: readonly Service[]) =>
      nearestClinics(lineOf(all), { place, services, language: 'en' }, on).length > 0;
    const isLeft = (place: string, services: readonly Service[]) =>
      isFound(filled, place, services) && !isFound(others, place, services);
    const areas = places.flatMap(({ id }) => (isLeft(id, []) ? [id] : []));
    const pep = places.flatMap(({ id }) => (!areas.includes(id) && isLeft(id, ['pep']) ? [`${id} pep`] : []));
    return areas.length + pep.length === 0 ? [] : [[clinic.id, [...areas, ...pep]] as const];
  });
  return Object.fromEntries(left);
}
