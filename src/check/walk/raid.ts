/** Police are at the door: one number that answers now, two keys away, at every hour of the week. */
import type { Edition, Language } from '../../content/edition.ts';
import { raidScreen } from '../../content/screens.ts';
import { openStateAt } from '../../directory/hours.ts';
import { localTime } from '../../directory/local-time.ts';
import { at } from '../../menu/position.ts';
import { routeOf } from '../../menu/routes.ts';
import { screenAt } from '../../menu/screen-at.ts';
import type { Limits } from '../../render/limits.ts';
import { renderPages } from '../../render/pages.ts';
import { stringsFor } from '../../render/strings-for.ts';
import type { Finding } from '../finding.ts';
import { as, inFile, inString, inYaml, languageName } from '../found.ts';
import type { EditionSubject } from '../rule.ts';
import { type Way, waysOf } from './ways.ts';

const { error } = as('walk');
const maxKeys = 2;
const maxPages = 4;
const hourMilliseconds = 3_600_000;
const hoursOfWeek = Array.from({ length: 7 * 24 }, (_, hour) => hour);

/** What is wrong with the raid card where it counts. */
export function findRaid(subject: EditionSubject): readonly Finding[] {
  const { edition, gateways, sources } = subject;
  const ways = waysOf(edition, gateways);
  const heard = edition.line.languages.flatMap((language) => ways.map((way) => ({ language, way })));
  const route = routeOf(edition, at(raidScreen, edition.line.languages[0]?.id ?? null));
  const tooFar = route === null || route.length > maxKeys;
  return [
    ...(tooFar
      ? [
          error(
            inYaml(sources.menuFile, ['screens', raidScreen]),
            `The raid card is more than ${maxKeys} keys away from the start.`,
            'Make it an option of the menu that comes first.',
          ),
        ]
      : []),
    ...heard.flatMap(({ language, way }) => [
      ...tooLong(subject, language, way),
      ...unanswered(subject, language, way),
    ]),
  ];
}

function pagesAt(edition: Edition, language: Language, limits: Limits, now: number) {
  return renderPages(
    stringsFor(edition, language.id, limits),
    screenAt(edition, at(raidScreen, language.id), now, limits.channel),
    limits,
  );
}

function tooLong({ edition, sources, now }: EditionSubject, language: Language, { limits, over }: Way): Finding[] {
  const { length } = pagesAt(edition, language, limits, now);
  if (limits.channel !== 'ussd' || length <= maxPages) return [];
  return [
    error(
      inYaml(sources.menuFile, ['screens', raidScreen, 'pages']),
      `The raid card has ${length} pages in ${languageName(language.id)}${over}; ${maxPages} are the most.`,
      'Shorten its sentences, so that those of one page fit on one.',
    ),
  ];
}

/** The first hour at which the first page holds no whole number of a hotline that is open then. */
function unanswered({ edition, sources, now }: EditionSubject, language: Language, { limits, over }: Way): Finding[] {
  const hour = hoursOfWeek.find((later) => !isAnswered(edition, language, limits, now + later * hourMilliseconds));
  if (hour === undefined) return [];
  const { locale } = stringsFor(edition, language.id, limits);
  const [page] = pagesAt(edition, language, limits, now + hour * hourMilliseconds);
  const holdsAny = edition.hotlines.some(({ phone }) => page?.text.includes(phone));
  const channel = `${limits.channel === 'ussd' ? 'on USSD' : 'by SMS'}${over}`;
  const when = new Date(now + hour * hourMilliseconds).toLocaleString('en-GB', {
    timeZone: edition.line.zone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
  return [
    holdsAny
      ? error(
          inFile(sources.tables.hotlines.file),
          `In a raid on ${when}, the first number that callers get (${languageName(locale)}, ${channel}) does not answer.`,
          'Give the topic raid to hotlines that together are open at every hour, holidays too, and were checked of late.',
        )
      : error(
          inString(sources, locale, `${raidScreen}.call`),
          `The first page of the raid card in ${languageName(locale)}, ${channel}, has no whole number to call.`,
          'Let the first sentence of the card hold {number}, and keep the page short.',
        ),
  ];
}

function isAnswered(edition: Edition, language: Language, limits: Limits, now: number): boolean {
  const [page] = pagesAt(edition, language, limits, now);
  const local = localTime(edition.line.zone, now);
  return edition.hotlines.some(
    ({ phone, hours, closedOnHolidays }) =>
      page?.text.includes(phone) && openStateAt(hours, closedOnHolidays ? edition.holidays : [], local).open,
  );
}
