/** Phone numbers of an HSDS service, as people write them, in the form that tables keep. */
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Doubt, Read } from './hsds-reading.ts';
import type { HsdsContext } from './hsds-service.ts';
import type { SourcePhone, SourceService } from './hsds-source.ts';

/** RFC 6350 names what is no voice line. */
const notVoice = ['fax', 'text', 'pager', 'textphone', 'video'];
/** Jurisdictions that are part of a country share its numbering plan. */
const planOf: Readonly<Record<string, string>> = { EW: 'GB', SC: 'GB', NI: 'GB' };
const e164 = /^\+[1-9]\d{7,14}$/;

/** The columns `phone` and `other_phones`; `phone` is empty where no number can be read. */
export function readPhones(service: SourceService, path: string, context: HsdsContext): Read {
  const at = service.service_at_locations?.[0];
  const places = [
    { list: service.phones, within: `${path}.phones` },
    { list: at?.phones, within: `${path}.service_at_locations[0].phones` },
    { list: at?.location?.phones, within: `${path}.service_at_locations[0].location.phones` },
    { list: service.organization?.phones, within: `${path}.organization.phones` },
  ];
  const found = places.find(({ list }) => list?.some(isVoice));
  const read = (found?.list ?? []).map((phone, index) => ({ phone, path: `${found?.within}[${index}]` }));
  const voices = read.filter(({ phone }) => isVoice(phone));
  const numbers = [...new Set(voices.flatMap(({ phone }) => numberOf(phone, context) ?? []))];
  const doubts = voices.flatMap((voice): Doubt[] => {
    if (numberOf(voice.phone, context) === null) return [{ column: 'phone', path: voice.path, ...unread }];
    return voice.phone.extension ? [{ column: 'phone', path: voice.path, ...extension }] : [];
  });
  return { cells: { phone: numbers[0] ?? '', other_phones: numbers.slice(1).join(' ') }, doubts };
}

const unread = {
  words: 'This phone number is not in the form that the world over can be dialled.',
  mend: 'Write it with + and country code in the column phone.',
};
const extension = {
  words: 'This number has an extension, which nobody can be told.',
  mend: 'Ask for a number that can be dialled at once.',
};

const isVoice = ({ type }: SourcePhone) => !notVoice.includes((type ?? '').toLowerCase());

function numberOf({ number }: SourcePhone, { jurisdiction }: HsdsContext): string | null {
  const plain = (number ?? '').replace(/["']/g, '').trim();
  const compact = plain.replace(/[\s().-]/g, '');
  if (e164.test(compact)) return compact;
  const country = planOf[jurisdiction] ?? jurisdiction;
  const parsed = parsePhoneNumberFromString(
    plain,
    isSupportedCountry(country) ? { defaultCountry: country as CountryCode } : {},
  );
  return parsed?.isPossible() && e164.test(parsed.number) ? parsed.number : null;
}
