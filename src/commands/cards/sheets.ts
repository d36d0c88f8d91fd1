/** What a document for reviewers says of the cards of a line: their words, their law, and what the phone shows of them. Pure. */
import { cardReviews } from '../../content/card-reviews.ts';
import { type CardWords, cardWords, shownFingerprint } from '../../content/card-words.ts';
import type { Edition } from '../../content/edition.ts';
import { wordsOf } from '../../content/overtaken.ts';
import type { DueLine } from '../../directory/due-item.ts';
import type { CardSheet } from '../../exchange/cards-document.ts';
import { smsGateways, ussdGateways } from '../../gateways/gateways.ts';
import { at, screensOf } from '../../menu/position.ts';
import { routeOf } from '../../menu/routes.ts';
import { screenAt } from '../../menu/screen-at.ts';
import { defaultSmsLimits, defaultUssdLimits, type Limits } from '../../render/limits.ts';
import { renderPages } from '../../render/pages.ts';
import { stringsFor } from '../../render/strings-for.ts';

const languageNames = new Intl.DisplayNames('en', { type: 'language' });
/** What a language or locale is called in English. */
export const nameOfLocale = (locale: string): string => languageNames.of(locale) ?? locale;

/**
 * The sheet of each card that is named (others are passed over), in the first language and, where `locale` is not null, in that
 * locale. The pages are those of `now`, milliseconds since 1970, as if the review counted.
 */
export function cardSheets(
  line: DueLine,
  screens: readonly string[],
  locale: string | null,
  now: number,
): readonly CardSheet[] {
  const { sources, edition } = line;
  const first = edition.line.languages[0]?.id ?? '';
  return screens.flatMap((screen): CardSheet[] => {
    const source = cardWords(sources, screen, first);
    const translation = locale === null ? null : cardWords(sources, screen, locale);
    if (!source) return [];
    const locales = locale === null ? [first] : [first, locale];
    return [
      {
        screen,
        title: wordsOf(sources, first)[`${screen}.label`] ?? screen,
        places: placesOf(line, screen),
        jurisdiction: source.entry.jurisdiction ?? edition.line.jurisdiction,
        review: reviewSays(line, source, locales),
        sentences: source.sentences,
        translation: translation?.sentences ?? null,
        shown: locales.flatMap((one) => shownIn(edition, screen, one, now)),
        outcomes: [
          { language: nameOfLocale(first), locale: null, digest: source.fingerprint },
          ...(locale && translation
            ? [{ language: nameOfLocale(locale), locale, digest: shownFingerprint(source, translation) }]
            : []),
        ],
      },
    ];
  });
}

/** Where callers find it: what to press, through which options, and what to text. */
function placesOf({ edition, sources }: DueLine, screen: string): readonly string[] {
  const [language] = edition.line.languages;
  const id = screensOf(edition).find((known) => known === screen);
  const route = id && language && edition.parents[id] ? routeOf(edition, at(id, language.id)) : null;
  if (!language || route === null || route === undefined) return ['No digit leads to this card yet.'];
  const labels = wordsOf(sources, language.id);
  const trail: string[] = [];
  for (let parent = edition.parents[screen], here = screen; parent; parent = edition.parents[here]) {
    trail.unshift(labels[`${here}.label`] ?? here);
    here = parent.screen;
  }
  const path = [...(edition.line.languages.length > 1 ? [language.name] : []), ...trail].join(' › ');
  const code = edition.line.ussd[0]?.codes[0];
  return [
    ...(code === undefined ? [] : [`In a call: ${code}, then ${[...route].join(', ')} (${path}).`]),
    ...(edition.line.sms.length === 0 ? [] : [`By text message: ${route}.`]),
  ];
}

function reviewSays({ sources, today }: DueLine, { screen, entry }: CardWords, locales: readonly string[]): string[] {
  const { review } = entry;
  const own = !review || review.by === 'none' ? ['Not reviewed yet.'] : [];
  const recorded = cardReviews(sources).filter((one) => one.screen === screen && locales.includes(one.language));
  const said = recorded.map(({ language, by, on, until, isChanged }) => {
    const counts = until < today ? `; that ended on ${until}` : `; that counts until ${until}`;
    return `In ${nameOfLocale(language)} reviewed by ${by} on ${on}${isChanged ? ', and changed since' : counts}.`;
  });
  return [...own, ...said];
}

function shownIn(edition: Edition, screen: string, locale: string, now: number): CardSheet['shown'] {
  const language = edition.line.languages.find(({ id, latin }) => id === locale || latin === locale);
  const id = screensOf(edition).find((known) => known === screen);
  if (!language || !id) return [];
  const current = asIfReviewed(edition, id);
  return limitsOf(edition).map(({ where, limits }) => {
    const strings = stringsFor(edition, language.id, limits, locale === language.latin ? 'latin' : 'native');
    const shown = screenAt(current, at(id, language.id), now, limits.channel);
    const name = nameOfLocale(strings.locale);
    return { where: `${where}, in ${name}`, pages: renderPages(strings, shown, limits).map(({ text }) => text) };
  });
}

/** A card that is past its date would show a hotline instead: whoever reviews it has to see the card. */
function asIfReviewed(edition: Edition, id: string): Edition {
  const screen = edition.screens[id];
  if (screen?.kind !== 'card') return edition;
  return { ...edition, screens: { ...edition.screens, [id]: { ...screen, review: null } } };
}

/** How much fits at the first gateway of each channel that the line has. */
function limitsOf({ line }: Edition): readonly { readonly where: string; readonly limits: Limits }[] {
  const [call] = line.ussd.map(({ gateway }) => ussdGateways.find(({ name }) => name === gateway)?.limits);
  const [text] = line.sms.map(({ gateway }) => smsGateways.find(({ name }) => name === gateway)?.limits);
  return [
    ...(line.ussd.length === 0 ? [] : [{ where: 'In a call', limits: call ?? defaultUssdLimits }]),
    ...(line.sms.length === 0 ? [] : [{ where: 'As a text message', limits: text ?? defaultSmsLimits }]),
  ];
}
