import { describe, expect, it } from 'vitest';
import { ussdPages } from '../../src/live/pages.ts';
import { startOf } from '../../src/menu/position.ts';
import { defaultUssdLimits } from '../../src/render/limits.ts';
import { at } from '../support/at.ts';
import { editions, now } from '../support/lines.ts';

const minute = 60_000;

describe.each([...editions])('the pages kept for %s', (_, edition) => {
  const pages = (screen: string, moment: number, place: string | null = null) =>
    ussdPages(edition, at(screen, 'en', place), defaultUssdLimits, moment);

  it('are the same ones for as long as the edition, where no clock touches them', () => {
    for (const screen of ['menu', 'clinic', 'clinic/type', 'about'])
      expect(pages(screen, now + 400 * 1440 * minute)).toBe(pages(screen, now));
  });

  it('are rendered anew each minute where a number is said, since its hours may have changed', () => {
    const first = pages('raid', now);
    expect(pages('raid', now + 1)).toBe(first);
    expect(pages('raid', now + minute)).not.toBe(first);
  });

  it('are rendered anew each minute at the start of a line with alerts, since one may begin or end', () => {
    const start = (of: typeof edition, moment: number) => ussdPages(of, startOf(of), defaultUssdLimits, moment);
    const quiet = { ...edition, alerts: [] };
    expect(start(edition, now + minute)).not.toBe(start(edition, now));
    expect(start(quiet, now + minute)).toBe(start(quiet, now));
  });

  it('do not outlive the call where a place was chosen', () => {
    const place = edition.places[0]?.id ?? '';
    expect(pages('clinic/at', now, place)).not.toBe(pages('clinic/at', now, place));
    expect(pages('clinic/at', now, place)).toEqual(pages('clinic/at', now, place));
  });
});
