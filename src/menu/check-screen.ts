/** The answer to CHECK and a clinic's code: recall without keeping anybody's number. */
import type { Edition } from '../content/edition.ts';
import { isOffered } from '../directory/attested.ts';
import { atom, hotlineSays } from './hotline-says.ts';
import type { Fact, Say, Screen } from './screen.ts';

/**
 * What the line says of a clinic code at `now`: on the list and when last checked, not on it (any more), or mistyped
 * (`code` null: its check digit does not fit).
 */
export function checkScreen(edition: Edition, code: string | null, language: string, now: number): Screen {
  return {
    id: 'check',
    language,
    mark: edition.line.demo ? 'DEMO' : null,
    blocks: [checkSays(edition, code, language, now)],
    options: [],
    back: null,
    more: 'more',
    ends: true,
    route: null,
  };
}

function checkSays(edition: Edition, code: string | null, language: string, now: number): readonly Say[] {
  const hotline = hotlineSays(edition, 'health', language, now);
  if (code === null) return [{ key: 'check.mistyped' }, ...hotline];
  const clinic = edition.clinics.find((candidate) => candidate.code === code);
  const attestation = clinic?.attestation ?? null;
  if (!clinic || !attestation) return [{ key: 'check.never', facts: { code: atom(code) } }, ...hotline];
  const day = (value: string): Fact => ({ kind: 'date', value });
  if (isOffered(clinic, edition.line.zone, now))
    return [{ key: 'check.on', facts: { code: atom(code), date: day(attestation.checkedOn) } }];
  const since = attestation.withdrawn ? attestation.checkedOn : attestation.expiresOn;
  return [{ key: 'check.off', facts: { code: atom(code), date: day(since) } }, ...hotline];
}
