/** The pick list of a nearest screen: regions, then areas, the first ones of places.csv in its order, so that new rows move no digit. */
import type { Place, Region } from '../content/edition.ts';
import { answersOf, choiceOf, type PlaceId, placeId, type ScreenId, screenId, typingOf } from '../content/ids.ts';
import type { LineSource } from '../content/line.ts';
import type { ScreenEntry } from '../content/menu.ts';
import type { Names } from '../content/names.ts';
import { maxListed, type Option, type ScreenSource } from '../content/screens.ts';

export type Screens = Readonly<Record<string, ScreenSource>>;

export type ScreenContext = {
  readonly line: LineSource;
  readonly buildDate: string;
  readonly regions: readonly Region[];
  readonly places: readonly Place[];
};

/** Places on one screen: 6 leave room for names of 14 letters, 7 types a name, 9 is more. */
const placesPerScreen = 6;
const typeDigit = '7';
const moreDigit = '9';
const usualTitle = 'places.title';

type Entry = { readonly to: ScreenId; readonly names: Names; readonly place: PlaceId | null };

/** The screens `id` (regions), `id/region`, `id/region/2`, …, `id/type`, `id/which` and `id/at` (the answers). */
export function compilePickList(
  id: ScreenId,
  entry: Extract<ScreenEntry, { kind: 'nearest' }>,
  context: ScreenContext,
): Screens {
  const screens: Record<string, ScreenSource> = {
    [typingOf(id)]: { kind: 'ask', nearest: id },
    [choiceOf(id)]: { kind: 'which', nearest: id },
    [answersOf(id)]: {
      kind: 'results',
      nearest: id,
      services: entry.services ?? [],
      hotline: entry.hotline,
    },
  };
  const regions = context.regions.map((region) => ({ to: areasOf(id, region), names: region.names, place: null }));
  const title = entry.note === 'true' ? `${id}.note` : usualTitle;
  Object.assign(screens, pagesOf(id, id, regions, title));
  for (const region of context.regions) {
    const areas = context.places.filter((place) => place.region === region.id).map((place) => areaEntry(id, place));
    Object.assign(screens, pagesOf(id, areasOf(id, region), areas, usualTitle));
  }
  return screens;
}

const areasOf = (id: ScreenId, region: Region): ScreenId => screenId(`${id}/${region.id}`);
const areaEntry = (id: ScreenId, { id: place, names }: Place): Entry => ({
  to: answersOf(id),
  names,
  place: placeId(place),
});

function pagesOf(nearest: ScreenId, firstId: ScreenId, all: readonly Entry[], titleKey: string): Screens {
  const entries = all.slice(0, maxListed);
  const screens: Record<string, ScreenSource> = {};
  const count = Math.max(1, Math.ceil(entries.length / placesPerScreen));
  for (let page = 1; page <= count; page += 1) {
    const shown = entries.slice((page - 1) * placesPerScreen, page * placesPerScreen);
    const next = page < count ? screenId(`${firstId}/${page + 1}`) : null;
    screens[page === 1 ? firstId : `${firstId}/${page}`] = placesScreen(nearest, shown, next, titleKey);
  }
  return screens;
}

function placesScreen(
  nearest: ScreenId,
  entries: readonly Entry[],
  next: ScreenId | null,
  titleKey: string,
): ScreenSource {
  const numbered = entries.map((entry, index) => ({ ...entry, digit: String(index + 1) }));
  const string = (digit: string, to: ScreenId, key: string): Option => ({
    digit,
    to,
    label: { kind: 'string', key, smsKey: key },
  });
  return {
    kind: 'places',
    nearest,
    titleKey,
    options: [
      ...numbered.map(({ digit, to, names }): Option => ({ digit, to, label: { kind: 'names', names } })),
      string(typeDigit, typingOf(nearest), 'places.type'),
      ...(next === null ? [] : [string(moreDigit, next, 'nav.more')]),
    ],
    places: Object.fromEntries(numbered.flatMap(({ digit, place }) => (place === null ? [] : [[digit, place]]))),
  };
}
