/** What changed between two editions of a line: what somebody has to know who signs the second. Plain JSON, no texts. */
import type { Clinic, Edition } from '../content/edition.ts';
import {
  alertId,
  type Changes,
  changesIn,
  type FieldChanges,
  fieldChangesIn,
  fieldsChanged,
  type Keyed,
  keyed,
  orderIn,
} from './summary-entries.ts';
import { type NumberChanges, numberChanges } from './summary-numbers.ts';

export type Summary = {
  readonly line: string;
  /** Of the first edition of a line all is new. */
  readonly isFirst: boolean;
  /** Every phone number, wherever it stands. */
  readonly numbers: NumberChanges;
  /** Codes of clinics that callers are told of from now on, and no more. When an attestation runs out is not known here. */
  readonly listed: { readonly on: readonly string[]; readonly off: readonly string[] };
  /** By id; a screen that is reached from elsewhere is changed. */
  readonly screens: Changes;
  /** Keys, by locale; locales without a change are left out. */
  readonly strings: Readonly<Record<string, Changes>>;
  /** Ids: its name, its digit. */
  readonly languages: Changes;
  /** By code. */
  readonly clinics: FieldChanges;
  readonly hotlines: FieldChanges;
  readonly contacts: FieldChanges;
  readonly places: FieldChanges;
  readonly regions: FieldChanges;
  /** `care 2026-11-20T15:00Z to 2026-11-21T03:00Z Westlands`, in UTC. */
  readonly alerts: Changes;
  /** Dates. */
  readonly holidays: Changes;
  /** `WORD in sw`. */
  readonly keywords: Changes;
  /** Take-down slips by what they take down: `clinic C4823`. */
  readonly slips: Changes;
  /** Names of settings of the line. */
  readonly settings: readonly string[];
  /** Tables of which the rows that stay stand in another order. */
  readonly reordered: readonly string[];
};

/** Compares an edition with the one before it, null for none. Equal editions give a summary in which nothing is changed. */
export function summarise(before: Edition | null, after: Edition): Summary {
  const was = before ?? nothingOf(after);
  const [tablesBefore, tablesAfter] = [tablesOf(was), tablesOf(after)];
  return {
    line: after.line.id,
    isFirst: before === null,
    numbers: numberChanges(before, after),
    listed: listedChanges(was.clinics, after.clinics),
    screens: changesIn(screensOf(was), screensOf(after)),
    strings: stringChanges(was.strings, after.strings),
    languages: changesIn(tablesBefore.languages, tablesAfter.languages),
    clinics: fieldChangesIn(was.clinics, after.clinics, codeOf),
    hotlines: fieldChangesIn(was.hotlines, after.hotlines, idOf),
    contacts: fieldChangesIn(was.contacts, after.contacts, idOf),
    places: fieldChangesIn(was.places, after.places, idOf),
    regions: fieldChangesIn(was.regions, after.regions, idOf),
    alerts: changesIn(tablesBefore.alerts, tablesAfter.alerts),
    holidays: changesIn(tablesBefore.holidays, tablesAfter.holidays),
    keywords: changesIn(tablesBefore.keywords, tablesAfter.keywords),
    slips: changesIn(slipsOf(was), slipsOf(after)),
    settings: before === null ? [] : settingsChanged(before, after),
    reordered: tableNames.filter(
      (name) => orderIn(tablesBefore[name], tablesAfter[name]) !== orderIn(tablesAfter[name], tablesBefore[name]),
    ),
  };
}

/** Whether nothing at all is changed. */
export function isUnchanged(summary: Summary): boolean {
  const { line, isFirst, ...changes } = summary;
  return listsIn(changes).every((list) => list.length === 0);
}

const listsIn = (value: object): readonly (readonly unknown[])[] =>
  Object.values(value).flatMap((part: object) => (Array.isArray(part) ? [part] : listsIn(part)));

const idOf = ({ id }: { readonly id: string }): string => id;
const codeOf = ({ code }: Clinic): string => code;
const keywordId = ({ word, locale }: Edition['keywords'][number]): string => `${word} in ${locale}`;

const tableNames = [
  ...(['languages', 'regions', 'places', 'clinics', 'hotlines', 'contacts', 'alerts', 'holidays', 'keywords'] as const),
];
type Tables = Readonly<Record<(typeof tableNames)[number], Keyed>>;

function tablesOf(edition: Edition): Tables {
  return {
    languages: keyed(edition.line.languages, idOf),
    regions: keyed(edition.regions, idOf),
    places: keyed(edition.places, idOf),
    clinics: keyed(edition.clinics, codeOf),
    hotlines: keyed(edition.hotlines, idOf),
    contacts: keyed(edition.contacts, idOf),
    alerts: keyed(edition.alerts, alertId),
    holidays: keyed(edition.holidays, String),
    keywords: keyed(edition.keywords, keywordId),
  };
}

function nothingOf(edition: Edition): Edition {
  const none = { regions: [], places: [], clinics: [], hotlines: [], contacts: [], alerts: [], holidays: [] };
  const line = { ...edition.line, languages: [] };
  return { ...edition, ...none, line, strings: {}, screens: {}, parents: {}, keywords: [], slips: {} };
}

const screensOf = ({ screens, parents }: Edition): Keyed =>
  new Map(Object.entries({ ...parents, ...screens }).map(([id]) => [id, [screens[id] ?? null, parents[id] ?? null]]));

const slipsOf = ({ slips }: Edition): Keyed =>
  Map.groupBy(
    Object.entries(slips).sort(([a], [b]) => (a < b ? -1 : 1)),
    ([, { kind, id }]) => `${kind} ${id}`.trimEnd(),
  );

function stringChanges(before: Edition['strings'], after: Edition['strings']): Summary['strings'] {
  const locales = [...new Set([...Object.keys(after), ...Object.keys(before)])].sort();
  const changes = locales.map((locale): [string, Changes] => {
    const [was, is] = [before, after].map((strings) => new Map(Object.entries(strings[locale] ?? {})));
    return [locale, changesIn(was ?? new Map(), is ?? new Map())];
  });
  return Object.fromEntries(changes.filter(([, lists]) => Object.values(lists).flat().length > 0));
}

/** What is compared by itself above. */
const compared: readonly string[] = ['line', 'strings', 'screens', 'parents', 'slips', ...tableNames];

/** Settings of the line, and whatever else an edition may come to hold. */
function settingsChanged(before: Edition, after: Edition): readonly string[] {
  const others = (edition: Edition) =>
    Object.fromEntries(Object.entries(edition).filter(([name]) => !compared.includes(name)));
  const ofLine = fieldsChanged([before.line], [after.line]).filter((name) => name !== 'languages');
  return [...ofLine, ...fieldsChanged([others(before)], [others(after)])];
}

function listedChanges(before: readonly Clinic[], after: readonly Clinic[]): Summary['listed'] {
  const [was, is] = [before, after].map((clinics) => new Set(clinics.filter(isListed).map(codeOf)));
  const missing = (from: ReadonlySet<string> | undefined, of: ReadonlySet<string> | undefined) =>
    [...(of ?? [])].filter((code) => !from?.has(code)).sort();
  return { on: missing(was, is), off: missing(is, was) };
}

const isListed = ({ attestation }: Clinic): boolean => attestation?.offered === true && !attestation.withdrawn;
