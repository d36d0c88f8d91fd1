/** What words behind a route, or behind a keyword, ask for where a place was asked for. */
import type { Edition, Keyword } from '../content/edition.ts';
import type { LanguageId, ScreenId } from '../content/ids.ts';
import { raidScreen } from '../content/screens.ts';
import { foldForSearch } from '../directory/fold.ts';
import { foldWord } from './keywords.ts';
import { placeOf } from './places.ts';
import { at, menuScreen, type Position } from './position.ts';
import { placeNamed } from './step.ts';

/** A name that is on no list and has more words than these is a sentence, and its writer needs more than a list of places. */
const maxWordsOfPlace = 3;
/** What is shorter is like many names and means none: `end`, `Hi`. */
const fewestLetters = 4;
/** Longer than any name with what stands around it; what follows is not looked at. */
const maxUnits = 200;
/** What somebody may write between the digits and the name, who was told "the digits and the name". */
const joining = /^(?:(?:and|na|et|y|e|și|si|bilew|lae|jia|ብለው)\s+|(?:และ|加)\s*)/iu;

/**
 * The place that words name, and nothing else, stands before a keyword among them; a keyword before what a name may be
 * meant for: who is asked where she is and writes of police needs no list of places.
 */
export function textedPlace(edition: Edition, nearest: ScreenId, language: LanguageId | null, words: string): Position {
  const typed = words.slice(0, maxUnits);
  const whole = placeNamed(edition, nearest, language, typed);
  if (whole.place !== null) return whole;
  const name = typed.replace(joining, '');
  const found = name === typed ? whole : placeNamed(edition, nearest, language, name);
  if (found.place !== null) return found;
  const screen = screenOfKeyword(edition, typed);
  if (screen !== null) return at(screen, language);
  if (found.notice === null && (isLong(name) || isCandidate(edition, found, name))) return found;
  const isSentence = found.notice !== null && typed.split(/\s+/).length > maxWordsOfPlace;
  return isSentence ? at(menuScreen, language) : { ...at(nearest, language), notice: 'place-not-found' };
}

/** Of scripts that are not Latin a few letters may be a name. */
function isLong(name: string): boolean {
  const solid = foldForSearch(name).replaceAll(' ', '');
  return solid.length >= fewestLetters || /[^a-z0-9]/.test(solid);
}

/** Whether a name is, as it stands, that of several places. */
function isCandidate(edition: Edition, { candidates }: Position, name: string): boolean {
  const folded = foldForSearch(name);
  return candidates.some((id) => {
    const place = placeOf(edition, id);
    return (
      place !== null && [...Object.values(place.names), ...place.aliases].some((own) => foldForSearch(own) === folded)
    );
  });
}

/** Where a keyword among some words leads, the raid card first; null without one, or for a list of places, help and codes. */
function screenOfKeyword({ keywords, screens }: Edition, typed: string): ScreenId | null {
  const words = new Set(typed.split(/[^\p{L}\p{M}\p{N}]+/u).map(foldWord));
  const text = foldWord(typed);
  const isSaid = ({ word }: Keyword) => words.has(word) || (/[^A-Z0-9]/.test(word) && text.includes(word));
  const said = keywords.flatMap((keyword) => {
    const { to } = keyword;
    return to.kind === 'screen' && screens[to.screen]?.kind !== 'places' && isSaid(keyword) ? [to.screen] : [];
  });
  return said.find((screen) => screen === raidScreen) ?? said[0] ?? null;
}
