/** What a caller is told at a position. Pure: the moment is an argument, the words come later. */
import type { Edition, Language } from '../content/edition.ts';
import { answersOf, type LanguageId, type PlaceId, type ScreenId } from '../content/ids.ts';
import type { MenuScreen, Option, PlacesScreen, ScreenSource } from '../content/screens.ts';
import { tellingRegion } from '../directory/namesakes.ts';
import { alertBlocks, alertLine } from './alert-blocks.ts';
import { closesFrom } from './back.ts';
import { cardBlocks } from './card-blocks.ts';
import { contactBlocks, hotlineBlocks, resultBlocks } from './directory-blocks.ts';
import { atom, helpTopic, hotlineFacts, hotlineSays, string } from './hotline-says.ts';
import { textForPlace } from './place-text.ts';
import { placeOf, placesOf } from './places.ts';
import { at, languageScreen, menuScreen, type Position, startOf } from './position.ts';
import { routeOf } from './routes.ts';
import { type Channel, demoMark, type Fact, type Say, type Screen, type ShownOption } from './screen.ts';

/** What a pick list asks where its screen has no sentence of its own. */
const usualTitle = 'places.title';
const answering: readonly ScreenSource['kind'][] = ['results', 'hotlines', 'contacts', 'alerts'];

/** Whether a screen has answers, one a page, the last of which stays on the phone: how many there are depends on the clock. */
export const isAnswering = (source: ScreenSource | undefined): boolean =>
  source !== undefined && answering.includes(source.kind);

/** The screen at a position at `now` (milliseconds since 1970); a screen that is gone becomes the start. */
export function screenAt(edition: Edition, position: Position, now: number, channel: Channel = 'ussd'): Screen {
  const source = edition.screens[position.screen];
  if (!source) return screenAt(edition, startOf(edition), now, channel);
  const answers = isAnswering(source);
  return {
    id: position.screen,
    language: position.language,
    mark: edition.line.demo ? demoMark : null,
    blocks: blocksOf(edition, source, position, now, channel),
    options: optionsOf(edition, source, position, channel),
    back: backOf(edition, position.screen),
    closesFrom: closesFrom(edition, position.screen),
    more: answers ? 'next' : 'more',
    ends: answers || source.kind === 'cover' || source.kind === 'down',
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
      return [
        channel === 'sms'
          ? helpSays(edition, language, now)
          : [...interruptedSays(position), ...alertLine(edition, language, now)],
      ];
    case 'menu':
      return [menuSays(edition, source, position, now, channel)];
    case 'places':
      return [placesSays(edition, source, position, now, channel)];
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
    case 'alerts':
      return alertBlocks(edition, source, language, now);
    case 'cover':
      return [[{ key: 'cover.text' }]];
    case 'down':
      return [[{ key: 'screen.down' }, ...hotlineSays(edition, helpTopic, language, now)]];
  }
}

function menuSays(edition: Edition, source: MenuScreen, position: Position, now: number, channel: Channel): Say[] {
  if (position.screen === menuScreen && channel === 'sms') return helpSays(edition, position.language, now);
  const isStart = position.screen === startOf(edition).screen;
  const first = isStart ? [...interruptedSays(position), ...alertLine(edition, position.language, now)] : [];
  if (source.titleKey === null) return first;
  const facts = source.hotline === null ? {} : hotlineFacts(edition, source.hotline, position.language, now);
  return [...first, { key: source.titleKey, facts }];
}

/** Safety: who finds the start in place of what was asked for has to know why, whether there is room or not. */
const interruptedSays = ({ notice }: Position): readonly Say[] =>
  notice === 'interrupted' ? [{ key: 'menu.interrupted' }] : [];

/** The first lines of help by SMS: a number to call, what to text and, where there is room, alerts and where to dial. */
function helpSays(edition: Edition, language: LanguageId | null, now: number): Say[] {
  const code = language === null ? undefined : edition.line.ussd[0]?.codes[0];
  return [
    ...hotlineSays(edition, helpTopic, language, now),
    ...alertLine(edition, language, now),
    ...(code === undefined ? [] : [{ key: 'help.code.sms', facts: { code: atom(code) }, ifRoom: true } as const]),
    { key: 'help.sms' },
  ];
}

/**
 * The title of a pick list; by SMS what to text, behind a title of its own (`Within 72 hours, …`) where there is room. Who
 * texted what is no place may have texted for help: a number comes first.
 */
function placesSays(
  edition: Edition,
  source: PlacesScreen,
  position: Position,
  now: number,
  channel: Channel,
): readonly Say[] {
  const isUnknown = position.notice === 'place-not-found';
  if (channel === 'ussd') return [{ key: isUnknown ? 'places.not-found' : source.titleKey }];
  if (isUnknown) return [...hotlineSays(edition, helpTopic, position.language, now), { key: 'places.not-found' }];
  const help = placesHelp(edition, source.nearest, position.language);
  return source.titleKey === usualTitle ? [help] : [{ key: source.titleKey }, { ...help, ifRoom: true }];
}

/** What to text for a place: a number of the list, or the screen's own route and a name, as for the first place of the list. */
function placesHelp(edition: Edition, nearest: ScreenId, language: LanguageId | null): Say {
  const route = routeOf(edition, at(nearest, language));
  const [first] = edition.places;
  if (route === null || !first) return { key: usualTitle };
  return { key: 'places.title.sms', facts: { route: atom(route), place: { kind: 'names', names: first.names } } };
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
      return position.candidates.map((id, index) => ({
        digit: String(index + 1),
        label: placeLabel(edition, id),
        route: routeToPlace(edition, source.nearest, id, position),
        ...(channel === 'sms' && index > 0 ? { ifRoom: true } : {}),
      }));
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

/** A place by its name; with its region where another has that name. */
function placeLabel(edition: Edition, id: string): Fact {
  const place = placeOf(edition, id);
  const region = place && tellingRegion(placesOf(edition), place);
  const name: Fact = { kind: 'names', names: place?.names ?? {} };
  return region ? { kind: 'list', items: [name, { kind: 'names', names: region.names }] } : name;
}

function routeToPlace(edition: Edition, nearest: ScreenId, place: PlaceId, position: Position): string {
  const answers: Position = { ...position, screen: answersOf(nearest), place, candidates: [] };
  return routeOf(edition, answers) ?? textForPlace(edition, nearest, place, position.language);
}
