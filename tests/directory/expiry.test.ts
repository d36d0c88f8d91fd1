import { describe, expect, it } from 'vitest';
import { converse } from '../../src/commands/dial/conversation.ts';
import { openInProcess } from '../../src/commands/dial/in-process.ts';
import type { Clinic, Edition } from '../../src/content/edition.ts';
import { nearestClinics } from '../../src/directory/nearest.ts';
import { routeOf } from '../../src/menu/routes.ts';
import { at } from '../support/at.ts';
import { midnightAfter } from '../support/calendar.ts';
import { builtOn, compileLine, editions, lines } from '../support/lines.ts';
import { localesOf, pagesCalled, repliesTo, replyTo, says, wordFor } from '../support/told.ts';

const second = 1000;

/** Clinics that may be told of when the edition is built. */
const offeredBy = ({ clinics }: Edition) =>
  clinics.flatMap((clinic) => (clinic.attestation?.offered ? [{ clinic, until: clinic.attestation.expiresOn }] : []));

type Asked = { readonly screen: string; readonly place: string };

/** Where a caller has to ask to be told of a clinic: near its own place before others. */
function whereTold(edition: Edition, clinic: Clinic, language: string, now: number): Asked | null {
  const places = edition.places.toSorted((a, b) => Number(b.id === clinic.place) - Number(a.id === clinic.place));
  for (const [screen, source] of Object.entries(edition.screens)) {
    if (source.kind !== 'results') continue;
    const tells = ({ id: place }: { readonly id: string }) =>
      nearestClinics(edition, { place, services: source.services, language }, now).some(
        (found) => found.clinic === clinic,
      );
    const place = places.find(tells);
    if (place) return { screen, place: place.id };
  }
  return null;
}

function routeTo(edition: Edition, { screen, place }: Asked, language: string): string {
  const route = routeOf(edition, at(screen, language, place));
  if (route === null) throw new Error('every place of the demonstration stands on its pick list');
  return route;
}

/** The channels and languages that tell of a clinic at a moment, out of all. */
function tellers(edition: Edition, clinic: Clinic, asked: ReadonlyMap<string, Asked>, now: number) {
  const tells = (texts: readonly string[]) =>
    texts.some((text) => text.includes(clinic.code) && text.includes(clinic.phone));
  return localesOf(edition).flatMap(({ language, locale }) => {
    const where = asked.get(language);
    if (!where) throw new Error('every language has asked');
    const route = routeTo(edition, where, language);
    const near = edition.places.find(({ id }) => id === where.place)?.names.en ?? '';
    const source = edition.screens[where.screen];
    const word = wordFor(edition, locale, source?.kind === 'results' ? source.nearest : '');
    const recalled = replyTo(edition, `${wordFor(edition, locale, 'check')} ${clinic.code}`, now);
    return [
      { by: `USSD ${language}`, tells: tells(pagesCalled(edition, route, now)) },
      { by: `SMS ${locale}`, tells: tells(repliesTo(edition, locale, route, now, `${word} ${near}`)) },
      { by: `CHECK ${locale}`, tells: tells([recalled]) && says(edition, locale, 'check.on', recalled) },
    ];
  });
}

/** What is wrong around the last second of a clinic; nothing when all is well. */
function wrongAround(whole: Edition, clinic: Clinic, end: number): readonly string[] {
  // One that callers warn of is told of behind all others: where five are nearer, only without them.
  const isCrowdedOut = clinic.avoid && whereTold(whole, clinic, 'en', end - second) === null;
  const alone = whole.clinics.filter((other) => other === clinic || other.place === null);
  const edition = isCrowdedOut ? { ...whole, clinics: alone } : whole;
  const asked = new Map(
    edition.line.languages.flatMap(({ id }) => {
      const where = whereTold(edition, clinic, id, end - second);
      return where ? [[id, where] as const] : [];
    }),
  );
  if (asked.size < edition.line.languages.length) return ['nowhere told of in its last second'];
  const silent = tellers(edition, clinic, asked, end - second).filter(({ tells }) => !tells);
  const loud = tellers(edition, clinic, asked, end).filter(({ tells }) => tells);
  const still = edition.line.languages.filter(({ id }) => whereTold(edition, clinic, id, end) !== null);
  return [
    ...silent.map(({ by }) => `${by} is silent in its last second`),
    ...loud.map(({ by }) => `${by} tells of it afterwards`),
    ...still.map(({ id }) => `some place tells of it afterwards in ${id}`),
  ];
}

