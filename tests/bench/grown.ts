/** A line as large as one may get: the demonstration line of Kenya and a directory made up beside its own, the same each time. */
import { addDays } from '../../src/content/days.ts';
import type { SourceTexts } from '../../src/content/line-sources.ts';
import { services } from '../../src/content/services.ts';
import { clinicCode } from '../../src/directory/code.ts';
import { type Random, randomFrom } from '../support/random.ts';
import { aName, nativeOf } from './grown-names.ts';

export type Counts = { readonly clinics: number; readonly places: number };
/** What a line is built for. */
export const supported: Counts = { clinics: 5000, places: 20_000 };

const seed = 20_261_120;
/** Beside the line's own. */
const regions = 24;
/** Ofcom's numbers for drama, which ring nobody; there are fewer than clinics. */
const phoneOf = (n: number) => `+442079460${String(n % 1000).padStart(3, '0')}`;
const hours = [
  '24/7',
  'Mo-Fr 08:00-17:00',
  'Mo-Sa 08:00-18:00; Su 10:00-14:00',
  'Mo-Fr 08:00-12:30,14:00-20:00',
  'Tu,Th 18:00-23:00',
  '',
];

type Cells = Readonly<Record<string, string>>;
type Spot = { readonly id: string; readonly latitude: number; readonly longitude: number };

/** The sources of that line, filled up to so many clinics and places; `day` (YYYY-MM-DD) is when clinics were asked last. */
export function grownTexts(texts: SourceTexts, line: string, counts: Counts, day: string): SourceTexts {
  const random = randomFrom(seed);
  const grown = new Map(texts);
  const rowsOf = (table: string) => (grown.get(`menus/${line}/${table}.csv`) ?? '').trimEnd().split('\n');
  const add = (table: string, rows: readonly Cells[]) => {
    const [header = '', ...own] = rowsOf(table);
    const lines = rows.map((cells) => header.split(',').map((column) => quoted(cells[column] ?? '')));
    grown.set(`menus/${line}/${table}.csv`, `${[header, ...own, ...lines].join('\n')}\n`);
  };
  const spots = spotsOf(counts.places - rowsOf('places').length, random);
  const clinics = Array.from({ length: counts.clinics - rowsOf('clinics').length }, (_, n) =>
    clinicRow(n, spots, random),
  );
  const regionRows = Array.from({ length: regions }, (_, n) => ({ id: `r${n}`, name: `Region ${n + 1}` }));
  add('places', [...regionRows, ...spots.map((spot, n) => placeRow(spot, n, random))]);
  add('clinics', clinics);
  add(
    'attestations',
    clinics.map(({ id = '' }, n) => attestationRow(id, n, day)),
  );
  return grown;
}

/** Points over Kenya: most of them in a few dozen towns, as people are. */
export function spotsOf(count: number, random: Random): readonly Spot[] {
  const towns = Array.from({ length: 40 }, () => ({
    latitude: between(random, -4.5, 4.5),
    longitude: between(random, 34, 41.5),
  }));
  return Array.from({ length: count }, (_, n) => {
    const town = n % 4 === 0 ? null : random.pick(towns);
    const latitude = town ? town.latitude + between(random, -0.15, 0.15) : between(random, -4.6, 4.9);
    const longitude = town ? town.longitude + between(random, -0.15, 0.15) : between(random, 33.9, 41.9);
    return { id: `p${n}`, latitude, longitude };
  });
}

const between = (random: Random, from: number, to: number) => from + (random.whole(1e6) / 1e6) * (to - from);
const degrees = (value: number) => value.toFixed(4);

/** A third is written in Amharic too, a fifth otherwise in the other two; each second has two aliases. */
function placeRow({ id, latitude, longitude }: Spot, n: number, random: Random): Cells {
  const name = aName(random, 14);
  const aliases = n % 2 === 0 ? [`${aName(random, 12)} Market`, `${name} Stage`].join(';') : '';
  return {
    id,
    name,
    'name.sw': n % 5 === 0 ? aName(random, 14) : '',
    'name.fr': n % 5 === 1 ? aName(random, 14) : '',
    'name.am': n % 3 === 0 ? nativeOf(name) : '',
    aliases,
    region: `r${n % regions}`,
    latitude: degrees(latitude),
    longitude: degrees(longitude),
    population: String(random.whole(90_000)),
    source: 'made up',
  };
}

function clinicRow(n: number, spots: readonly Spot[], random: Random): Cells {
  const spot = random.pick(spots);
  const isPlaced = n % 10 !== 0;
  const hasPoint = isPlaced && n % 3 === 0;
  const name = `${aName(random, 14)} Clinic`;
  return {
    id: `c${n}`,
    code: clinicCode(String(10_000 + n)),
    name,
    'name.am': n % 4 === 0 ? nativeOf(name) : '',
    place: isPlaced ? spot.id : '',
    latitude: hasPoint ? degrees(spot.latitude + 0.01) : '',
    longitude: hasPoint ? degrees(spot.longitude + 0.01) : '',
    directions: n % 2 === 0 ? 'Second floor, side stairs. Ask for the desk.' : '',
    'directions.sw': n % 4 === 0 ? 'Ghorofa ya pili, ngazi za kando. Uliza dawati.' : '',
    services: ['general', ...services.filter((id) => id !== 'general' && random.whole(3) === 0)].join(' '),
    serves: 'everybody',
    cost: random.pick(['free', 'free', 'some', 'paid']),
    languages: random.pick(['en sw', 'en', 'sw', 'en sw am', 'fr en']),
    asks_id: random.pick(['no', 'no', 'yes']),
    bills_passed_on: 'no',
    police_on_site: random.whole(50) === 0 ? 'yes' : 'no',
    walk_in: random.pick(['yes', 'no']),
    hours: random.pick(hours),
    holidays: random.pick(['open', 'closed']),
    phone: phoneOf(n),
    avoid: '',
  };
}

/** One in ten is withdrawn, one in ten has run out, one in ten lacks a second checker. */
function attestationRow(clinic: string, n: number, day: string): Cells {
  const isWithdrawn = n % 10 === 1;
  const asked = addDays(day, -(n % 10 === 2 ? 80 : 5 + (n % 40)));
  return {
    clinic,
    tells_police: 'no',
    tells_immigration: 'no',
    must_report: 'Harm to a child; gunshot wounds.',
    bills_passed_on: 'no',
    records_kept: 'In a locked cabinet at the clinic, by number and not by name.',
    agreed_to_words: 'yes',
    who_role: 'manager',
    who_date: asked,
    method: 'call',
    checked_by: 'heron',
    second_checker: n % 10 === 3 ? '' : 'acacia',
    checked_on: asked,
    expires_on: addDays(asked, 60),
    status: isWithdrawn ? 'withdrawn' : 'attested',
    reason: isWithdrawn ? 'Moved.' : '',
  };
}

const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
