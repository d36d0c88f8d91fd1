/** Safety: what an attestation lacks before anybody may be told of the clinic. */
import { daysBetween, resolveDay } from '../content/days.ts';
import type { RowOf } from '../content/rows.ts';

/** A clinic's word is asked for again after this long. */
export const maxAttestedDays = 90;
/** A hotline is called again after this long. */
export const maxLiveDays = 30;

export type Gap =
  | 'tells-police'
  | 'tells-immigration'
  | 'must-report'
  | 'passes-bills-on'
  | 'records-kept'
  | 'words-not-agreed'
  | 'nobody-asked'
  | 'no-checker'
  | 'no-second-checker'
  | 'second-checker-is-first'
  | 'dates-out-of-order'
  | 'counts-too-long';

/** What keeps a row from counting, none for a complete one; `buildDate` is today, YYYY-MM-DD. */
export function gapsOf(row: RowOf<'attestations'>, buildDate: string): readonly Gap[] {
  const checkedOn = resolveDay(row.checked_on, buildDate);
  const expiresOn = resolveDay(row.expires_on, buildDate);
  const askedOn = row.who_date === '' ? null : resolveDay(row.who_date, buildDate);
  const ordered = askedOn !== null && askedOn <= checkedOn && checkedOn <= buildDate && checkedOn <= expiresOn;
  const found: Record<Gap, boolean> = {
    'tells-police': row.tells_police !== 'no',
    'tells-immigration': row.tells_immigration !== 'no',
    'must-report': row.must_report === '',
    'passes-bills-on': row.bills_passed_on !== 'no',
    'records-kept': row.records_kept === '',
    'words-not-agreed': row.agreed_to_words !== 'yes',
    'nobody-asked': row.who_role === '' || row.method === '',
    'no-checker': row.checked_by === '',
    'no-second-checker': row.second_checker === '',
    'second-checker-is-first': row.checked_by !== '' && row.checked_by === row.second_checker,
    'dates-out-of-order': !ordered,
    'counts-too-long': daysBetween(checkedOn, expiresOn) > maxAttestedDays,
  };
  return (Object.keys(found) as Gap[]).filter((gap) => found[gap]);
}
