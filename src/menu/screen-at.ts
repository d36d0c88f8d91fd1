/** What a caller is told at a position. Pure: the moment is an argument, the words come later. */
import type { Edition, Language } from '../content/edition.ts';
import type { MenuScreen, Option, PlacesScreen, ScreenSource } from '../content/screens.ts';
import { cardBlocks } from './card-blocks.ts';
import { contactBlocks, hotlineBlocks, resultBlocks } from './directory-blocks.ts';
import { atom, helpTopic, hotlineFacts, hotlineSays, string } from './hotline-says.ts';
import { placeOf } from './places.ts';
import { languageScreen, menuScreen, type Position, startOf } from './position.ts';
import { routeOf } from './routes.ts';
import type { Channel, Fact, Say, Screen, ShownOption } from './screen.ts';

/** What a pick list asks where its screen has no sentence of its own. */
const usualTitle = 'places.title';

/** The screen at a position at `now` (milliseconds since 1970); a screen that is gone becomes the start. */
export function screenAt(edition: Edition, position: Position, now: number, channel: Channel = 'ussd'): Screen {
  const source = edition.screens[position.screen];
  if (!source) return screenAt(edition, startOf(edition), now, channel);
  const answers = source.kind === 'results' || source.kind === 'hotlines' || source.kind === 'contacts';
  return {
    id: position.screen,
    language: position.language,
    mark: edition.line.demo ? 'DEMO' : null,
    blocks: blocksOf(edition, source, position, now, channel),
    options: optionsOf(edition, source, position, channel),
    back: backOf(edition, position.screen),
    more: answers ? 'next' : 'more',
    ends: answers,
    route: routeOf(edition, position) || null,
  };
}

function backOf(edition: Edition, screen: string): Screen['back'] {
  if (screen === languageScreen) return null;
  if (screen !== menuScreen) return 'back';
  return edition.line.languages.length > 1 ? 'language' : null;
}

function blocksOf(
  edition: Edition,
  source: ScreenSource,
  position: Position,
  now: number,
  channel: Channel,
): readonly (readonly Say[])[] {
  const language = position.language;
  switch (source.kind) {
    case 'language':
      return [channel === 'sms' ? helpSays(edition, language, now) : []];
    case 'menu':
      return [menuSays(edition, source, position, now, channel)];
    case 'places':
      return [placesSays(edition, source, position, channel)];
    case 'ask':
      return [[channel === 'sms' ? placesHelp(edition, source.nearest, position.language) : { key: 'ask.title' }]];
    case 'which':
      return [[{ key: 'places.which' }]];
    case 'card':
      return cardBlocks(edition, position.screen, source, language, now, channel);
    case 'results':
      return resultBlocks(edition, source, position, now);
    case 'hotlines':
      return hotlineBlocks(edition, source, language, now);
    case 'contacts':
      return contactBlocks(edition, source, language, now);
  }
}

function menuSays(edition: Edition, source: MenuScreen, position: Position, now: number, channel: Channel): Say[] {
  if (position.screen === menuScreen && channel === 'sms') return helpSays(edition, position.language, now);
  if (source.titleKey === null) return [];
  const facts = source.hotline === null ? {} : hotlineFacts(edition, source.hotline, position.language, now);
  return [{ key: source.titleKey, facts }];
}

/** The first lines of help by SMS: a number to call, what to text and, where the names of languages leave room, where to dial. */
function helpSays(edition: Edition, language: string | null, now: number): Say[] {
  const code = language === null ? undefined : edition.line.ussd[0]?.codes[0];
  return [
    ...hotlineSays(edition, helpTopic, language, now),
    ...(code === undefined ? [] : [{ key: 'help.code.sms', facts: { code: atom(code) } }]),
    { key: 'help.sms' },
  ];
}

/** The title of a pick list; by SMS what to text stands behind a title of its own (`Within 72 hours, …`). */
function placesSays(edition: Edition, source: PlacesScreen, position: Position, channel: Channel): readonly Say[] {
  if (position.notice === 'place-not-found') return [{ key: 'places.not-found' }];
  if (channel === 'ussd') return [{ key: source.titleKey }];
  const own = source.titleKey === usualTitle ? [] : [{ key: source.titleKey }];
  return [...own, placesHelp(edition, source.nearest, position.language)];
}

/** What to text for a place: a number of the list, or the screen's keyword in the same language and script, and a name. */
function placesHelp(edition: Edition, nearest: string, language: string | null): Say {
  const own = edition.keywords.filter(
    (keyword) => keyword.to.kind === 'screen' && keyword.to.screen === nearest && keyword.language === language,
  );
  const names = Object.fromEntries(own.map(({ locale, word }) => [locale, word]).reverse());
  return own.length === 0
    ? { key: usualTitle }
    : { key: 'places.title.sms', facts: { word: { kind: 'names', names } } };
}

function optionsOf(
  edition: Edition,
  source: ScreenSource,
  position: Position,
  channel: Channel,
): readonly ShownOption[] {
  const route = routeOf(edition, position) ?? '';
  switch (source.kind) {
    case 'language':
      return edition.line.languages.map((language) => ({
        digit: language.digit,
        label: { kind: 'text', value: languageName(language, channel) },
        route: language.digit,
      }));
    case 'menu':
    case 'places':
      return source.options
        .filter(({ to }) => channel === 'ussd' || edition.screens[to]?.kind !== 'ask')
        .map((option) => ({
          digit: option.digit,
          label: labelOf(edition, option, position, channel),
          route: route + option.digit,
        }));
    case 'which':
      return position.candidates.map((id, index) => candidateOption(edition, source.nearest, id, index, position));
    default:
      return [];
  }
}

/** A language in its own name; where a network cannot carry its script, in Latin letters; by SMS in both. */
function languageName({ name, romanisedName, latin }: Language, channel: Channel): string {
  if (latin === null) return name;
  return channel === 'ussd' ? romanisedName : `${name} ${romanisedName}`;
}

function labelOf(edition: Edition, { label }: Option, { language }: Position, channel: Channel): Fact {
  if (label.kind === 'names') return { kind: 'names', names: label.names };
  const strings = edition.strings[language ?? edition.line.languages[0]?.id ?? ''];
  const hasSmsForm = channel === 'sms' && strings?.[label.smsKey] !== undefined;
  return string(hasSmsForm ? label.smsKey : label.key);
}

function candidateOption(
  edition: Edition,
  nearest: string,
  place: string,
  index: number,
  position: Position,
): ShownOption {
  const answers: Position = { ...position, screen: `${nearest}/at`, place, candidates: [] };
  return {
    digit: String(index + 1),
    label: { kind: 'names', names: placeOf(edition, place)?.names ?? {} },
    route: routeOf(edition, answers) ?? '',
  };
}
