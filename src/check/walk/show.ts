/** Everything that a line can show, really rendered: each screen × language × script × distinct limits, by day and by night. */
import type { Edition, Language, Strings } from '../../content/edition.ts';
import { type ClinicCode, clinicCode, readClinicCode } from '../../directory/code.ts';
import { localTime } from '../../directory/local-time.ts';
import { checkScreen } from '../../menu/check-screen.ts';
import { type Position, startOf } from '../../menu/position.ts';
import { routeInScript } from '../../menu/reply.ts';
import type { Screen } from '../../menu/screen.ts';
import { screenAt } from '../../menu/screen-at.ts';
import { renderPages } from '../../render/pages.ts';
import { startPages } from '../../render/start-pages.ts';
import { stringsFor } from '../../render/strings-for.ts';
import type { Gateways } from '../rule.ts';
import { positionsOf, walkedClinics } from './positions.ts';
import type { Shown, ShownKind } from './shown.ts';
import { type Way, waysOf } from './ways.ts';
import { alertPositions, withAlerts } from './with-alerts.ts';

const minuteMilliseconds = 60_000;
const minutesPerDay = 1440;
/** Half past two, local time: what is open then differs most from the day. */
const nightMinute = 150;

/** What every gateway of the line would show at `now` and in the night after it. */
export function showEverything(edition: Edition, gateways: Gateways, now: number): readonly Shown[] {
  const ways = waysOf(edition, gateways);
  const times = [now, nightAfter(edition, now)];
  return times.flatMap((at) => edition.line.languages.flatMap((language) => showIn(edition, language, ways, at)));
}

function showIn(edition: Edition, language: Language, ways: readonly Way[], at: number): Shown[] {
  const scripts = language.latin === null ? (['latin'] as const) : (['latin', 'native'] as const);
  const positions = positionsOf(edition, language.id, at);
  return ways.flatMap(({ limits, over }) =>
    (limits.channel === 'ussd' ? (['latin'] as const) : scripts).flatMap((script) => {
      const strings = stringsFor(edition, language.id, limits, script);
      const telling = { edition, strings, limits, over, at };
      const screens = positions.map((position) => showAt(telling, position));
      const alarmed = withAlerts(edition, strings, at).flatMap((told) =>
        alertPositions(edition, language.id).map((position) => showAt({ ...telling, ...told }, position)),
      );
      if (limits.channel === 'ussd') return [...screens, ...alarmed, ...showInterrupted(telling, language)];
      const checks = codesOf(edition).map((code): Shown => {
        const screen = checkScreen(edition, code, language.id, at);
        return {
          kind: 'check',
          position: null,
          screen,
          strings,
          limits,
          over,
          at,
          pages: renderPages(strings, screen, limits),
        };
      });
      return [...screens, ...alarmed, ...checks];
    }),
  );
}

type Telling = Pick<Shown, 'strings' | 'limits' | 'over' | 'at'> & { readonly edition: Edition };

function showAt({ edition, strings, limits, over, at }: Telling, position: Position): Shown {
  const screen = inScript(edition, strings, screenAt(edition, position, at, limits.channel));
  return {
    kind: kindOf(edition, position),
    position,
    screen,
    strings,
    limits,
    over,
    at,
    pages: renderPages(strings, screen, limits),
  };
}

/** In the language that a call begins in alone. */
function showInterrupted(telling: Telling, { id }: Language): Shown[] {
  const { edition, strings, limits, at } = telling;
  const [first] = edition.line.languages;
  if (id !== first?.id) return [];
  const shown = showAt(telling, { ...startOf(edition), notice: 'interrupted' });
  return [{ ...shown, pages: startPages(edition, strings, shown.screen, limits, at) }];
}

/** What is to be texted for a further reply, in the script of this one. */
function inScript(edition: Edition, { locale }: Strings, screen: Screen): Screen {
  const { route, language } = screen;
  if (route === null) return screen;
  return { ...screen, route: routeInScript(edition, route, language, locale === language ? 'native' : 'latin') };
}

function kindOf(edition: Edition, { screen }: Position): ShownKind {
  const kind = edition.screens[screen]?.kind ?? 'language';
  // What is checked is what sources compile to, in which nothing is taken down.
  return kind === 'down' ? 'card' : kind;
}

/** What may be asked about: each clinic, a code on no list, and a mistyped one. */
const codesOf = (edition: Edition): readonly (ClinicCode | null)[] => [
  ...walkedClinics(edition).map(({ code }) => readClinicCode(code)),
  clinicCode('999'),
  null,
];

function nightAfter({ line }: Edition, now: number): number {
  const minute = localTime(line.zone, now).weekMinutes % minutesPerDay;
  return now + ((nightMinute - minute + minutesPerDay) % minutesPerDay) * minuteMilliseconds;
}
