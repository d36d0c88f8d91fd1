/** Routes: the digits from the start to a screen, the same on USSD, in an SMS and on a printed card. */
import type { Edition } from '../content/edition.ts';
import type { ScreenSource } from '../content/screens.ts';
import { pickScreenOf } from './back.ts';
import { menuScreen, type Position } from './position.ts';

const routeless: readonly ScreenSource['kind'][] = ['language', 'which', 'cover'];

/** The digits to a position's screen; null where none do: at the start, a choice between typed places, the cover. */
export function routeOf(edition: Edition, position: Position): string | null {
  const screen = edition.screens[position.screen];
  const language = languageDigit(edition, position.language);
  if (!screen || routeless.includes(screen.kind) || language === null) return null;
  if (screen.kind !== 'results') return language + digitsTo(edition, position.screen);
  const pick = pickScreenOf(edition, screen.nearest, position.place);
  const digit = digitOfPlace(edition, pick, position.place);
  return digit === null ? null : language + digitsTo(edition, pick) + digit;
}

/** The digit that chooses a language; '' on a line with one language; null where the language is not chosen. */
function languageDigit(edition: Edition, language: string | null): string | null {
  if (edition.line.languages.length === 1) return '';
  return edition.line.languages.find(({ id }) => id === language)?.digit ?? null;
}

function digitsTo(edition: Edition, screen: string): string {
  let digits = '';
  for (let id = screen; id !== menuScreen; ) {
    const parent = edition.parents[id];
    if (!parent) break;
    digits = parent.digit + digits;
    id = parent.screen;
  }
  return digits;
}

function digitOfPlace(edition: Edition, pick: string, place: string | null): string | null {
  const screen = edition.screens[pick];
  if (screen?.kind !== 'places') return null;
  return Object.entries(screen.places).find(([, id]) => id === place)?.[0] ?? null;
}
