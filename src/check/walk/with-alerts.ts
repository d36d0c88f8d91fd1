/** A line as it is while alerts stand, on every day that it is checked: they are published at night, in a hurry. */
import { alertTemplates } from '../../content/alerts.ts';
import type { Alert, Edition, Message, Strings } from '../../content/edition.ts';
import type { LanguageId } from '../../content/ids.ts';
import type { Names } from '../../content/names.ts';
import { localTime } from '../../directory/local-time.ts';
import { at, menuScreen, type Position, screensOf, startOf } from '../../menu/position.ts';
import { nameIn } from '../../render/facts.ts';
import { foldToGsm } from '../../render/fold.ts';
import { septetsOf } from '../../render/gsm.ts';

const dayMilliseconds = 86_400_000;
const minutesPerDay = 1440;
const daysPerWeek = 7;

export type Alarmed = { readonly edition: Edition; readonly at: number };

/**
 * The edition with one alert of each template for the area with the longest name, then with all at once for as many areas,
 * each until a day with the longest name, in the words of a locale: no alert that is written takes more room. Within a week
 * of `now`; none where no screen tells alerts.
 */
export function withAlerts(edition: Edition, strings: Strings, now: number): readonly Alarmed[] {
  if (alertScreens(edition).length === 0) return [];
  const eve = eveOfLongestDay(edition, strings, now);
  const areas = longestAreas(edition, strings.locale);
  const alertOf = (template: Alert['template'], names: Names = {}): Alert => ({
    template,
    names,
    from: eve,
    until: eve + dayMilliseconds,
  });
  const all = alertTemplates.map((template, index) => alertOf(template, areas[index]));
  const alone = alertTemplates.map((template) => [alertOf(template, areas[0])]);
  return [...alone, all].map((alerts) => ({ edition: { ...edition, alerts }, at: eve }));
}

/** Where callers of a language read of alerts: the start, help by SMS, and the screen that tells them. */
export function alertPositions(edition: Edition, language: LanguageId): readonly Position[] {
  const start = startOf(edition);
  const isFirst = language === edition.line.languages[0]?.id;
  return [
    ...(start.language === null && isFirst ? [start] : []),
    at(menuScreen, language),
    ...alertScreens(edition).map((id) => at(id, language)),
  ];
}

const alertScreens = (edition: Edition) => screensOf(edition).filter((id) => edition.screens[id]?.kind === 'alerts');

/** In septets of GSM, or UTF-16 units. */
const width = (text: Message) => (typeof text === 'string' ? (septetsOf(foldToGsm(text)) ?? text.length) : 0);

function eveOfLongestDay({ line }: Edition, { messages }: Strings, now: number): number {
  const today = Math.floor(localTime(line.zone, now).weekMinutes / minutesPerDay);
  const widths = Array.from({ length: daysPerWeek }, (_, later) =>
    width(messages[`day.${(today + later + 1) % daysPerWeek}`] ?? ''),
  );
  return now + widths.indexOf(Math.max(...widths)) * dayMilliseconds;
}

function longestAreas({ places, regions }: Edition, locale: string): readonly Names[] {
  return [...regions, ...places]
    .map(({ names }) => ({ names, taken: width(nameIn(names, locale)) }))
    .sort((a, b) => b.taken - a.taken)
    .slice(0, alertTemplates.length)
    .map(({ names }) => names);
}
