/** Ours and the libraries it could have been, each with the settings that its guide gives for misspelt names. */
import UFuzzy from '@leeoniya/ufuzzy';
import { Charset, Index } from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Place } from '../../src/content/edition.ts';
import { foldForSearch } from '../../src/directory/fold.ts';
import { openPlaces } from '../../src/directory/place-index.ts';
import { type FoundPlaces, searchPlaces } from '../../src/directory/search.ts';

export type Finder = {
  readonly name: string;
  /** Whether it says when to ask; without, what comes first is what would be answered. */
  readonly asks: boolean;
  /** What a Worker would import. */
  readonly source: string;
  readonly open: (places: readonly Place[]) => (typed: string) => FoundPlaces;
};

const most = 6;

export const finders: readonly Finder[] = [
  {
    name: 'Mwavuli',
    asks: true,
    source: './src/directory/search.ts',
    open: (places) => {
      const index = openPlaces(places);
      return (typed) => searchPlaces(index, typed);
    },
  },
  { name: 'minisearch', asks: false, source: 'minisearch', open: openMiniSearch },
  { name: 'fuse.js', asks: false, source: 'fuse.js', open: openFuse },
  { name: 'flexsearch', asks: false, source: 'flexsearch', open: openFlexSearch },
  { name: '@leeoniya/ufuzzy', asks: false, source: '@leeoniya/ufuzzy', open: openFuzzy },
];

const namesOf = ({ names, aliases }: Place): readonly string[] =>
  [...new Set([...Object.values(names), ...aliases].map(foldForSearch))].filter((name) => name !== '');

/** They rank, but know no certainty. */
function answer(places: readonly (Place | undefined)[]): FoundPlaces {
  const [first, ...others] = [...new Set(places)].flatMap((place) => place ?? []).slice(0, most);
  if (!first) return { kind: 'none' };
  return others.length === 0 ? { kind: 'one', place: first } : { kind: 'several', places: [first, ...others] };
}

function openMiniSearch(places: readonly Place[]): (typed: string) => FoundPlaces {
  const index = new MiniSearch<{ readonly id: number; readonly names: readonly string[] }>({
    fields: ['names'],
    extractField: (row, field) => (field === 'id' ? row.id : row.names.join(' ')),
    searchOptions: { prefix: true, fuzzy: 0.25 },
  });
  index.addAll(places.map((place, id) => ({ id, names: namesOf(place) })));
  return (typed) =>
    answer(
      index
        .search(foldForSearch(typed))
        .slice(0, most)
        .map(({ id }) => places[id]),
    );
}

function openFuse(places: readonly Place[]): (typed: string) => FoundPlaces {
  const rows = places.map((place) => ({ place, names: namesOf(place) }));
  const index = new Fuse(rows, { keys: ['names'], threshold: 0.35 });
  return (typed) => answer(index.search(foldForSearch(typed), { limit: most }).map(({ item }) => item.place));
}

function openFlexSearch(places: readonly Place[]): (typed: string) => FoundPlaces {
  const index = new Index({ tokenize: 'forward', encoder: Charset.LatinAdvanced });
  for (const [id, place] of places.entries()) index.add(id, namesOf(place).join(' '));
  return (typed) =>
    answer(index.search(foldForSearch(typed), { limit: most, suggest: true }).map((id) => places[Number(id)]));
}

function openFuzzy(places: readonly Place[]): (typed: string) => FoundPlaces {
  const owned = places.flatMap((place) => namesOf(place).map((name) => ({ place, name })));
  const haystack = owned.map(({ name }) => name);
  const index = new UFuzzy({
    unicode: true,
    interSplit: "[^\\p{L}\\d']+",
    intraSplit: '\\p{Ll}\\p{Lu}',
    intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
    intraChars: '[\\p{L}\\p{M}\\d]',
    intraContr: "'\\p{L}{1,2}\\b",
    intraMode: 1,
    intraIns: 1,
    intraSub: 1,
    intraTrn: 1,
    intraDel: 1,
  });
  return (typed) => {
    const [found, info, order] = index.search(haystack, foldForSearch(typed), 0);
    const sorted = info && order ? order.map((at) => info.idx[at] ?? -1) : (found ?? []);
    return answer(sorted.slice(0, 4 * most).map((at) => owned[at]?.place));
  };
}
