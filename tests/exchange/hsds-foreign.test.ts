import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowSchemas } from '../../src/content/rows.ts';
import { isClinicCode } from '../../src/directory/code.ts';
import { toHsds } from '../../src/exchange/hsds.ts';
import { fromHsds } from '../../src/exchange/hsds-import.ts';
import { cellsOf, contextOf, type Json, tablesOf, throughJson, withoutClinics } from './hsds-lines.ts';

const ke = tablesOf('demo-ke');
const keContext = contextOf('demo-ke');
const exported = async () => throughJson(await toHsds(ke, keContext)) as Json[];
/** What a line takes in of one service, given among no clinics. */
const takenIn = async (service: Json, context = keContext) => {
  const taken = await fromHsds([service], withoutClinics(ke), context);
  return { row: cellsOf(taken)[0], problems: taken.problems };
};
const foreign: Json = {
  id: 'f0000000-0000-4000-8000-000000000001',
  name: 'Kliniki ya Mtaa',
  status: 'active',
  phones: [{ id: 'p', number: '+44 20 7946 0999' }],
  languages: [{ id: 'l', code: 'swa' }],
  schedules: [{ id: 's', freq: 'WEEKLY', byday: 'MO,WE', opens_at: '09:00:00', closes_at: '17:00:00', timezone: 3 }],
  service_at_locations: [
    { id: 'a', location: { id: 'o', location_type: 'physical', latitude: -1.268, longitude: 36.811 } },
  ],
  attributes: [{ id: 't', taxonomy_term: { id: 'x', name: 'HIV test', description: 'Test' } }],
};

