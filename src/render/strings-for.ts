/** Which strings a caller gets. */
import type { Edition, Language, Strings } from '../content/edition.ts';
import type { Limits } from './limits.ts';

/**
 * The strings of a language (null or unknown: the line's first) in the form that the channel carries.
 * USSD in GSM alone takes the romanised form; SMS takes it too unless `script` asks for the native one.
 */
export function stringsFor(
  edition: Edition,
  languageId: string | null,
  limits: Limits,
  script: 'native' | 'latin' = 'latin',
): Strings {
  const { languages } = edition.line;
  const language = languages.find(({ id }) => id === languageId) ?? languages[0];
  if (language === undefined) throw new Error('an edition has at least one language');
  const locale = localeOf(language, limits, script);
  const messages = edition.strings[locale];
  if (messages !== undefined) return { locale, messages };
  return { locale: language.id, messages: edition.strings[language.id] ?? {} };
}

function localeOf(language: Language, limits: Limits, script: 'native' | 'latin'): string {
  if (language.latin === null) return language.id;
  const carriesNative = limits.alphabet === 'ucs2' && (limits.channel === 'ussd' || script === 'native');
  return carriesNative ? language.id : language.latin;
}
