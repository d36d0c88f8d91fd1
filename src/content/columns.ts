/** What kind of thing a column of a table holds, by its name: what a spreadsheet can do to it follows from that. */

export type ColumnKind =
  | 'day'
  /** A day and a time of day. */
  | 'moment'
  | 'hours'
  /** The hours of one day of the week. */
  | 'day-hours'
  | 'phone'
  | 'phones'
  | 'answer'
  | 'degrees'
  | 'number'
  /** Free text that people read. */
  | 'words'
  /** Ids, codes and words of a fixed list. */
  | 'id';

const kinds: Readonly<Record<Exclude<ColumnKind, 'id'>, readonly string[]>> = {
  day: ['date', 'who_date', 'checked_on', 'expires_on', 'called_on'],
  moment: ['from', 'until'],
  hours: ['hours'],
  'day-hours': ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  phone: ['phone'],
  phones: ['other_phones'],
  answer: [
    'asks_id',
    'bills_passed_on',
    'police_on_site',
    'walk_in',
    'tells_police',
    'tells_immigration',
    'agreed_to_words',
    'toll_free',
    'calls_back',
  ],
  degrees: ['latitude', 'longitude'],
  number: ['population'],
  words: [
    'name',
    'directions',
    'serves',
    'avoid',
    'must_report',
    'records_kept',
    'who_role',
    'reason',
    'aliases',
    'source',
  ],
};
const kindOf = new Map(
  Object.entries(kinds).flatMap(([kind, columns]) => columns.map((column) => [column, kind as ColumnKind] as const)),
);

/** The kind of a column; `name.sw` is of the kind of `name`, and a name that no table knows counts as `id`. */
export function columnKind(column: string): ColumnKind {
  return kindOf.get(column.split('.')[0] ?? '') ?? 'id';
}
