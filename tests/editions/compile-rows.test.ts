import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RowOf, Rows } from '../../src/content/rows.ts';
import { isClinicCode } from '../../src/directory/code.ts';
import { gapsOf } from '../../src/directory/complete.ts';
import { nearestClinics } from '../../src/directory/nearest.ts';
import { compileNames } from '../../src/editions/compile-names.ts';
import { compileRows } from '../../src/editions/compile-rows.ts';
import { readRows } from '../support/directory.ts';

const buildDate = '2026-11-22';
const languages = [
  { id: 'en', latin: null },
  { id: 'sw', latin: null },
  { id: 'am', latin: 'am-Latn' },
];
const settings = { languages, buildDate };
const kenya = await readRows('demo-ke');

type AttestationRow = RowOf<'attestations'>;
const complete: AttestationRow = {
  clinic: 'taa-house',
  tells_police: 'no',
  tells_immigration: 'no',
  must_report: 'Harm to a child.',
  bills_passed_on: 'no',
  records_kept: 'At the clinic.',
  agreed_to_words: 'yes',
  who_role: 'manager',
  who_date: 'today-20d',
  method: 'call',
  checked_by: 'heron',
  second_checker: 'acacia',
  checked_on: 'today-20d',
  expires_on: 'today+60d',
  status: 'attested',
  reason: '',
};

describe('an attestation counts only when it is complete', () => {
  test('by two people, all answered, ninety days at most', () => {
    expect(gapsOf(complete, buildDate)).toEqual([]);
    expect(gapsOf({ ...complete, expires_on: 'today+70d' }, buildDate)).toEqual([]);
  });

  test.each<[Partial<AttestationRow>, string]>([
    [{ tells_police: 'yes' }, 'tells-police'],
    [{ tells_police: '' }, 'tells-police'],
    [{ tells_immigration: '' }, 'tells-immigration'],
    [{ must_report: '' }, 'must-report'],
    [{ bills_passed_on: 'yes' }, 'passes-bills-on'],
    [{ records_kept: '' }, 'records-kept'],
    [{ agreed_to_words: '' }, 'words-not-agreed'],
    [{ who_role: '' }, 'nobody-asked'],
    [{ method: '' }, 'nobody-asked'],
    [{ who_date: '' }, 'dates-out-of-order'],
    [{ who_date: 'today-19d' }, 'dates-out-of-order'],
    [{ checked_on: 'today+1d', expires_on: 'today+60d' }, 'dates-out-of-order'],
    [{ expires_on: 'today-21d' }, 'dates-out-of-order'],
    [{ checked_by: '' }, 'no-checker'],
    [{ second_checker: '' }, 'no-second-checker'],
    [{ second_checker: 'heron' }, 'second-checker-is-first'],
    [{ expires_on: 'today+71d' }, 'counts-too-long'],
  ])('%o lacks %s', (part, gap) => {
    expect(gapsOf({ ...complete, ...part }, buildDate)).toEqual([gap]);
  });
});

