import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clinic, Edition, WeeklyHours } from '../../src/content/edition.ts';
import type { ScreenSource } from '../../src/content/screens.ts';
import { ussdPages } from '../../src/live/pages.ts';
import type { Position } from '../../src/menu/position.ts';
import { screenAt } from '../../src/menu/screen-at.ts';
import { follow } from '../../src/menu/transcript.ts';
import { defaultUssdLimits } from '../../src/render/limits.ts';
import { at } from '../support/at.ts';
import { dayAfter } from '../support/calendar.ts';
import { builtOn, editions, now } from '../support/lines.ts';
import { ussdPage } from '../support/page.ts';

const daysAround = 400;
const moment = fc.integer({ min: -daysAround * 1440, max: daysAround * 1440 }).map((minutes) => now + minutes * 60_000);
const day = fc.integer({ min: -daysAround, max: daysAround }).map((days) => dayAfter(builtOn, days));
const hours: fc.Arbitrary<WeeklyHours> = fc.constantFrom(
  [],
  [[0, 10_080]],
  [
    [480, 1020],
    [1920, 2460],
  ],
  [
    [0, 120],
    [9720, 10_080],
  ],
);
const dates = fc.record({ expiresOn: day, hours, closedOnHolidays: fc.boolean() });
type Dated = { readonly expiresOn: string; readonly hours: WeeklyHours; readonly closedOnHolidays: boolean };

/** A line that ships, with other days, hours and areas, and more clinics or none. */
function variantsOf(edition: Edition): fc.Arbitrary<Edition> {
  const clinic = fc.tuple(dates, fc.constantFrom(...edition.clinics), fc.constantFrom(...edition.places), fc.boolean());
  return fc
    .record({
      clinics: fc.array(clinic, { maxLength: 24 }),
      numbers: fc.array(dates, { minLength: edition.hotlines.length, maxLength: edition.hotlines.length }),
      until: day,
      holidays: fc.subarray([...edition.holidays]),
    })
    .map(({ clinics, numbers, until, holidays }) => ({
      ...edition,
      holidays,
      clinics: clinics.map(([dated, like, { id }, offered], index) => clinicLike(like, dated, id, offered, index)),
      hotlines: edition.hotlines.map((hotline, index) => ({ ...hotline, ...numbers[index] })),
      screens: Object.fromEntries(Object.entries(edition.screens).map(([id, screen]) => [id, reviewed(screen, until)])),
    }));
}

function clinicLike(
  like: Clinic,
  { expiresOn, ...dated }: Dated,
  place: string,
  offered: boolean,
  index: number,
): Clinic {
  const attestation = { offered, withdrawn: false, checkedOn: builtOn, expiresOn };
  return { ...like, ...dated, id: `${like.id}-${index}`, place, latitude: null, longitude: null, attestation };
}

const reviewed = (screen: ScreenSource, until: string): ScreenSource =>
  screen.kind === 'card' && screen.review ? { ...screen, review: { ...screen.review, until } } : screen;

const key = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...'0123456799') },
  { weight: 1, arbitrary: fc.constantFrom('westlnds', 'London', 'atlantis', '*', '12', '') },
);
const keys = fc.array(key, { maxLength: 24 });

describe.each([...editions])('nothing that a digit selects changes with the clock on %s', (_, shipped) => {
  const pagesOf = (edition: Edition, at: number) => (position: Position) =>
    ussdPages(edition, position, defaultUssdLimits, at).length;

  it('since keys alone are followed; so too what is offered on the way: options, their digits and routes, the way back', () => {
    fc.assert(
      fc.property(variantsOf(shipped), keys, moment, moment, (edition, pressed, one, another) => {
        const position = follow(edition, pressed);
        const [here, there] = [one, another].map((at) => {
          const { options, back, route, id } = screenAt(edition, position, at);
          return { options, back, route, id };
        });
        expect(there).toEqual(here);
      }),
      { numRuns: 100 },
    );
  });

  it('as many 0 as there were 9 lead back out of answers, when most of them have gone meanwhile', () => {
    const near = shipped.places.find(({ id }) => shipped.clinics.some(({ place }) => place === id));
    const crowd = shipped.clinics.slice(0, 5).map((clinic, index) => {
      const attestation = { offered: true, withdrawn: false, checkedOn: builtOn, expiresOn: dayAfter(builtOn, index) };
      return { ...clinic, avoid: false, place: near?.id ?? null, latitude: null, longitude: null, attestation };
    });
    const edition: Edition = { ...shipped, clinics: crowd };
    const results: Position = at('clinic/at', 'en', near?.id ?? null);
    const [many, one] = [now, now + 4 * 86_400_000].map((at) => pagesOf(edition, at)(results));
    expect([many, one]).toEqual([5, 1]);
    const name = near?.names.en ?? '';
    const typed = ['1', '2', name, '9', '9', '9'];
    for (const backs of [1, 2, 3, 4, 5]) {
      const inputs = [...typed, ...Array.from({ length: backs }, () => '0')];
      expect(follow(edition, inputs).screen === 'clinic/at').toBe(backs <= 3);
    }
    expect(ussdPage(edition, typed, defaultUssdLimits, now + 4 * 86_400_000).ends).toBe(true);
  });
});
