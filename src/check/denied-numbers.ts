/**
 * Numbers that no line may offer as help: who answers is police, immigration or a tip line, or the call costs a fortune.
 * Collected in November 2026 from what these services publish; premium numbers are found by the phone library besides.
 */

export type DeniedNumber = {
  /** A short number, or the beginning of a number with + and country code. */
  readonly starts: string;
  /** Who answers, as a finding says it. */
  readonly answers: string;
};

const emergency = 'the emergency number: police may come';

/** By country of the line. */
export const deniedNumbers: Readonly<Record<string, readonly DeniedNumber[]>> = {
  KE: [
    { starts: '999', answers: emergency },
    { starts: '112', answers: emergency },
    { starts: '911', answers: emergency },
    { starts: '988', answers: 'a tip line of the government' },
    { starts: '+254800722203', answers: 'criminal investigators (DCI)' },
    { starts: '+254709570000', answers: 'criminal investigators (DCI)' },
    { starts: '+254203343312', answers: 'criminal investigators (DCI)' },
    { starts: '+254207202000', answers: 'criminal investigators (DCI)' },
    { starts: '+254745660151', answers: 'the immigration department' },
    { starts: '+254202222022', answers: 'the immigration department' },
    { starts: '+254900', answers: 'a premium number' },
  ],
  GB: [
    { starts: '999', answers: emergency },
    { starts: '112', answers: emergency },
    { starts: '101', answers: 'police' },
    { starts: '+44800555111', answers: 'Crimestoppers, which passes tips to police' },
    { starts: '+44800789321', answers: 'police' },
    { starts: '+443001237000', answers: 'immigration enforcement' },
    { starts: '+443001232040', answers: 'police (fraud)' },
    { starts: '+443001232241', answers: 'UK Visas and Immigration' },
    { starts: '+443007906268', answers: 'UK Visas and Immigration' },
    { starts: '+4484', answers: 'a number with a service charge' },
    { starts: '+4487', answers: 'a number with a service charge' },
    { starts: '+449', answers: 'a premium number' },
    { starts: '118', answers: 'directory enquiries, which are dear' },
  ],
};

/** Jurisdictions that are part of a country. */
const countries: Readonly<Record<string, string>> = { EW: 'GB', SC: 'GB', NI: 'GB' };

const countryOf = (jurisdiction: string) => countries[jurisdiction] ?? jurisdiction;

/** Who answers a number (+ and country code, or short) if it may not be offered in this jurisdiction; else null. */
export function deniedAs(number: string, jurisdiction: string): string | null {
  const ofCountry = deniedNumbers[countryOf(jurisdiction)] ?? [];
  const everywhere = Object.values(deniedNumbers)
    .flat()
    .filter(({ starts }) => starts.startsWith('+'));
  const isDenied = ({ starts }: DeniedNumber) =>
    starts.startsWith('+') ? number.startsWith(starts) : number === starts;
  return [...ofCountry, ...everywhere].find(isDenied)?.answers ?? null;
}

/** The short ones, which a sentence could hold. */
export function shortNumbersOf(jurisdiction: string): readonly string[] {
  return (deniedNumbers[countryOf(jurisdiction)] ?? [])
    .map(({ starts }) => starts)
    .filter((starts) => !starts.startsWith('+'));
}