describe('the newest attestation of a clinic decides', () => {
  const wordOf = (...attestations: AttestationRow[]) =>
    compileRows({ ...kenya, attestations }, settings).clinics.find(({ id }) => id === 'taa-house')?.attestation;
  const offered = (...attestations: AttestationRow[]) => wordOf(...attestations)?.offered;
  const withdrawal: AttestationRow = { ...complete, status: 'withdrawn', reason: 'Moved.' };

  test('whatever the order of the rows', () => {
    const newer = { ...complete, checked_on: 'today-5d', second_checker: '' };
    expect(offered(complete, newer)).toBe(false);
    expect(offered(newer, complete)).toBe(false);
    expect(offered({ ...newer, second_checker: 'kite' }, complete)).toBe(true);
  });

  test('and of one day, the later row', () => {
    expect(offered(complete, { ...complete, second_checker: '' })).toBe(false);
    expect(offered({ ...complete, second_checker: '' }, complete)).toBe(true);
    expect(offered(complete, withdrawal)).toBe(false);
    expect(offered(withdrawal, complete)).toBe(true);
  });

  test('but a withdrawal outweighs all that stands above it, whatever its day, and CHECK says that day', () => {
    const late = { ...withdrawal, checked_on: 'today-25d' };
    expect(wordOf(complete, late)).toMatchObject({ offered: false, withdrawn: true, checkedOn: '2026-10-28' });
    expect(wordOf(complete, late, { ...late, checked_on: 'today-40d' })?.checkedOn).toBe('2026-10-28');
  });

  test('until a word stands below it that is no older than what stands above', () => {
    const late = { ...withdrawal, checked_on: 'today-25d' };
    const asked = (day: string) => ({ ...complete, who_date: day, checked_on: day, expires_on: 'today+30d' });
    expect(offered(complete, late, asked('today-26d'))).toBe(false);
    expect(offered(complete, late, asked('today-21d'))).toBe(false);
    expect(offered(complete, late, asked('today-20d'))).toBe(true);
    expect(offered(late, asked('today-26d'))).toBe(false);
    expect(offered(late, asked('today-25d'))).toBe(true);
  });

  test('and a word of a day yet to come outlasts no withdrawal, and is none', () => {
    const early = { ...complete, checked_on: 'today+1d' };
    expect(wordOf({ ...withdrawal, checked_on: 'today-30d' }, early)).toMatchObject({ withdrawn: true });
    expect(offered(complete, early)).toBe(false);
  });

  test('one more withdrawal, wherever it stands, never makes a clinic offered', () => {
    const day = fc.integer({ min: 0, max: 6 }).map((days) => `today-${days}d`);
    const row = fc.record({
      ...Object.fromEntries(Object.entries(complete).map(([column, cell]) => [column, fc.constant(cell)])),
      status: fc.constantFrom('attested' as const, 'withdrawn' as const),
      checked_on: day,
      tells_police: fc.constantFrom('no' as const, 'yes' as const),
      reason: fc.constant('Moved.'),
    }) as fc.Arbitrary<AttestationRow>;
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), fc.nat(5), day, (rows, at, checked_on) => {
        const more = rows.toSpliced(at, 0, { ...withdrawal, checked_on });
        if (offered(...more)) expect(offered(...rows)).toBe(true);
        expect(offered(...rows, { ...withdrawal, checked_on })).toBe(false);
      }),
    );
  });

  test('a clinic without any has none', () => {
    expect(
      compileRows({ ...kenya, attestations: [] }, settings).clinics.every(({ attestation }) => attestation === null),
    ).toBe(true);
  });
});

test('a hotline counts as checked for thirty days at most, whatever its row says', () => {
  const [first] = kenya.hotlines;
  const hotlines = first ? [{ ...first, checked_on: '2026-11-01', expires_on: '2027-11-01' }] : [];
  expect(compileRows({ ...kenya, hotlines }, settings).hotlines[0]).toMatchObject({
    checkedOn: '2026-11-01',
    expiresOn: '2026-12-01',
  });
});

test('a clinic with police on site, or that passes bills on, is never told of first', () => {
  const [first] = kenya.clinics;
  const avoided = (part: Partial<RowOf<'clinics'>>): boolean | undefined =>
    compileRows({ ...kenya, clinics: first ? [{ ...first, ...part } as RowOf<'clinics'>] : [] }, settings).clinics[0]
      ?.avoid;
  expect([
    avoided({}),
    avoided({ police_on_site: 'yes' }),
    avoided({ bills_passed_on: 'yes' }),
    avoided({ avoid: 'A reason.' }),
  ]).toEqual([false, true, true, true]);
});

test('hours that no check has seen are a mistake of ours', () => {
  const clinics = kenya.clinics.map((row) => ({ ...row, hours: 'whenever' }));
  expect(() => compileRows({ ...kenya, clinics } as Rows, settings)).toThrow(
    'compileRows takes rows whose hours have been checked',
  );
});

