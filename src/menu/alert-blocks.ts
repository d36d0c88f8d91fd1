/** Alerts: one line on the start page, and a screen of their own with whom to call. Never a screen in between. */
import type { Alert, Edition } from '../content/edition.ts';
import type { LanguageId } from '../content/ids.ts';
import type { AlertsScreen } from '../content/screens.ts';
import { standingAlerts } from '../directory/alerts.ts';
import { localTime } from '../directory/local-time.ts';
import { atom, hotlineSays, string, timeFact } from './hotline-says.ts';
import { at, screensOf } from './position.ts';
import { routeOf } from './routes.ts';
import type { Fact, Facts, Say } from './screen.ts';

const lineKey = 'alert.line';

/** The route that the line of a start page names; null of all else that is said. */
export function alertRouteOf({ key, facts }: Say): string | null {
  const route = key === lineKey ? facts?.key : undefined;
  return route?.kind === 'atom' ? route.value : null;
}

/** The alerts that count at `now`, each with the number to call; where there is none, that and the number. */
export function alertBlocks(
  edition: Edition,
  { hotline }: AlertsScreen,
  language: LanguageId | null,
  now: number,
): readonly (readonly Say[])[] {
  const call = hotlineSays(edition, hotline, language, now);
  const standing = standingAlerts(edition, now);
  if (standing.length === 0) return [[{ key: 'alert.none' }, ...call]];
  return standing.map((alert) => [{ key: `alert.${alert.template}`, facts: alertFacts(edition, alert, now) }, ...call]);
}

/**
 * The line of a start page: for which areas, one with its end, and what to send to read on; the options come before it
 * where there is no room. None while no alert counts, or where no screen of the menu tells them.
 */
export function alertLine(edition: Edition, language: LanguageId | null, now: number): readonly Say[] {
  const standing = standingAlerts(edition, now);
  const key = standing.length === 0 ? null : keyToAlerts(edition, language);
  if (key === null) return [];
  const areas = standing.map((alert) => alertFacts(edition, alert, now));
  const items = areas.length === 1 ? areas.map((facts) => string('alert.until', facts)) : areas.map(({ area }) => area);
  return [{ key: lineKey, facts: { where: { kind: 'list', items }, key }, ifRoom: true }];
}

function alertFacts({ line: { zone } }: Edition, { names, until }: Alert, now: number) {
  const time = timeFact(localTime(zone, until).weekMinutes, localTime(zone, now));
  return { area: { kind: 'names', names }, time } as const satisfies Facts;
}

/** The route to them, where it leads there; by SMS too, since a keyword would stand in a sent folder. */
function keyToAlerts(edition: Edition, language: LanguageId | null): Fact | null {
  const screen = screensOf(edition).find((id) => edition.screens[id]?.kind === 'alerts');
  if (screen === undefined) return null;
  const spoken = language ?? edition.line.languages[0]?.id ?? null;
  const route = routeOf(edition, at(screen, spoken));
  return route === null || isCutOff(edition, screen) ? null : atom(route);
}

/** Whether a screen on the way to another is taken down. */
function isCutOff({ screens, parents }: Pick<Edition, 'screens' | 'parents'>, screen: string): boolean {
  const parent = parents[screen]?.screen;
  return parent !== undefined && (screens[parent]?.kind === 'down' || isCutOff({ screens, parents }, parent));
}
