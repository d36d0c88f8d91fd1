import { describe, expect, test } from 'vitest';
import type { Clinic, WeeklyHours } from '../../src/content/edition.ts';
import { openStateAt, opensWithin } from '../../src/directory/hours.ts';
import { localTime } from '../../src/directory/local-time.ts';
import { type ClinicsOfLine, type NearestQuery, nearestClinics } from '../../src/directory/nearest.ts';
import { aClinic, always, aPlace } from '../support/directory.ts';
import { type Random, randomFrom } from '../support/random.ts';
import { haversine } from './worlds.ts';

const zone = 'Africa/Nairobi';
/** Monday 23 November 2026, 12:00 in Nairobi. */
const noon = Date.parse('2026-11-23T09:00:00Z');
const day = 86_400_000;
const here = aPlace({ id: 'here', latitude: -1.3, longitude: 36.8 });
const query: NearestQuery = { place: 'here', services: [], language: 'en' };
const never: WeeklyHours = [];
const weekdays: WeeklyHours = [0, 1, 2, 3, 4].map((at) => [at * 1440 + 480, at * 1440 + 1020]);

const lineOf = (clinics: readonly Clinic[]): ClinicsOfLine => ({
  line: { zone },
  places: [here, aPlace({ id: 'there', latitude: -1.1, longitude: 36.8 })],
  holidays: ['2026-11-24'],
  clinics,
});
const told = (clinics: readonly Clinic[], now = noon) =>
  nearestClinics(lineOf(clinics), query, now).map(({ clinic }) => clinic.id);
const many = (count: number, part: (n: number) => Partial<Clinic>) =>
  Array.from({ length: count }, (_, n) => aClinic({ id: `c${String(n).padStart(4, '0')}`, ...part(n) }));
const spot = { latitude: -1.3, longitude: 36.8 };
/** A hundredth of a degree is 1.11 km. */
const north = (degrees: number) => ({ latitude: -1.3 + degrees, longitude: 36.8 });

describe('however many are nearer', () => {
  test('the one that is open goes first, where somebody can still get to it', () => {
    const closed = many(5000, (n) => ({ ...north(n / 20_000), hours: never }));
    expect(told([...closed, aClinic({ id: 'open', ...north(0.35) })])[0]).toBe('open');
    expect(told([...closed, aClinic({ id: 'open', ...north(0.37) })])[0]).toBe('c0000');
  });

  test('the one that may be told of is told of', () => {
    const others = many(300, () => ({ ...spot, attestation: null }));
    expect(told([...others, aClinic({ id: 'offered', ...north(0.8) })])).toEqual(['offered']);
  });

  test('the one that is not flagged goes first, and with flagged ones alone nobody is told of', () => {
    const flagged = many(300, () => ({ ...spot, avoid: true }));
    expect(told([...flagged, aClinic({ id: 'good', ...north(0.8) })])).toEqual([
      'good',
      'c0000',
      'c0001',
      'c0002',
      'c0003',
    ]);
    expect(told([...flagged, aClinic({ id: 'intake' })])[0]).toBe('intake');
    expect(told(flagged)).toEqual([]);
  });

  test('the best of a band goes first, and those on one spot that are alike go by id, whatever their rows', () => {
    const alike = many(300, () => ({ ...spot, asksId: true }));
    const ids = ['best', 'c0000', 'c0001', 'c0002', 'c0003'];
    expect(told([...alike, aClinic({ id: 'best', ...north(0.017) })])).toEqual(ids);
    expect(told([aClinic({ id: 'best', ...north(0.017) }), ...alike.toReversed()])).toEqual(ids);
  });
});

test('of intake numbers without a place, those that answer now go first, behind all that are near', () => {
  const clinics = [
    aClinic({ id: 'asleep', hours: never }),
    aClinic({ id: 'awake', languages: ['sw'] }),
    aClinic({ id: 'near', ...north(0.7), hours: never }),
  ];
  expect(told(clinics)).toEqual(['near', 'awake', 'asleep']);
});

