import { describe, expect, it } from 'vitest';
import { toHsds } from '../../src/exchange/hsds.ts';
import { hsdsId } from '../../src/exchange/hsds-ids.ts';
import { fromHsds } from '../../src/exchange/hsds-import.ts';
import { lines } from '../support/lines.ts';
import { contextOf, type Json, tablesOf, throughJson, withClinic } from './hsds-lines.ts';
import { hsdsServices } from './hsds-schema.ts';

const ke = tablesOf('demo-ke');
const keContext = contextOf('demo-ke');
/** The services, read as another program would. */
const exportOf = async (...args: Parameters<typeof toHsds>) => throughJson(await toHsds(...args)) as Json[];
const named = async (tables = ke, context = keContext) =>
  new Map((await toHsds(tables, context)).map((service) => [service.name, service]));

describe.each(lines)('HSDS of %s', (line) => {
  const [tables, context] = [tablesOf(line), contextOf(line)];

  it('is what the schemas of HSDS 3 ask for', async () => {
    const services = throughJson(await toHsds(tables, context));
    expect(hsdsServices.safeParse(services).error?.issues ?? []).toEqual([]);
  });

  it('has each id once, but for the terms of the vocabulary', async () => {
    const services = (await exportOf(tables, context)).map((service) => ({ ...service, attributes: [] }));
    const ids = JSON.stringify(services).match(/"id":"[^"]+"/g) ?? [];
    expect(ids.length).toBeGreaterThan(services.length);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('taken in again changes no cell', async () => {
    const taken = await fromHsds(throughJson(await toHsds(tables, context)), tables, context);
    expect(taken.problems).toEqual([]);
    expect(Object.keys(taken.tables)).toEqual(['clinics']);
    expect(taken.tables.clinics?.header).toEqual(tables.clinics.header);
    expect(taken.tables.clinics?.rows.map(({ cells }) => cells)).toEqual(tables.clinics.rows.map(({ cells }) => cells));
  });

  it('holds no answer, handle, note, direction or exact spot', async () => {
    const columns = ['must_report', 'records_kept', 'who_role', 'checked_by', 'reason'];
    const secrets = { ...Object.fromEntries(columns.map((column) => [column, 'SECRET'])), second_checker: 'SECRET-2' };
    const marked = {
      ...tables,
      clinics: {
        ...tables.clinics,
        rows: tables.clinics.rows.map((row) => ({
          ...row,
          cells: {
            ...row.cells,
            directions: 'Blue door',
            serves: 'SECRET',
            'directions.am': 'Blue',
            latitude: '1.234567',
            longitude: '7.654321',
          },
        })),
      },
      attestations: {
        ...tables.attestations,
        rows: tables.attestations.rows.map((row) => ({ ...row, cells: { ...row.cells, ...secrets } })),
      },
    };
    const text = JSON.stringify(await toHsds(marked, context));
    for (const secret of ['SECRET', 'Blue', '1.234', '7.654', 'address_1']) expect(text.includes(secret)).toBe(false);
    expect(text).toContain('assured_date');
  });
});

describe('HSDS', () => {
  it('shares whole clinics only while they are offered, and names the day that they were checked', async () => {
    expect((await named()).get('Umoja Wellness Desk')).toMatchObject({ status: 'active', assured_date: '2026-10-31' });
    const later = await named(ke, { ...keContext, buildDate: '2026-11-20' });
    expect(later.get('Umoja Wellness Desk')).toMatchObject({ status: 'active' });
  });

  it('says until when the hours of an attested clinic count', async () => {
    const service = (await named()).get('Umoja Wellness Desk');
    expect(service).toMatchObject({
      schedules: [
        { byday: 'MO,TU,WE,TH,FR', opens_at: '08:00', closes_at: '17:00', valid_to: '2027-01-19', timezone: 3 },
        { byday: 'SA', opens_at: '09:00', closes_at: '13:00' },
      ],
    });
  });

  it('leaves of a clinic that ran out, was withdrawn or is flagged a tombstone that does not say why', async () => {
    const bare = { id: expect.any(String), name: 'Umoja Wellness Desk', status: 'inactive' };
    const ranOut = ke.attestations.rows.map((row) =>
      row.cells.clinic === 'umoja-desk'
        ? { ...row, cells: { ...row.cells, checked_on: 'today-80d', who_date: 'today-80d', expires_on: 'today-1d' } }
        : row,
    );
    const withdrawn = [
      ...ke.attestations.rows,
      {
        row: 99,
        cells: { ...ke.attestations.rows[0]?.cells, checked_on: 'today', status: 'withdrawn', reason: 'Closed.' },
      },
    ];
    for (const tables of [
      { ...ke, attestations: { ...ke.attestations, rows: ranOut } },
      { ...ke, attestations: { ...ke.attestations, rows: withdrawn } },
      withClinic(ke, 'umoja-desk', { avoid: 'Long questions.' }),
      withClinic(ke, 'umoja-desk', { police_on_site: 'yes' }),
      withClinic(ke, 'umoja-desk', { bills_passed_on: 'yes' }),
    ])
      expect((await named(tables)).get('Umoja Wellness Desk')).toEqual(bare);
  });

  it('is silent about a clinic that was never asked', async () => {
    const rows = ke.attestations.rows.filter(({ cells }) => cells.clinic !== 'umoja-desk');
    const never = { ...ke, attestations: { ...ke.attestations, rows } };
    expect((await named(never)).has('Umoja Wellness Desk')).toBe(false);
    const half = [...rows, ...ke.attestations.rows.filter(({ cells }) => cells.clinic === 'umoja-desk')].map((row) => ({
      ...row,
      cells: { ...row.cells, second_checker: '' },
    }));
    expect((await named({ ...ke, attestations: { ...ke.attestations, rows: half } })).size).toBe(0);
  });

  it('gives the area and never an address', async () => {
    const service = (await named()).get('Umoja Wellness Desk');
    expect(service).toMatchObject({
      service_at_locations: [
        { location: { name: 'Westlands', latitude: -1.2676, longitude: 36.8108, location_type: 'physical' } },
      ],
    });
    const alone = withClinic(ke, 'umoja-desk', { place: '', latitude: '-1.267612', longitude: '36.810845' });
    expect((await named(alone)).get('Umoja Wellness Desk')).toMatchObject({
      service_at_locations: [{ location: { latitude: -1.27, longitude: 36.81 } }],
    });
    const intake = withClinic(ke, 'umoja-desk', { place: '', latitude: '', longitude: '' });
    expect((await named(intake)).get('Umoja Wellness Desk')).toMatchObject({ service_at_locations: [] });
  });

  it('says of a demonstration that it is one', async () => {
    expect((await named()).get('Umoja Wellness Desk')).toHaveProperty('alert');
    expect((await named(ke, { ...keContext, demo: false })).get('Umoja Wellness Desk')).not.toHaveProperty('alert');
  });

  it('makes the UUID that RFC 9562 gives for a name, the same each time, another for another line', async () => {
    const id = await hsdsId('a', 'service/x');
    expect(id).toBe('92dd11fd-f4a5-551a-9291-2a99c09a0c42');
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(await hsdsId('b', 'service/x')).not.toBe(id);
    expect(await hsdsId('b', 'term/pep')).toBe(await hsdsId('a', 'term/pep'));
  });
});
