/** What is added, removed and changed among things that have ids. */
import type { Alert } from '../content/edition.ts';
import { canonicalJson } from './canonical.ts';

/** Ids, sorted. */
export type Changes = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
};
export type FieldChanges = Omit<Changes, 'changed'> & {
  /** Which properties of an entry are others. */
  readonly changed: readonly { readonly id: string; readonly fields: readonly string[] }[];
};

/** Things by id. Those that share one are compared together. */
export type Keyed = ReadonlyMap<string, unknown>;

/** Entries by what they are known by. */
export const keyed = <Entry>(entries: readonly Entry[], idOf: (entry: Entry) => string): Keyed =>
  Map.groupBy(entries, idOf);

/** Compares things by id; equal means the same canonical JSON. */
export function changesIn(before: Keyed, after: Keyed): Changes {
  const ids = [...after.keys()].sort();
  return {
    added: ids.filter((id) => !before.has(id)),
    removed: [...before.keys()].filter((id) => !after.has(id)).sort(),
    changed: ids.filter((id) => before.has(id) && !isSame(before.get(id), after.get(id))),
  };
}

/** Compares rows of a table, and says which of their properties are others. */
export function fieldChangesIn<Entry extends object>(
  before: readonly Entry[],
  after: readonly Entry[],
  idOf: (entry: Entry) => string,
): FieldChanges {
  const [was, is] = [Map.groupBy(before, idOf), Map.groupBy(after, idOf)];
  const { added, removed, changed } = changesIn(was, is);
  return { added, removed, changed: changed.map((id) => ({ id, fields: fieldsChanged(was.get(id), is.get(id)) })) };
}

/** The ids of a table's rows that stay, in their order. */
export const orderIn = (of: Keyed, other: Keyed): string => [...of.keys()].filter((id) => other.has(id)).join('\n');

/** Whether two pieces of an edition say the same. */
export function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after) || canonicalJson(before) === canonicalJson(after);
}

/** The properties, sorted, that are others; of rows that share an id, those of any. */
export function fieldsChanged(before: readonly object[] = [], after: readonly object[] = []): readonly string[] {
  const names = new Set([...before, ...after].flatMap((entry) => Object.keys(entry)));
  const values = (entries: readonly object[], name: string) => entries.map((entry) => Reflect.get(entry, name));
  return [...names].filter((name) => !isSame(values(before, name), values(after, name))).sort();
}

/** What an alert is known by: what it says, from when to when in UTC, and where. */
export function alertId({ template, from, until, names }: Alert): string {
  const minute = (milliseconds: number) => `${new Date(milliseconds).toISOString().slice(0, 16)}Z`;
  return `${template} ${minute(from)} to ${minute(until)} ${names.en ?? Object.values(names).sort()[0] ?? ''}`.trimEnd();
}
