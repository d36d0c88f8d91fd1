/** Everything that a line can show, really rendered: each screen × language × script × distinct limits, by day and by night. */
import type { Edition, Language, Strings } from '../../content/edition.ts';
import { type ClinicCode, clinicCode, readClinicCode } from '../../directory/code.ts';
import { localTime } from '../../directory/local-time.ts';
import { checkScreen } from '../../menu/check-screen.ts';
import type { Position } from '../../menu/position.ts';
import { routeInScript } from '../../menu/reply.ts';
import type { Screen } from '../../menu/screen.ts';
import { screenAt } from '../../menu/screen-at.ts';
import type { Limits } from '../../render/limits.ts';
import { renderPages } from '../../render/pages.ts';
import { stringsFor } from '../../render/strings-for.ts';
import type { Gateways } from '../rule.ts';
import { positionsOf, walkedClinics } from './positions.ts';
import type { Shown, ShownKind } from './shown.ts';
import { alertPositions, withAlerts } from './with-alerts.ts';

const minuteMilliseconds = 60_000;
const minutesPerDay = 1440;
/** Half past two, local time: what is open then differs most from the day. */
const nightMinute = 150;

/** What every gateway of the line would show at `now` and in the night after it. */
export function showEverything(edition: Edition, gateways: Gateways, now: number): readonly Shown[] {
  const limits = limitsOf(edition, gateways);
  const times = [now, nightAfter(edition, now)];
  return times.flatMap((at) => edition.line.languages.flatMap((language) => showIn(edition, language, limits, at)));
}

function showIn(edition: Edition, language: Language, limits: readonly Limits[], at: number): Shown[] {
  const scripts = language.latin === null ? (['latin'] as const) : (['latin', 'native'] as const);
  const positions = positionsOf(edition, language.id, at);
  return limits.flatMap((limit) =>
    (limit.channel === 'ussd' ? (['latin'] as const) : scripts).flatMap((script) => {
      const strings = stringsFor(edition, language.id, limit, script);
      const screens = positions.map((position) => showAt({ edition, strings, limits: limit, at }, position));
      const alarmed = withAlerts(edition, strings, at).flatMap((told) =>
        alertPositions(edition, language.id).map((position) => showAt({ ...told, strings, limits: limit }, position)),
      );
      if (limit.channel === 'ussd') return [...screens, ...alarmed];
      const checks = codesOf(edition).map((code): Shown => {
        const screen = checkScreen(edition, code, language.id, at);
        return {
          kind: 'check',
          position: null,
          screen,
          strings,
          limits: limit,
          at,
          pages: renderPages(strings, screen, limit),
        };
      });
      return [...screens, ...alarmed, ...checks];
    }),
  );
}

type Telling = Pick<Shown, 'strings' | 'limits' | 'at'> & { readonly edition: Edition };

function showAt({ edition, strings, limits, at }: Telling, position: Position): Shown {
  const screen = inScript(edition, strings, screenAt(edition, position, at, limits.channel));
  return {
    kind: kindOf(edition, position),
    position,
    screen,
    strings,
    limits,
    at,
    pages: renderPages(strings, screen, limits),
  };
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

/** The limits of a line's gateways, equal ones once. */
export function limitsOf({ line }: Edition, gateways: Gateways): readonly Limits[] {
  const named = [
    ...gateways.ussd.filter(({ name }) => line.ussd.some(({ gateway }) => gateway === name)),
    ...gateways.sms.filter(({ name }) => line.sms.some(({ gateway }) => gateway === name)),
  ];
  return [...new Map(named.map(({ limits }) => [JSON.stringify(limits), limits])).values()];
}

function nightAfter({ line }: Edition, now: number): number {
  const minute = localTime(line.zone, now).weekMinutes % minutesPerDay;
  return now + ((nightMinute - minute + minutesPerDay) % minutesPerDay) * minuteMilliseconds;
}