test('ranking every clinic of random directories gives the same answers', () => {
  const random = randomFrom(31);
  let found = 0;
  for (let round = 0; round < 1500; round += 1) {
    const clinics = many(random.pick([0, 1, 4, 6, 30, 120, 400]), () => aRandomClinic(random));
    const line = lineOf(round % 2 === 0 ? clinics : clinics.toReversed());
    const asked: NearestQuery = {
      place: random.pick(['here', 'here', 'there', 'nowhere']),
      services: random.pick([[], [], ['pep'], ['pep', 'sti']]),
      language: random.pick(['en', 'sw']),
    };
    const now = noon + random.whole(7 * 24) * 3_600_000;
    const answer = nearestClinics(line, asked, now).map(({ clinic, kilometres }) => [clinic.id, kilometres]);
    expect(answer).toEqual(ranked(line, asked, now));
    found += answer.length;
  }
  expect(found).toBeGreaterThan(3000);
});

/** On a grid of few points, so that distances are alike; as likely as not to lack something. */
function aRandomClinic(random: Random): Partial<Clinic> {
  const spread = random.pick([2, 10, 90]);
  const step = () => (random.whole(2 * spread + 1) - spread) / 100;
  const placed = random.pick([
    { latitude: -1.3 + step(), longitude: 36.8 + step() },
    { latitude: -1.3 + step(), longitude: 36.8 + step() },
    { place: random.pick(['here', 'there', 'gone']) },
    {},
  ]);
  const attestation = {
    offered: random.whole(8) > 0,
    withdrawn: random.whole(8) === 0,
    checkedOn: '2026-11-01',
    expiresOn: new Date(noon + random.whole(40) * day - 2 * day).toISOString().slice(0, 10),
  };
  return {
    ...placed,
    attestation: random.whole(9) === 0 ? null : attestation,
    services: random.pick([['general'], ['pep'], ['pep', 'sti']]),
    languages: random.pick([['en'], ['sw'], ['en', 'sw']]),
    cost: random.pick(['free', 'some', 'paid']),
    asksId: random.whole(2) === 0,
    avoid: random.whole(5) === 0,
    hours: random.pick([always, never, weekdays]),
    closedOnHolidays: random.whole(2) === 0,
  };
}

/** The sentence of the issue, read slowly: keep who may be told of, compare every two, take five. */
function ranked({ clinics, places, holidays }: ClinicsOfLine, asked: NearestQuery, now: number) {
  const local = localTime(zone, now);
  const placeOf = (id: string | null) => places.find((place) => place.id === id);
  const from = placeOf(asked.place);
  const entries = clinics
    .filter(({ attestation }) => attestation?.offered && !attestation.withdrawn && local.date <= attestation.expiresOn)
    .filter(({ services }) => asked.services.every((service) => services.includes(service)))
    .map((clinic) => {
      const { latitude, longitude } = clinic;
      const at = latitude !== null && longitude !== null ? { latitude, longitude } : placeOf(clinic.place);
      const state = openStateAt(clinic.hours, clinic.closedOnHolidays ? holidays : [], local);
      const kilometres = at ? (from ? haversine(from, at) : Number.NaN) : null;
      return { clinic, kilometres, opens: opensWithin(state, local, 60) };
    })
    .filter(({ kilometres }) => kilometres === null || kilometres <= 100);
  type Entry = (typeof entries)[number];
  const band = ({ kilometres }: Entry) =>
    kilometres === null ? 9 : [2, 5, 10, 20, 40].filter((km) => kilometres > km).length;
  const costs = { free: 0, some: 1, paid: 2 };
  const before: ((entry: Entry) => number)[] = [
    ({ clinic }) => Number(clinic.avoid),
    ({ opens, kilometres }) => Number(!(opens && kilometres !== null && kilometres <= 40)),
    band,
    ({ opens, kilometres }) => Number(kilometres === null && !opens),
    ({ clinic }) => Number(!clinic.languages.includes(asked.language)),
    ({ clinic }) => Number(clinic.asksId),
    ({ clinic }) => costs[clinic.cost],
    ({ kilometres }) => kilometres ?? 0,
  ];
  entries.sort((a, b) => {
    for (const rankOf of before) if (rankOf(a) !== rankOf(b)) return rankOf(a) - rankOf(b);
    return a.clinic.id < b.clinic.id ? -1 : 1;
  });
  return entries[0]?.clinic.avoid ? [] : entries.slice(0, 5).map(({ clinic, kilometres }) => [clinic.id, kilometres]);
}
