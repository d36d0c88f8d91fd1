/** Every text of an edition, but for its strings, that may reach a caller, and where it stands. */
import type { Edition } from '../content/edition.ts';
import type { Names } from '../content/names.ts';
import { isWholeNumber } from '../content/written-numbers.ts';

export type Said = {
  readonly text: string;
  /** A number is one whatever stands in it. */
  readonly kind: 'number' | 'text';
  readonly where: string;
  /** The name of the entry, in the line's first language where it has one. */
  readonly of: string | null;
};

/**
 * What no caller can dial: JSON numbers (coordinates, hours, population, times, caps), ids, dates, the codes of clinics, keys
 * of the phone, whom the line answers, digests of slips, and what is named below for the same reasons. A change in one of
 * these is a changed field, setting or screen in the summary.
 */
export const notDialled: ReadonlySet<string> = new Set([
  ...['id', 'code', 'place', 'places', 'region', 'regions', 'backup', 'group', 'groups', 'topics', 'hotline'],
  ...['screen', 'nearest', 'to', 'digit', 'key', 'smsKey', 'titleKey', 'pages', 'kind', 'parents', 'slips', 'template'],
  ...['attestation', 'checkedOn', 'expiresOn', 'review', 'confirmed', 'holidays'],
  ...['answers', 'caps', 'hours', 'jurisdiction', 'jurisdictions', 'zone', 'gateway', 'latin', 'script'],
  ...['services', 'cost', 'answeredBy', 'locale', 'language'],
]);

const numbers = new Set(['phone', 'otherPhones', 'codes', 'number']);
/** Whose properties have names of their own choosing: `id` is a language there. */
const freelyNamed = new Set(['names', 'directions', 'facts']);
/** What a property is called, where its own name is not plain. */
const words: Readonly<Record<string, string>> = {
  otherPhones: 'other phone',
  codes: 'code',
  names: 'name',
  aliases: 'other name',
  sharedKeyword: 'shared keyword',
  romanisedName: 'romanised name',
  networks: 'network',
  languages: 'language',
  options: 'key',
  facts: 'fact',
};

/** The texts of an edition in its order, but for `strings`. */
export function saidIn(edition: Edition): readonly Said[] {
  const { strings, line, screens, clinics, hotlines, contacts, places, regions, alerts, keywords, ...others } = edition;
  const first = line.languages[0]?.id ?? '';
  const said: Said[] = [];
  const add = (value: unknown, entry: string, names?: Names) =>
    gather(value, [], { entry, of: names ? (names[first] ?? null) : null, said });
  add(line, 'line');
  for (const clinic of clinics) add(clinic, `clinic ${clinic.code}`, clinic.names);
  for (const hotline of hotlines) add(hotline, `hotline ${hotline.id}`, hotline.names);
  for (const contact of contacts) add(contact, `contact ${contact.id}`, contact.names);
  for (const place of places) add(place, `place ${place.id}`, place.names);
  for (const region of regions) add(region, `region ${region.id}`, region.names);
  for (const alert of alerts) add(alert, `alert ${alert.template}`, alert.names);
  for (const { word, locale, to } of keywords)
    add({ word }, `keyword for ${to.kind === 'screen' ? to.screen : to.kind} in ${locale}`);
  for (const [id, screen] of sortedEntries(screens)) add(screen, `screen ${id}`);
  for (const [part, value] of sortedEntries(others)) if (!notDialled.has(part)) add(value, part);
  return said;
}

/** The properties in the order of their names: the same edition gives the same order, however it was read. */
export const sortedEntries = <Value>(value: Readonly<Record<string, Value>> | object): readonly [string, Value][] =>
  Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));

type Gathering = { readonly entry: string; readonly of: string | null; readonly said: Said[] };

function gather(value: unknown, path: readonly string[], to: Gathering): void {
  if (typeof value === 'string') {
    if (value !== '')
      to.said.push({ text: value, kind: kindOf(value, path), where: whereOf(to.entry, path), of: to.of });
    return;
  }
  if (value === null || typeof value !== 'object') return;
  const isFree = freelyNamed.has(path.at(-1) ?? '');
  for (const [name, part] of Array.isArray(value) ? Object.entries(value) : sortedEntries(value))
    if (isFree || !notDialled.has(name)) gather(part, Array.isArray(value) ? path : [...path, name], to);
}

function kindOf(text: string, path: readonly string[]): Said['kind'] {
  const isFact = path.at(-2) === 'facts' && isWholeNumber(text);
  return isFact || numbers.has(path.at(-1) ?? '') ? 'number' : 'text';
}

/** `clinic C4823, name in sw`: places in a list are not told, a locale and the name of a fact are. */
function whereOf(entry: string, path: readonly string[]): string {
  const told = path.map((name, at) => {
    const parent = path[at - 1] ?? '';
    if (!freelyNamed.has(parent)) return words[name] ?? name;
    return parent === 'facts' ? name : `in ${name}`;
  });
  return told.length === 0 ? entry : `${entry}, ${told.join(' ')}`;
}
