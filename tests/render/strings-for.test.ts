import { expect, test } from 'vitest';
import type { Edition, Language } from '../../src/content/edition.ts';
import { languageId } from '../../src/content/ids.ts';
import { defaultSmsLimits, defaultUssdLimits, type Limits } from '../../src/render/limits.ts';
import { stringsFor } from '../../src/render/strings-for.ts';
import { ucs2Ussd } from './build.ts';

const languages: readonly Language[] = [
  { id: languageId('sw'), digit: '1', name: 'Kiswahili', romanisedName: 'Kiswahili', script: 'Latn', latin: null },
  { id: languageId('am'), digit: '2', name: 'አማርኛ', romanisedName: 'Amarinya', script: 'Ethi', latin: 'am-Latn' },
];

function editionWith(locales: readonly string[]): Edition {
  const strings = Object.fromEntries(locales.map((locale) => [locale, { 'say.hello': locale }]));
  return { line: { languages }, strings } as unknown as Edition;
}

const edition = editionWith(['sw', 'am', 'am-Latn']);
const gsmSms: Limits = { ...defaultSmsLimits, alphabet: 'gsm7' };

test.each([
  ['no language chosen', null, defaultUssdLimits, undefined, 'sw'],
  ['an unknown language', 'xx', defaultUssdLimits, undefined, 'sw'],
  ['a Latin language on USSD', 'sw', defaultUssdLimits, undefined, 'sw'],
  ['Amharic on USSD in GSM', 'am', defaultUssdLimits, undefined, 'am-Latn'],
  ['Amharic on USSD in UCS-2', 'am', ucs2Ussd, undefined, 'am'],
  ['Amharic by SMS', 'am', defaultSmsLimits, undefined, 'am-Latn'],
  ['Amharic by SMS to who texts in Latin', 'am', defaultSmsLimits, 'latin', 'am-Latn'],
  ['Amharic by SMS to who texts in Ethiopic', 'am', defaultSmsLimits, 'native', 'am'],
  ['Ethiopic over a gateway without UCS-2', 'am', gsmSms, 'native', 'am-Latn'],
] as const)('%s', (_, language, limits, script, locale) => {
  expect(stringsFor(edition, language, limits, script)).toEqual({ locale, messages: { 'say.hello': locale } });
});

test('a romanised form that is not there yields to the language itself', () => {
  expect(stringsFor(editionWith(['sw', 'am']), 'am', defaultUssdLimits).locale).toBe('am');
});