describe('a file of another directory, taken in', () => {
  it('makes a row that its schema takes, with a name for an id, a free code and the nearest place', async () => {
    const { row, problems } = await takenIn(foreign);
    expect(row).toMatchObject({
      id: 'kliniki-ya-mtaa',
      name: 'Kliniki ya Mtaa',
      place: 'westlands',
      latitude: '',
      longitude: '',
      services: 'hiv-test',
      languages: 'sw',
      hours: 'Mo,We 09:00-17:00',
      phone: '+442079460999',
    });
    expect(rowSchemas.clinics.safeParse(row).error?.issues ?? []).toEqual([]);
    expect(problems).toMatchObject([{ severity: 'warning', where: '$[0]' }]);
  });

  it('counts what nobody said as the worse', async () => {
    const { row } = await takenIn({ ...foreign, assured_date: '2026-11-19' });
    expect(row).toMatchObject({
      police_on_site: 'yes',
      bills_passed_on: 'yes',
      asks_id: 'yes',
      walk_in: 'no',
      cost: 'paid',
      holidays: 'closed',
      avoid: '',
    });
  });

  it('reads no address and keeps coordinates to about a kilometre', async () => {
    const addresses = [{ id: 'a', address_1: '1 Hidden Street', city: 'Nairobi' }];
    const location = { id: 'o', location_type: 'physical', latitude: -1.2451234, longitude: 36.8661234, addresses };
    const { row } = await takenIn({ ...foreign, service_at_locations: [{ id: 'a', location }] });
    expect(row).toMatchObject({ latitude: '-1.25', longitude: '36.87' });
    expect(JSON.stringify(row)).not.toContain('Hidden');
  });

  it('gives clinics of one name ids and codes of their own, the same each time', async () => {
    const twins = [1, 2, 3].map((number) => ({
      ...foreign,
      id: `t${number}`,
      phones: [{ id: 'p', number: `+44207946098${number}` }],
    }));
    const apart = twins.map((twin) => ({ ...twin, service_at_locations: [] }));
    const once = cellsOf(await fromHsds(apart, ke, keContext)).slice(ke.clinics.rows.length);
    expect(once.map(({ id }) => id)).toEqual(['kliniki-ya-mtaa', 'kliniki-ya-mtaa-2', 'kliniki-ya-mtaa-3']);
    const codes = [...ke.clinics.rows.map(({ cells }) => cells.code), ...once.map(({ code }) => code)];
    expect(new Set(codes).size).toBe(codes.length);
    expect(once.every(({ code }) => isClinicCode(code ?? ''))).toBe(true);
    expect(cellsOf(await fromHsds(apart, ke, keContext)).slice(ke.clinics.rows.length)).toEqual(once);
  });

  it('changes nothing of a clinic that the line has, and says where they differ', async () => {
    const first = await fromHsds([foreign], ke, keContext);
    const rows = cellsOf(first).map((cells, index) => ({ row: index + 2, cells }));
    const grown = { ...ke, clinics: { ...ke.clinics, rows } };
    const again = await fromHsds([foreign], grown, keContext);
    expect([cellsOf(again), again.problems]).toEqual([cellsOf(first), []]);
    const moved = { ...foreign, phones: [{ id: 'p', number: '+442079460111' }] };
    const third = await fromHsds([moved], grown, keContext);
    expect(cellsOf(third)).toEqual(cellsOf(first));
    expect(third.problems).toMatchObject([{ words: expect.stringContaining('another phone') }]);
  });

  it('of another organisation with a line and clinics of the same names is not taken for our own', async () => {
    const other = { ...keContext, organisation: 'Somebody else' };
    const theirs = (await toHsds(ke, other)).map((service) => ({
      ...service,
      phones: [{ id: 'p', number: '+442079460123' }],
    }));
    const taken = await fromHsds(throughJson(theirs), ke, keContext);
    expect(cellsOf(taken).slice(0, ke.clinics.rows.length)).toEqual(ke.clinics.rows.map(({ cells }) => cells));
  });

  it('carries what another line of Mwavuli said, but none of its trust', async () => {
    const rows = cellsOf(await fromHsds(await exported(), withoutClinics(ke), { ...keContext, line: 'other' }));
    const [first] = rows;
    const own = ke.clinics.rows[0]?.cells;
    for (const column of [
      'id',
      'name',
      'services',
      'cost',
      'languages',
      'asks_id',
      'walk_in',
      'hours',
      'holidays',
      'phone',
      'place',
    ])
      expect([column, first?.[column]]).toEqual([column, own?.[column]]);
    expect(first).toMatchObject({ police_on_site: 'yes', directions: '', serves: '' });
  });

  it.each<[string, Json, string, Json]>([
    ['monthly hours', { freq: 'MONTHLY', byday: '1SA' }, '', {}],
    ['every second week', { interval: 2 }, '', {}],
    ['no times', { opens_at: null }, '', {}],
    ['times of another zone', { opens_at: '09:00-05:00', closes_at: '17:00-05:00' }, '', {}],
    ['times in UTC', { opens_at: '09:00Z', closes_at: '17:00Z' }, '', {}],
    ['times with the offset of the line', { opens_at: '09:00+03:00' }, 'Mo,We 09:00-17:00', {}],
    ['past midnight', { opens_at: '18:00', closes_at: '02:00' }, 'Mo,We 18:00-02:00', {}],
    ['the whole day', { opens_at: '00:00', closes_at: '23:59', byday: 'MO,TU,WE,TH,FR,SA,SU' }, '24/7', {}],
    ['until midnight', { closes_at: '00:00' }, 'Mo,We 09:00-24:00', {}],
  ])('reads schedules: %s', async (_, part, hours) => {
    const [schedule] = foreign.schedules as Json[];
    const { row } = await takenIn({ ...foreign, schedules: [{ ...schedule, ...part }] });
    expect(row?.hours).toBe(hours);
  });

  it('prefers the hours that hold today, and says where none do', async () => {
    const [schedule] = foreign.schedules as Json[];
    const past = { ...schedule, valid_to: '2026-01-01', opens_at: '10:00' };
    const both = await takenIn({ ...foreign, schedules: [past, schedule] });
    expect(both.row?.hours).toBe('Mo,We 09:00-17:00');
    const lapsed = await takenIn({ ...foreign, schedules: [past] });
    expect(lapsed.row?.hours).toBe('Mo,We 10:00-17:00');
    expect(lapsed.problems).toHaveLength(2);
  });

  it.each<[string, Json, string]>([
    ['a national number, by the jurisdiction', { number: '020 7946 0955' }, '+442079460955'],
    ['quotes and brackets', { number: '"+44 (20) 7946-0955"' }, '+442079460955'],
    ['words', { number: 'ask at the desk' }, ''],
    ['a fax', { number: '+442079460955', type: 'fax' }, ''],
  ])('reads phones: %s', async (_, phone, expected) => {
    const { row, problems } = await takenIn({ ...foreign, phones: [{ id: 'p', ...phone }] }, contextOf('demo-ew'));
    expect(row?.phone ?? '').toBe(expected);
    if (expected === '') expect(problems.some(({ where }) => where.includes('phones'))).toBe(true);
  });

  it('names the place of each thing that it could not read', async () => {
    const odd = {
      ...foreign,
      name: 'A name that is much longer than any small screen can show',
      attributes: [{ id: 't', taxonomy_term: { id: 'x', name: 'Astrology', description: '' } }],
      languages: [{ id: 'l', name: 'Klingon' }],
      service_at_locations: [],
    };
    const { row, problems } = await takenIn(odd);
    expect(row).toMatchObject({ name: 'A name that is much', services: 'general', languages: 'en', place: '' });
    expect(problems.map(({ where }) => where)).toEqual([
      '$[0]',
      '$[0].name',
      '$[0].attributes[0]',
      '$[0]',
      '$[0].languages',
      '$[0].languages',
      '$[0].service_at_locations',
    ]);
    expect(JSON.stringify(problems)).not.toMatch(/Astrology|Klingon/);
  });

  it('leaves out what is not active, no service, or there twice', async () => {
    const taken = await fromHsds(
      [{ ...foreign, id: 'gone', status: 'inactive' }, 7, {}, foreign, foreign],
      withoutClinics(ke),
      keContext,
    );
    expect(cellsOf(taken)).toHaveLength(1);
    expect(taken.problems.map(({ where }) => where)).toEqual(['$[0].status', '$[1]', '$[2]', '$[3]', '$[4]']);
  });

  it('is named in what is said of it, once for all of its hours that cannot be read', async () => {
    const monthly = { id: 's', freq: 'MONTHLY', byday: '1MO', opens_at: '09:00', closes_at: '12:00' };
    const file = [{ ...foreign, name: 'Far\u001b[31m Clinic', schedules: [monthly, monthly, monthly] }];
    const { problems } = await fromHsds(file, withoutClinics(ke), keContext);
    for (const { words } of problems) expect(words).toMatch(/^Far \[31m Clinic: /);
    const hours = problems.filter(({ words }) => words.includes('do not repeat every week'));
    expect(hours).toMatchObject([{ where: '$[0].schedules[0]' }]);
  });

  it('reads an array, a page of an API, a list of services and a single service', async () => {
    for (const file of [[foreign], { contents: [foreign] }, { services: [foreign] }, foreign])
      expect(cellsOf(await fromHsds(file, withoutClinics(ke), keContext))).toHaveLength(1);
  });

  it.each([[null], [7], ['text'], [{}], [{ services: 'none' }]])('refuses %j', async (value) => {
    expect(await fromHsds(value, ke, keContext)).toMatchObject({
      tables: {},
      problems: [{ severity: 'error', where: '$' }],
    });
  });

  it('takes whatever JSON there is without a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (value, part) => {
        const service =
          typeof part === 'object' && part !== null && !Array.isArray(part) ? part : { schedules: part, phones: part };
        for (const file of [
          value,
          [{ ...foreign, ...service }],
          [{ ...service, id: 'x', name: 'x', status: 'active' }],
        ]) {
          const taken = await fromHsds(file, withoutClinics(ke), keContext);
          for (const { cells } of taken.tables.clinics?.rows ?? []) expect(cells.id).toMatch(/^[a-z][a-z0-9-]{0,30}$/);
        }
      }),
      { numRuns: 80 },
    );
  });
});
