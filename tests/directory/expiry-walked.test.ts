import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import type { RowOf } from '../../src/content/rows.ts';
import { routeOf } from '../../src/menu/routes.ts';
import { septetsOf } from '../../src/render/gsm.ts';
import { smsSize } from '../../src/render/segments.ts';
import { at } from '../support/at.ts';
import { dayAfter, midnightAfter, writtenDay } from '../support/calendar.ts';
import { readRows } from '../support/directory.ts';
import { builtOn, editions } from '../support/lines.ts';
import { randomFrom } from '../support/random.ts';
import { localesOf, pagesCalled, repliesTo } from '../support/told.ts';

const hour = 3_600_000;
const daysWalked = 400;
const maxSeptets = 160 - 'CON '.length;

/** Whether rows of a table, and nothing else, allow that a clinic is told of on a day. */
function isAttested(rows: readonly RowOf<'attestations'>[], clinic: string, day: string): boolean {
  const own = rows
    .filter((row) => row.clinic === clinic)
    .map((row) => ({ ...row, on: writtenDay(row.checked_on, builtOn) }));
  const newest = own
    .toSorted((a, b) =>
      a.on === b.on ? Number(a.status === 'withdrawn') - Number(b.status === 'withdrawn') : a.on < b.on ? -1 : 1,
    )
    .at(-1);
  if (newest?.status !== 'attested') return false;
  const { tells_police, tells_immigration, bills_passed_on, agreed_to_words, checked_by, second_checker } = newest;
  return (
    [tells_police, tells_immigration, bills_passed_on].every((answer) => answer === 'no') &&
    agreed_to_words === 'yes' &&
    checked_by !== '' &&
    second_checker !== '' &&
    checked_by !== second_checker &&
    day <= writtenDay(newest.expires_on, builtOn)
  );
}

/** By the haversine: in kilometres between two places of a table. */
function kilometresBetween(a: RowOf<'places'>, b: RowOf<'places'>): number {
  const radians = (degrees: string) => (Number(degrees) * Math.PI) / 180;
  const [from, to] = [radians(a.latitude), radians(b.latitude)];
  const half = (angle: number) => Math.sin(angle / 2) ** 2;
  const chord = half(to - from) + Math.cos(from) * Math.cos(to) * half(radians(b.longitude) - radians(a.longitude));
  return 2 * 6371 * Math.asin(Math.sqrt(chord));
}

const codesIn = (texts: readonly string[]) => [...new Set(texts.flatMap((text) => text.match(/\bC\d{4,9}\b/g) ?? []))];
const resultsOf = (edition: Edition) =>
  Object.entries(edition.screens).flatMap(([screen, source]) =>
    source.kind === 'results' ? [{ screen, source }] : [],
  );

describe.each([...editions])('400 days of %s, from one edition and its tables alone', async (line, edition) => {
  const rows = await readRows(line);
  const { zone } = edition.line;
  const listed = edition.places.filter(({ id }) => routeOf(edition, at('clinic/at', 'en', id)) !== null);
  const numbers = edition.hotlines.map(({ phone }) => phone);
  const near = rows.clinics.filter(({ avoid, police_on_site, bills_passed_on }) =>
    [avoid, police_on_site, bills_passed_on].every((cell) => cell === '' || cell === 'no'),
  );

  /** Whether somebody has to be told of near a place on a day. */
  const isSomebodyNear = (place: string, services: readonly string[], day: string) =>
    near.some((clinic) => {
      const [from, to] = [place, clinic.place].map((id) => rows.places.find((row) => row.id === id));
      const isNear = clinic.place === '' || (from && to && kilometresBetween(from, to) < 90);
      return (
        isNear &&
        services.every((id) => clinic.services.split(' ').includes(id)) &&
        isAttested(rows.attestations, clinic.id, day)
      );
    });

  const expectTrue = (texts: readonly string[], place: string, services: readonly string[], day: string) => {
    const codes = codesIn(texts);
    expect(codes.length).toBeLessThanOrEqual(5);
    for (const code of codes) {
      const clinic = rows.clinics.find((row) => row.code === code);
      expect(isAttested(rows.attestations, clinic?.id ?? '', day), `${code} on ${day}`).toBe(true);
      expect(services.every((id) => clinic?.services.split(' ').includes(id))).toBe(true);
    }
    if (codes.length === 0) {
      expect(isSomebodyNear(place, services, day), `${place} on ${day}`).toBe(false);
      expect(
        numbers.some((number) => texts[0]?.includes(number)),
        `${place} on ${day}`,
      ).toBe(true);
    }
  };

  const expectToFit = (pages: readonly string[], replies: readonly string[]) => {
    for (const page of pages) expect(septetsOf(page)).toBeLessThanOrEqual(maxSeptets);
    for (const reply of replies) expect(smsSize(reply).segments).toBeLessThanOrEqual(2);
  };

  it('whoever is told of is attested on that day, five at most; nothing throws and all fits', () => {
    const random = randomFrom(400);
    const others = Object.entries(edition.screens).flatMap(([id, { kind }]) =>
      ['card', 'menu', 'hotlines', 'contacts'].includes(kind) ? [id] : [],
    );
    let told = 0;
    for (let walked = 0; walked < daysWalked; walked += 1) {
      const day = dayAfter(builtOn, walked);
      const [begins, ends] = [midnightAfter(zone, dayAfter(day, -1)), midnightAfter(zone, day)];
      for (const now of [begins, begins + (walked % 2 === 0 ? 6.5 : 13) * hour, ends - 1]) {
        const { screen, source } = random.pick(resultsOf(edition));
        const { language, locale } = random.pick(localesOf(edition));
        const { id: place } = random.pick(listed);
        const route = routeOf(edition, at(screen, language, place)) ?? '';
        const [pages, replies] = [pagesCalled(edition, route, now), repliesTo(edition, locale, route, now)];
        expectTrue(pages, place, source.services, day);
        expectTrue(replies, place, source.services, day);
        expect(codesIn(replies).sort()).toEqual(codesIn(pages).sort());
        expectToFit(pages, replies);
        told += codesIn(pages).length;
      }
      const { language, locale } = random.pick(localesOf(edition));
      const other = routeOf(edition, at(random.pick(others), language)) ?? '';
      expectToFit(pagesCalled(edition, other, begins), repliesTo(edition, locale, other, begins));
    }
    expect(told).toBeGreaterThan(300);
  });

  it('an area left without any leads to a number to call, wherever, whatever is looked for, in every language', () => {
    const lastDays = rows.attestations.map(({ expires_on }) => writtenDay(expires_on, builtOn));
    const now = midnightAfter(zone, lastDays.sort().at(-1) ?? '');
    const random = randomFrom(1);
    const asked = resultsOf(edition).flatMap(({ screen }) =>
      localesOf(edition).flatMap((by) =>
        Array.from({ length: 4 }, () => ({ screen, ...by, place: random.pick(listed).id })),
      ),
    );
    for (const { screen, language, locale, place } of asked) {
      const route = routeOf(edition, at(screen, language, place)) ?? '';
      for (const texts of [pagesCalled(edition, route, now), repliesTo(edition, locale, route, now)]) {
        expect(codesIn(texts)).toEqual([]);
        expect(numbers.some((number) => texts[0]?.includes(number))).toBe(true);
      }
    }
  });
});
