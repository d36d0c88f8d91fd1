/** What to text for a screen. */
import type { Edition, Keyword } from '../content/edition.ts';
import { tellingName } from '../directory/namesakes.ts';
import { placeOf, placesOf } from './places.ts';
import type { Fact } from './screen.ts';

/** A screen's first keyword in each script of a language; null where it has none. */
export function keywordNames(edition: Edition, screen: string, language: string | null): Fact | null {
  const own = edition.keywords.filter(
    (keyword) => keyword.to.kind === 'screen' && keyword.to.screen === screen && keyword.language === language,
  );
  const names = Object.fromEntries(own.map(({ locale, word }) => [locale, word]).reverse());
  return own.length === 0 ? null : { kind: 'names', names };
}

/** What to text for a place that no digits lead to: the screen's keyword and what it alone is called, in Latin letters as digits are. */
export function textForPlace(edition: Edition, nearest: string, place: string, language: string | null): string {
  const own = edition.line.languages.find(({ id }) => id === language);
  const locale = own?.latin ?? own?.id ?? '';
  const leads = ({ to, locale: written }: Keyword) =>
    to.kind === 'screen' && to.screen === nearest && written === locale;
  const found = placeOf(edition, place);
  const name = found ? tellingName(placesOf(edition), found, locale, edition.line.languages[0]?.id ?? '') : '';
  return `${edition.keywords.find(leads)?.word ?? ''} ${name}`.trim();
}
