/** Rows of a directory for tests: whole ones, of which a test says only what it is about. */
import { readFile } from 'node:fs/promises';
import { parseCsv } from '../../src/content/csv-file.ts';
import type { Clinic, Hotline, Place } from '../../src/content/edition.ts';
import { tableNames } from '../../src/content/line-sources.ts';
import { type Rows, rowSchemas } from '../../src/content/rows.ts';

export const always = [[0, 10_080]] as const;

export function aPlace(part: Partial<Place> & { readonly id: string }): Place {
  return { names: { en: part.id }, aliases: [], region: 'r', latitude: 0, longitude: 0, population: 0, ...part };
}

export function aClinic(part: Partial<Clinic> & { readonly id: string }): Clinic {
  return {
    code: 'C4823',
    names: { en: part.id },
    place: null,
    latitude: null,
    longitude: null,
    directions: {},
    services: ['general'],
    cost: 'free',
    languages: ['en'],
    asksId: false,
    walkIn: true,
    avoid: false,
    hours: always,
    closedOnHolidays: false,
    phone: '+442079460900',
    otherPhones: [],
    attestation: { offered: true, withdrawn: false, checkedOn: '2026-11-01', expiresOn: '2026-12-31' },
    ...part,
  };
}

export function aHotline(part: Partial<Hotline> & { readonly id: string }): Hotline {
  return {
    names: { en: part.id },
    phone: '+448081570900',
    topics: ['raid'],
    tollFree: true,
    callsBack: false,
    answeredBy: 'advocate',
    languages: ['en'],
    hours: always,
    closedOnHolidays: false,
    checkedOn: '2026-11-01',
    expiresOn: '2026-12-01',
    backup: null,
    regions: [],
    jurisdictions: [],
    ...part,
  };
}

/** The tables of a line that ships; a row that its schema refuses throws. */
export async function readRows(line: string): Promise<Rows> {
  const tables = tableNames.map(async (table) => {
    const path = new URL(`../../menus/${line}/${table}.csv`, import.meta.url);
    const { rows, problems } = parseCsv(path.pathname, await readFile(path, 'utf8'));
    if (problems.length > 0) throw new Error(`${line} ${table}: ${problems[0]?.words}`);
    return [table, rows.map(({ cells }) => rowSchemas[table].parse(cells))] as const;
  });
  return Object.fromEntries(await Promise.all(tables)) as unknown as Rows;
}