describe('compileNames', () => {
  test.each([
    [
      { name: 'Coast', 'name.sw': 'Pwani', 'name.am': 'ባሕር', 'name.am-Latn': 'Bahir' },
      { en: 'Coast', sw: 'Pwani', am: 'ባሕር', 'am-Latn': 'Bahir' },
    ],
    [
      { name: 'Kibera', 'name.sw': '', 'name.am': 'ኪቤራ' },
      { en: 'Kibera', am: 'ኪቤራ', 'am-Latn': 'Kibera' },
    ],
    [{ name: 'Kibera' }, { en: 'Kibera' }],
    [{ name: '' }, {}],
  ])('of %o are %o', (row, names) => {
    expect(compileNames(row as Readonly<Record<string, string>>, 'name', languages)).toEqual(names);
  });
});

describe.each(['demo-ke', 'demo-ew'])('the rows of %s', async (line) => {
  const rows = await readRows(line);
  const directory = compileRows(rows, settings);
  const zone = line === 'demo-ke' ? 'Africa/Nairobi' : 'Europe/London';
  const numbers = [...directory.clinics, ...directory.hotlines, ...directory.contacts].map(({ phone }) => phone);

  test('are enough to show everything', () => {
    expect(directory.clinics.length).toBeGreaterThanOrEqual(8);
    expect(directory.hotlines.length).toBeGreaterThanOrEqual(5);
    expect(directory.contacts.length).toBeGreaterThanOrEqual(4);
    expect(directory.places.length).toBeGreaterThanOrEqual(80);
    expect(directory.regions).toHaveLength(6);
    const kinds = directory.clinics.map(({ attestation }) => attestation);
    expect(kinds.filter((kind) => kind?.withdrawn)).toHaveLength(1);
    expect(kinds.filter((kind) => kind?.expiresOn === '2026-11-16')).toHaveLength(1);
    expect(kinds.filter((kind) => kind && !kind.offered && !kind.withdrawn)).toHaveLength(1);
  });

  test('have numbers of the ranges for drama, each once, and codes with their check digits', () => {
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) expect(number).toMatch(/^\+44(2079460|8081570)\d{3}$/);
    for (const { code } of directory.clinics) expect(isClinicCode(code)).toBe(true);
    expect(new Set(directory.clinics.map(({ code }) => code)).size).toBe(directory.clinics.length);
  });

  test('refer only to what there is', () => {
    const places = new Set(directory.places.map(({ id }) => id));
    const regions = new Set(directory.regions.map(({ id }) => id));
    for (const { place } of directory.clinics) if (place !== null) expect(places).toContain(place);
    for (const { region } of directory.places) expect(regions).toContain(region);
    for (const { clinic } of rows.attestations) expect(directory.clinics.map(({ id }) => id)).toContain(clinic);
  });

  test('lie inside their country', () => {
    const [south, north, west, east] = line === 'demo-ke' ? [-4.8, 5, 33.9, 42] : [49.9, 55.8, -5.8, 1.8];
    for (const { latitude, longitude } of directory.places) {
      expect(latitude > south && latitude < north && longitude > west && longitude < east).toBe(true);
    }
  });

  test('answer at any hour: an advocate for a raid, a nurse, and a clinic by day and by night', () => {
    const edition = { ...directory, line: { zone } };
    const place = line === 'demo-ke' ? 'nairobi-cbd' : 'central-london';
    for (let hour = 0; hour < 168; hour += 1) {
      const now = Date.parse('2026-11-23T00:00:00Z') + hour * 3_600_000;
      const [first] = nearestClinics(edition, { place, services: ['pep'], language: 'en' }, now);
      expect(first?.openState.open || first?.openState.minutes !== null).toBe(true);
    }
    const allHours = directory.hotlines.filter(
      ({ hours, tollFree, jurisdictions }) => tollFree && hours[0]?.[1] === 10_080 && jurisdictions.length === 0,
    );
    expect(allHours.map(({ answeredBy }) => answeredBy)).toEqual(['advocate', 'nurse']);
  });
});
