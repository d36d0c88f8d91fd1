import { describe, expect, it } from 'vitest';
import type { State } from '../../src/content/state.ts';
import { callPage, ussdPages } from '../../src/live/pages.ts';
import { startOf } from '../../src/menu/position.ts';
import { defaultUssdLimits } from '../../src/render/limits.ts';
import { at } from '../support/at.ts';
import { editionOf, editions, now } from '../support/lines.ts';

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

describe('the start page while an alert stands', () => {
  const alerts = [{ template: 'care', names: { en: 'Karen' }, from: now, until: now + 60 * minute }] as const;
  const start = (...changed: State['changed']) =>
    callPage({ ...editionOf('demo-ke'), alerts }, [], changed, defaultUssdLimits, now).text;

  it('does not say what to send for it while a key on the way there changes its meaning', () => {
    const key = { screen: 'menu', digit: '9', meaning: 'another', until: now + minute };
    expect(start()).toContain('send 1991');
    expect(start(key)).not.toContain('1991');
    expect(start({ ...key, digit: '1' })).toBe(start());
  });
});

describe('a page that was said before', () => {
  const life = { screen: 'life', digit: '1', meaning: 'another', until: now + minute };

  /** How often the hotlines are looked at for one more page of the raid card. */
  function looksFor(changed: State['changed'], moment: number): number {
    let looks = 0;
    const kenya = editionOf('demo-ke');
    const edition = Object.defineProperty({ ...kenya }, 'hotlines', {
      get() {
        looks += 1;
        return kenya.hotlines;
      },
    });
    const say = () => callPage(edition, ['1', '1'], changed, defaultUssdLimits, moment);
    const first = say();
    looks = 0;
    expect(say()).toEqual(first);
    return looks;
  }

  it('is said again as it is while keys of other screens change their meaning', () => {
    expect(looksFor([life], now)).toBe(0);
    expect(looksFor([{ ...life, screen: 'raid' }], now)).toBeGreaterThan(0);
  });

  it('is said again as it is once they count no more, though they still stand in the state', () => {
    expect(looksFor([life, { ...life, screen: 'raid' }], now + minute)).toBe(0);
  });

  it('costs nothing for each key that counts no more', () => {
    let looks = 0;
    const counted = new Proxy(
      Array.from({ length: 2_000 }, () => life),
      {
        get(target, name, receiver) {
          looks += 1;
          return Reflect.get(target, name, receiver);
        },
      },
    );
    const say = () => callPage(editionOf('demo-ke'), ['1', '6', '1'], counted, defaultUssdLimits, now + minute);
    say();
    looks = 0;
    say();
    expect(looks).toBeLessThan(5);
  });
});