describe.each([...editions])('one edition of %s', (_, edition) => {
  const { zone } = edition.line;
  const offered = offeredBy(edition);

  it('has clinics to tell of, on more than five last days', () => {
    expect(offered.length).toBeGreaterThanOrEqual(11);
    expect(new Set(offered.map(({ until }) => until)).size).toBeGreaterThan(5);
  });

  it.each(offered.map(({ clinic, until }) => [clinic.id, until, clinic] as const))(
    'tells of %s on USSD, by SMS and on CHECK, in every language, until the last second of %s and no longer',
    (_id, until, clinic) => {
      expect(wrongAround(edition, clinic, midnightAfter(zone, until))).toEqual([]);
    },
  );

  it('says on CHECK when one has left the list, and whom to call', () => {
    const numbers = edition.hotlines.map(({ phone }) => phone);
    for (const { clinic, until } of offered) {
      for (const { locale } of localesOf(edition)) {
        const reply = replyTo(
          edition,
          `${wordFor(edition, locale, 'check')} ${clinic.code}`,
          midnightAfter(zone, until),
        );
        expect(says(edition, locale, 'check.off', reply)).toBe(true);
        expect([reply.includes(clinic.phone), numbers.some((number) => reply.includes(number))]).toEqual([false, true]);
      }
    }
  });

  it('never tells of one that is withdrawn, incomplete or past its date, on any day [clinic-word-runs-out]', () => {
    const never = edition.clinics.filter((clinic) => !offered.some((entry) => entry.clinic === clinic));
    const gone = offered.filter(({ until }) => until < builtOn).map(({ clinic }) => clinic);
    expect([never.length, gone.length]).toEqual([2, 1]);
    for (let day = 0; day < 400; day += 7) {
      const now = midnightAfter(zone, builtOn) + day * 86_400_000;
      for (const clinic of [...never, ...gone]) {
        expect(whereTold(edition, clinic, 'en', now)).toBe(null);
        const reply = replyTo(edition, `CHECK ${clinic.code}`, now);
        expect([says(edition, 'en', 'check.on', reply), reply.includes(clinic.phone)]).toEqual([false, false]);
      }
    }
  });

  it('answers so over the wire while its clock goes on', async () => {
    const isAlways = ({ place, hours }: Clinic) => place !== null && hours[0]?.[1] === 10_080;
    const [first] = offered.filter(({ clinic, until }) => isAlways(clinic) && until > builtOn);
    if (!first) throw new Error('the demonstration has one');
    const end = midnightAfter(zone, first.until);
    let now = end - second;
    const live = await openInProcess([edition], () => now);
    const place = { screen: 'clinic/at', place: first.clinic.place ?? '' };
    const name = edition.places.find(({ id }) => id === first.clinic.place)?.names.en;
    const heard = async () => {
      const phone = converse(live, { edition, gateways: { ussd: 'terminal', sms: 'terminal' }, now });
      const [code = ''] = edition.line.ussd.flatMap(({ codes }) => codes);
      const shown = [await phone.dial(code)];
      for (const key of `${routeTo(edition, place, 'en')}9999`)
        if (phone.isInCall()) shown.push(await phone.answer(key));
      const texts = [await phone.text(`CLINIC ${name}`), await phone.text(`CHECK ${first.clinic.code}`)];
      return [JSON.stringify(shown), ...texts.map((text) => JSON.stringify(text))].map((said) =>
        said.includes(first.clinic.phone),
      );
    };
    expect(await heard()).toEqual([true, true, true]);
    now = end;
    expect(await heard()).toEqual([false, false, false]);
    now = end - second;
    expect(await heard()).toEqual([true, true, true]);
  });
});

describe('across the nights in which London changes its clocks', () => {
  /** The days of build after which Lantern House's sixty days end the day before, on the day itself, and after. */
  it.each([
    ['2026-08-25', '2026-10-24', '2026-10-24T23:00:00Z'],
    ['2026-08-26', '2026-10-25', '2026-10-26T00:00:00Z'],
    ['2026-08-27', '2026-10-26', '2026-10-27T00:00:00Z'],
    ['2027-01-26', '2027-03-27', '2027-03-28T00:00:00Z'],
    ['2027-01-27', '2027-03-28', '2027-03-28T23:00:00Z'],
    ['2027-01-28', '2027-03-29', '2027-03-29T23:00:00Z'],
  ])(
    'an edition built on %s tells of each clinic to the end of its day, of one on %s until %s',
    (built, until, instant) => {
      const edition = compileLine('demo-ew', undefined, built);
      const lantern = edition.clinics.find(({ id }) => id === 'lantern-house');
      expect(lantern?.attestation?.expiresOn).toBe(until);
      expect(midnightAfter('Europe/London', until)).toBe(Date.parse(instant));
      if (lantern) expect(wrongAround(edition, lantern, Date.parse(instant))).toEqual([]);
      for (const { clinic, until: last } of offeredBy(edition).filter((entry) => entry.until >= built)) {
        const end = midnightAfter('Europe/London', last);
        expect(says(edition, 'en', 'check.on', replyTo(edition, `CHECK ${clinic.code}`, end - second))).toBe(true);
        expect(says(edition, 'en', 'check.on', replyTo(edition, `CHECK ${clinic.code}`, end))).toBe(false);
      }
    },
  );
});

it('all of this is walked for every line that ships', () => {
  expect([...editions.keys()]).toEqual(lines);
});
