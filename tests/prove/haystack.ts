/** All that is searched, as it comes, and what was found in it. Nothing of it is kept. */
import type { Canary } from './canaries.ts';
import type { Hit, Search } from './search.ts';

/** Where a number could come to light; what each holds stands in the table that is printed. */
export const places = {
  files: 'files: storage with -wal and -shm, home, temporary',
  values: 'values, tables, columns in those databases',
  output: 'output of the runtime and its process',
  logs: 'log lines',
  tail: 'tail events, unredacted',
  'tail-requests': 'tail events: address and headers as they came in',
  outbound: 'outgoing calls, without the recipient of a send',
  answers: 'answers with all headers',
  'phone-answers': 'answers of the phone to try it, see below',
  upload: 'the Worker as it is uploaded',
  checkout: 'what the tools wrote into .wrangler meanwhile',
} as const satisfies Readonly<Record<string, string>>;
export type Place = keyof typeof places;

/** May stay empty: nothing has to be written there. */
const mayBeEmpty: readonly Place[] = ['checkout'];

export type Found = {
  readonly place: Place;
  readonly encoding: string;
  readonly number: string;
  readonly around: string;
};
export type Searched = {
  readonly place: Place;
  readonly records: number;
  readonly bytes: number;
  readonly found: number;
};

export type Haystack = {
  /** Searches a record; `isAllowed` names what may stand in it. */
  add(place: Place, record: Uint8Array | string, isAllowed?: (canary: Canary) => boolean): void;
  /** The first find of each number in each place. */
  found(): readonly Found[];
  searched(): readonly Searched[];
  /** Places where something must have been and nothing was: a search of nothing proves nothing. */
  blind(): readonly Place[];
};

const aroundBytes = 24;

/** Opens an empty one. */
export function openHaystack(search: Search<Canary>): Haystack {
  const counts = new Map<Place, { records: number; bytes: number }>();
  const found = new Map<string, Found>();
  const searched = () =>
    (Object.keys(places) as Place[]).map((place) => ({
      place,
      ...(counts.get(place) ?? { records: 0, bytes: 0 }),
      found: [...found.values()].filter((one) => one.place === place).length,
    }));
  return {
    add(place, record, isAllowed = () => false) {
      const bytes = typeof record === 'string' ? Buffer.from(record) : record;
      const { records = 0, bytes: before = 0 } = counts.get(place) ?? {};
      counts.set(place, { records: records + 1, bytes: before + bytes.length });
      for (const hit of search.find(bytes)) {
        if (isAllowed(hit.owner)) continue;
        const key = `${place} ${hit.owner.number}`;
        if (!found.has(key)) found.set(key, describe(place, hit, bytes));
      }
    },
    found: () => [...found.values()],
    searched,
    blind: () => searched().flatMap(({ place, bytes }) => (bytes === 0 && !mayBeEmpty.includes(place) ? [place] : [])),
  };
}

function describe(place: Place, { at, owner, encoding }: Hit<Canary>, bytes: Uint8Array): Found {
  const around = Buffer.from(bytes.subarray(Math.max(0, at - aroundBytes), at + encoding.bytes.length + aroundBytes));
  return {
    place,
    encoding: encoding.name,
    number: owner.number,
    around: around.toString('latin1').replace(/[^\x20-\x7e]+/g, '.'),
  };
}
