/** The answer to CHECK and a clinic's code: recall without keeping anybody's number. */
import { addDays } from '../content/days.ts';
import type { Attestation, Edition } from '../content/edition.ts';
import type { LanguageId } from '../content/ids.ts';
import { isOfferedOn } from '../directory/attested.ts';
import type { ClinicCode } from '../directory/code.ts';
import { openStateAt } from '../directory/hours.ts';
import { localTime } from '../directory/local-time.ts';
import { recallSays } from './clinic-says.ts';
import { atom, dateFact, hotlineSays } from './hotline-says.ts';
import { demoMark, type Say, type Screen } from './screen.ts';

/**
 * What the line says of a clinic code at `now`: on the list, when last checked and how to reach it, and where there is
 * something against it a hotline too; not on it (any more); or mistyped (`code` null: its check digit does not fit).
 */
export function checkScreen(edition: Edition, code: ClinicCode | null, language: LanguageId, now: number): Screen {
  return {
    id: 'check',
    language,
    mark: edition.line.demo ? demoMark : null,
    blocks: checkBlocks(edition, code, language, now),
    options: [],
    back: null,
    closesFrom: null,
    more: 'more',
    ends: true,
    route: null,
  };
}

function checkBlocks(
  edition: Edition,
  code: ClinicCode | null,
  language: LanguageId,
  now: number,
): readonly (readonly Say[])[] {
  const hotline = () => hotlineSays(edition, 'health', language, now);
  const off = (say: Say) => [[say, ...hotline()]];
  if (code === null) return off({ key: 'check.mistyped' });
  const local = localTime(edition.line.zone, now);
  const clinic = edition.clinics.find((candidate) => candidate.code === code);
  const attestation = clinic?.attestation;
  if (!clinic || !attestation) return off({ key: 'check.never', facts: { code: atom(code) } });
  if (isOfferedOn(clinic, local.date)) {
    const date = dateFact(attestation.checkedOn, local);
    const openState = openStateAt(clinic.hours, clinic.closedOnHolidays ? edition.holidays : [], local);
    const [told = [], ...more] = recallSays(edition, clinic, openState, local);
    const on: Say = { key: 'check.on', facts: { code: atom(code), date } };
    return [[on, ...told, ...(clinic.avoid ? hotline() : [])], ...more];
  }
  const since = offSince(attestation);
  if (since === null || since > local.date) return off({ key: 'check.never', facts: { code: atom(code) } });
  return off({ key: 'check.off', facts: { code: atom(code), date: dateFact(since, local) } });
}

/** The first day (YYYY-MM-DD) on which it was not on the list any more; null where its newest word never counted. */
function offSince({ offered, withdrawn, checkedOn, expiresOn }: Attestation): string | null {
  if (withdrawn) return checkedOn;
  return offered ? addDays(expiresOn, 1) : null;
}
