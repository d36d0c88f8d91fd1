/** What changed between two editions, in plain words for a person who decides whether to sign. */
import type { Edition } from '../../content/edition.ts';
import type { ChangedDigit } from '../../content/state.ts';
import type { PhoneNumber } from '../../editions/phone-numbers.ts';
import { isUnchanged, type Summary } from '../../editions/summary.ts';
import type { Changes, FieldChanges } from '../../editions/summary-entries.ts';
import type { NumberChange, NumberChanges } from '../../editions/summary-numbers.ts';
import { goneEntries, keyWords, movedLabels } from './keys.ts';
import { fieldWords, settingWords, tableWords } from './names.ts';
import { cleanText, sayTexts } from './texts.ts';

export type SummaryWordsOptions = {
  /** The editions that the summary is of: names and sentences are told from them. */
  readonly before: Edition | null;
  readonly after: Edition;
  /** Keys that do another thing than before; none where absent. */
  readonly digits?: readonly ChangedDigit[];
  /** Tells every entry of every list. Numbers are always all told. */
  readonly isWhole?: boolean;
  /** The command that tells all of a list that is shortened, where there is one. */
  readonly seeAll?: string | undefined;
};

const maxListed = 12;
const unchanged = 'Nothing is changed: callers hear all this already.';

/** Lines to print: numbers first and every one of them, then clinics, screens, texts, keys, and all else. */
export function summaryWords(summary: Summary, options: SummaryWordsOptions): readonly string[] {
  const { digits = [], isWhole = false, seeAll } = options;
  if (isUnchanged(summary) && digits.length === 0) return [unchanged];
  const cut: Cut = (entries) => (isWhole ? entries : shortened(entries, seeAll));
  const names = namesIn(options);
  const rows = (title: string, changes: FieldChanges, named?: Names) => sayRows(title, changes, cut, named);
  const ids = (title: string, changes: Changes) => sayIds(title, changes, cut);
  return [
    ...(summary.isFirst ? ['The first edition of this line: all of it is new.'] : []),
    ...sayNumbers(summary.numbers),
    ...goneEntries(options.before?.line ?? null, options.after.line).map(cleanText),
    ...sayListed(summary.listed, names, cut),
    ...rows('Clinics', summary.clinics, names),
    ...rows('Hotlines', summary.hotlines),
    ...rows('Contacts', summary.contacts),
    ...ids('Screens', summary.screens),
    ...sayDigits(digits, cut),
    ...sayLabels(options, cut),
    ...sayTexts(summary.strings, options, cut),
    ...ids('Languages', summary.languages),
    ...ids('Keywords', summary.keywords),
    ...ids('Alerts', summary.alerts),
    ...ids('Holidays', summary.holidays),
    ...rows('Regions', summary.regions),
    ...rows('Places', summary.places),
    ...ids('Slips', summary.slips),
    ...sayList('Settings of the line that are changed', summary.settings.map(settingWords), cut),
    ...sayList('Tables whose rows stand in another order', summary.reordered.map(tableWords), cut),
  ];
}

function sayNumbers({ added, changed, removed }: NumberChanges): readonly string[] {
  if (added.length + changed.length + removed.length === 0) return ['Phone numbers: none is changed.'];
  return [
    `Phone numbers: ${added.length} added, ${changed.length} changed, ${removed.length} removed.`,
    ...(added.length + changed.length > 0 ? ['Call each one that is new before you sign.'] : []),
    ...changed.map((change) => `  ~ ${placeOf(change)}: ${sayNumber(change.before)} → ${sayNumber(change.after)}`),
    ...added.map((number) => `  + ${placeOf(number)}: ${sayNumber(number)}`),
    ...removed.map((number) => `  - ${placeOf(number)}: ${sayNumber(number)}`),
  ];
}

const placeOf = ({ where, of }: PhoneNumber | NumberChange): string =>
  cleanText(of === null ? where : `${where} (${of})`);

