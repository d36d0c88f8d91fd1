import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { services } from '../../src/content/services.ts';
import { toHsds } from '../../src/exchange/hsds.ts';
import { fromHsds } from '../../src/exchange/hsds-import.ts';
import { cellsOf, contextOf, type Json, tablesOf, throughJson, unasked, withClinic } from './hsds-lines.ts';

const ke = tablesOf('demo-ke');
const keContext = contextOf('demo-ke');
const exported = async () => throughJson(await toHsds(ke, keContext)) as Json[];
describe('a file of the line itself, taken in', () => {
  it('leaves what leads to a clinic that was asked as it is, however much the file says otherwise', async () => {
    const file = (await exported()).map((service) => ({
      ...service,
      phones: [{ id: 'p', number: '+442079460277' }],
      service_at_locations: [],
      attributes: [],
      schedules: [],
    }));
    const taken = await fromHsds(file, ke, keContext);
    const asked = new Set(ke.attestations.rows.map(({ cells }) => cells.clinic));
    const vouched = [
      'phone',
      'other_phones',
      'place',
      'latitude',
      'longitude',
      'services',
      'hours',
      'asks_id',
    ] as const;
    const pick = (rows: ReturnType<typeof cellsOf>) =>
      rows.filter(({ id }) => asked.has(id)).map((cells) => vouched.map((column) => cells[column]));
    expect(pick(cellsOf(taken))).toEqual(pick(ke.clinics.rows.map(({ cells }) => cells)));
    expect(taken.problems).toContainEqual(
      expect.objectContaining({
        severity: 'warning',
        words: expect.stringMatching(/under phone .* the line's own stays/),
      }),
    );
  });

  it('changes what it says otherwise of one that nobody has asked, and no other cell', async () => {
    const file = (await exported()).map((service) =>
      service.name === 'Umoja Wellness Desk' ? { ...service, phones: [{ id: 'p', number: '+442079460277' }] } : service,
    );
    const taken = await fromHsds(file, unasked(ke, 'umoja-desk'), keContext);
    expect(taken.problems).toMatchObject([{ severity: 'warning', where: '$[0].phones' }]);
    expect(cellsOf(taken)).toEqual(
      ke.clinics.rows.map(({ cells }) =>
        cells.id === 'umoja-desk' ? { ...cells, phone: '+442079460277', other_phones: '' } : cells,
      ),
    );
  });

  it('keeps avoid notes, attestations and codes, and gives no attestation to anybody', async () => {
    const flagged = withClinic(ke, 'umoja-desk', { avoid: 'Long questions.', code: 'C4823' });
    const taken = await fromHsds(await exported(), flagged, keContext);
    expect(cellsOf(taken).find(({ id }) => id === 'umoja-desk')).toMatchObject({
      avoid: 'Long questions.',
      code: 'C4823',
    });
    expect(Object.keys(taken.tables)).toEqual(['clinics']);
  });

  it('taken in long afterwards changes nothing either', async () => {
    const later = { ...keContext, buildDate: '2028-06-01' };
    expect(cellsOf(await fromHsds(await exported(), ke, later))).toEqual(ke.clinics.rows.map(({ cells }) => cells));
  });

  it('takes no row away that it does not name', async () => {
    expect(cellsOf(await fromHsds([], ke, keContext))).toHaveLength(ke.clinics.rows.length);
  });

  it('moves new hours from the columns of days to the column hours', async () => {
    const days = withClinic(ke, 'umoja-desk', { hours: '', mon: '8-17' });
    const given = (await toHsds(days, keContext)).find(({ name }) => name === 'Umoja Wellness Desk');
    expect(given).toMatchObject({ schedules: [{ byday: 'MO', opens_at: '08:00', closes_at: '17:00' }] });
    const moved = {
      ...given,
      schedules: [{ id: 's', freq: 'WEEKLY', byday: 'TU', opens_at: '10:00', closes_at: '12:00' }],
    };
    const rows = cellsOf(await fromHsds(throughJson([moved]), unasked(days, 'umoja-desk'), keContext));
    expect(rows.find(({ id }) => id === 'umoja-desk')).toMatchObject({ hours: 'Tu 10:00-12:00', mon: '' });
  });

  it('says so where others report that an offered clinic has closed', async () => {
    const file = (await exported()).map((service) => ({ ...service, status: 'defunct' }));
    const { problems, tables } = await fromHsds(file.slice(0, 1), ke, keContext);
    expect(problems).toMatchObject([{ severity: 'warning', where: '$[0].status' }]);
    expect(tables.clinics?.rows.map(({ cells }) => cells)).toEqual(ke.clinics.rows.map(({ cells }) => cells));
  });

  it('keeps the number where none can be read in the file', async () => {
    const file = (await exported())
      .slice(0, 1)
      .map((service) => ({ ...service, phones: [{ id: 'p', number: 'reception' }] }));
    const taken = await fromHsds(file, unasked(ke, ke.clinics.rows[0]?.cells.id ?? ''), keContext);
    expect(cellsOf(taken)[0]?.phone).toBe(ke.clinics.rows[0]?.cells.phone);
    expect(taken.problems).toMatchObject([{ where: '$[0].phones[0]' }]);
  });
});

describe('any directory', () => {
  const times = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 23 })).filter(([a, b]) => a !== b);
  const hours = fc.oneof(
    fc.constantFrom(
      '',
      '24/7',
      'Mo-Su 00:00-24:00',
      'Mo-Su 18:00-06:00',
      'Sa 22:00-26:00; Su 10:00-12:00',
      'Mo-We 08:00-12:00,14:00-18:00; Su 23:00-24:00',
    ),
    fc
      .array(fc.tuple(fc.constantFrom('Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'), times), { minLength: 1, maxLength: 5 })
      .map((rules) =>
        rules
          .map(([day, [from, to]]) => `${day} ${String(from).padStart(2, '0')}:15-${String(to).padStart(2, '0')}:45`)
          .join('; '),
      ),
  );
  const clinic = fc.record({
    name: fc
      .string({ minLength: 1, maxLength: 24, unit: 'grapheme' })
      .filter((name) => name.trim() !== '' && name.length <= 24),
    place: fc.constantFrom('', 'westlands', 'kibera', 'nairobi-cbd'),
    latitude: fc.constantFrom('-1.2', '-1.234567'),
    longitude: fc.constantFrom('36.8', '36.812345'),
    services: fc.subarray([...services], { minLength: 1 }).map((list) => list.join(' ')),
    serves: fc.string({ maxLength: 60 }),
    cost: fc.constantFrom('free', 'some', 'paid'),
    languages: fc.subarray(['en', 'sw', 'so', 'am'], { minLength: 1 }).map((list) => list.join(' ')),
    asks_id: fc.constantFrom('yes', 'no'),
    walk_in: fc.constantFrom('yes', 'no'),
    holidays: fc.constantFrom('open', 'closed'),
    hours,
    other_phones: fc.constantFrom('', '+442079460901', '+442079460901 +442079460902'),
    avoid: fc.constantFrom('', 'A note.'),
    directions: fc.string({ maxLength: 20 }),
  });

  it('goes out and comes in again without a change', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(clinic, { minLength: 1, maxLength: 4 }), async (made) => {
        const ids = ['umoja-desk', 'taa-house', 'jua-rooms', 'lango-centre'];
        const tables = made.reduce((so, cells, index) => withClinic(so, ids[index] ?? '', cells), ke);
        const taken = await fromHsds(throughJson(await toHsds(tables, keContext)), tables, keContext);
        expect(taken.problems).toEqual([]);
        expect(cellsOf(taken)).toEqual(tables.clinics.rows.map(({ cells }) => cells));
      }),
      { numRuns: 40 },
    );
  });
});