/** As written; and as dialled, where that is not plain to see. */
function sayNumber({ shown, digits }: Pick<PhoneNumber, 'digits' | 'shown'>): string {
  const written = cleanText(shown);
  return written.replace(/[^\d+*#]/g, '') === digits ? written : `${written} (dialled ${digits})`;
}

type Names = ReadonlyMap<string, string>;

/** The names of clinics by code, in the first language. */
function namesIn({ before, after }: SummaryWordsOptions): Names {
  const first = after.line.languages[0]?.id ?? '';
  const clinics = [...(before?.clinics ?? []), ...after.clinics];
  return new Map(clinics.map(({ code, names }) => [code, names[first] ?? '']));
}

const named = (id: string, names: Names | undefined): string => cleanText(`${id} ${names?.get(id) ?? ''}`).trimEnd();

function sayListed({ on, off }: Summary['listed'], names: Names, cut: Cut): readonly string[] {
  const say = (mark: string, codes: readonly string[]) => cut(codes.map((code) => `  ${mark} ${named(code, names)}`));
  return [
    ...(on.length > 0 ? [`Callers will be told of ${count(on, 'more clinic')}:`, ...say('+', on)] : []),
    ...(off.length > 0 ? [`Callers will no longer be told of ${count(off, 'clinic')}:`, ...say('-', off)] : []),
  ];
}

const count = ({ length }: readonly unknown[], what: string): string => `${length} ${what}${length === 1 ? '' : 's'}`;

function sayRows(title: string, { added, changed, removed }: FieldChanges, cut: Cut, names?: Names) {
  const entries = [
    ...changed.map(({ id, fields }) => `  ~ ${named(id, names)}: ${fields.map(fieldWords).join(', ')}`),
    ...added.map((id) => `  + ${named(id, names)}`),
    ...removed.map((id) => `  - ${named(id, names)}`),
  ];
  return under(`${title}: ${counts(added, changed, removed)}`, entries, cut);
}

function sayIds(title: string, { added, changed, removed }: Changes, cut: Cut): readonly string[] {
  const mark = (sign: string, ids: readonly string[]) => ids.map((id) => `  ${sign} ${cleanText(id)}`);
  const entries = [...mark('~', changed), ...mark('+', added), ...mark('-', removed)];
  return under(`${title}: ${counts(added, changed, removed)}`, entries, cut);
}

const sayDigits = (digits: readonly ChangedDigit[], cut: Cut): readonly string[] =>
  under('Keys that do another thing than before:', digits.map(keyWords).map(indented), cut);

/** Nothing else tells of them: the keys lead where they did, and only somebody who knows the menu presses another. */
const sayLabels = ({ before, after }: SummaryWordsOptions, cut: Cut): readonly string[] =>
  under(
    'Labels that change places, while their keys lead where they did:',
    movedLabels(before, after).map(indented),
    cut,
  );

const indented = (words: string): string => `  ${cleanText(words)}`;

const sayList = (title: string, items: readonly string[], cut: Cut): readonly string[] =>
  under(
    `${title}:`,
    items.map((item) => `  ~ ${cleanText(item)}`),
    cut,
  );

const counts = (added: readonly unknown[], changed: readonly unknown[], removed: readonly unknown[]): string =>
  `${added.length} added, ${changed.length} changed, ${removed.length} removed.`;

const under = (title: string, entries: readonly string[], cut: Cut): readonly string[] =>
  entries.length === 0 ? [] : [title, ...cut(entries)];

type Cut = (entries: readonly string[]) => readonly string[];

/** The first entries, and how many more there are. */
function shortened(entries: readonly string[], seeAll: string | undefined): readonly string[] {
  if (entries.length <= maxListed) return entries;
  const rest = `    and ${entries.length - maxListed} more`;
  return [...entries.slice(0, maxListed), seeAll === undefined ? rest : `${rest}; to see all: ${seeAll}`];
}
