import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import { screenId } from '../../src/content/ids.ts';
import { ussdPages } from '../../src/live/pages.ts';
import { type Position, startOf } from '../../src/menu/position.ts';
import { screenAt } from '../../src/menu/screen-at.ts';
import { step } from '../../src/menu/step.ts';
import { follow } from '../../src/menu/transcript.ts';
import { defaultUssdLimits } from '../../src/render/limits.ts';
import { compileLine, editions, now } from '../support/lines.ts';
import { ussdPage } from '../support/page.ts';
import { daysAround, digits, keys } from './inputs.ts';

const day = 86_400_000;
const moment = fc.integer({ min: -daysAround * 1440, max: daysAround * 1440 }).map((minutes) => now + minutes * 60_000);

describe.each([...editions])('a call on %s', (line, edition) => {
  const pageCount = (position: Position) => ussdPages(edition, position, defaultUssdLimits, now).length;
  const reached = (inputs: readonly string[]) => follow(edition, inputs);

  it('goes from anywhere to a place that is there, whatever is typed', () => {
    fc.assert(
      fc.property(keys, (inputs) => {
        let position = startOf(edition);
        for (const input of inputs) {
          position = step(edition, position, input);
          expectToExist(edition, position);
        }
        expectToExist(edition, reached(inputs));
      }),
    );
  });

  it('leads back to its start by 0 alone, from anywhere', () => {
    fc.assert(
      fc.property(keys, (inputs) => {
        let position = reached(inputs);
        const bound = position.page + 12;
        for (let pressed = 0; pressed < bound; pressed += 1) position = step(edition, position, '0');
        expect(position).toEqual(startOf(edition));
      }),
    );
  });

  it('is the same page, byte for byte, for the same inputs', () => {
    const other = compileLine(line);
    fc.assert(
      fc.property(keys, (inputs) => {
        const page = ussdPage(edition, inputs, defaultUssdLimits, now);
        expect(ussdPage(edition, inputs, defaultUssdLimits, now)).toEqual(page);
        expect(ussdPage(other, inputs, defaultUssdLimits, now)).toEqual(page);
      }),
    );
  });

  it('means the same whether digits come together or one by one', () => {
    fc.assert(
      fc.property(digits, fc.nat(12), (pressed, cut) => {
        const one = [...pressed];
        fc.pre(!one.some((_, index) => asks(edition, reached(one.slice(0, index)))));
        const [head, tail] = [pressed.slice(0, cut), pressed.slice(cut)].filter((part) => part !== '');
        const split = [head, tail].filter((part) => part !== undefined);
        expect(reached([pressed])).toEqual(reached(one));
        expect(reached(split)).toEqual(reached(one));
      }),
    );
    expect(reached(['21'])).toEqual(reached(['2', '1']));
  });

  it('reads five texts, more than people type in one call, and nothing behind them', () => {
    const typed = (count: number) => ['1', '2', ...Array.from({ length: count }, () => 'atlantis'), 'x', '0'];
    expect(reached(typed(3))).toEqual(reached(['1']));
    expect(reached(typed(4))).toEqual(reached(['1', '2', 'atlantis']));
  });

  it('shows a last page again when more is asked for', () => {
    fc.assert(
      fc.property(keys, (inputs) => {
        const position = reached(inputs);
        const ofPages = !['language', 'menu', 'places', 'ask', 'which', 'cover'].includes(
          edition.screens[position.screen]?.kind ?? '',
        );
        fc.pre(ofPages && position.page >= pageCount(position) - 1);
        const page = (pressed: readonly string[]) => ussdPage(edition, pressed, defaultUssdLimits, now);
        expect(page([...inputs, '9'])).toEqual(page(inputs));
      }),
      { numRuns: 60 },
    );
  });

  it('shows the same options under the same digits at any hour of any day', () => {
    fc.assert(
      fc.property(keys, moment, moment, (inputs, one, another) => {
        const position = reached(inputs);
        const options = (at: number) => screenAt(edition, position, at).options;
        expect(options(one)).toEqual(options(another));
      }),
    );
  });

  it('remembers nothing that was typed', () => {
    const canary = fc.stringMatching(/^qz[a-z]{6,20}$/);
    fc.assert(
      fc.property(keys, canary, (inputs, typed) => {
        for (let length = 0; length <= inputs.length; length += 1) {
          const position = step(edition, reached(inputs.slice(0, length)), typed);
          expect(JSON.stringify(position)).not.toContain('qz');
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is read to its five hundredth key and no further', () => {
    const upAndDown = '10'.repeat(250);
    expect(reached([upAndDown])).toEqual(startOf(edition));
    expect(reached([`${upAndDown}1`])).toEqual(startOf(edition));
    expect(reached([`${upAndDown.slice(2)}1`])).not.toEqual(startOf(edition));
    expect(reached(Array.from({ length: 10_000 }, () => '0'))).toEqual(startOf(edition));
  });

  it('begins anew where its screen is gone', () => {
    const gone: Position = { ...startOf(edition), screen: screenId('gone'), page: 3 };
    expect(step(edition, gone, '1')).toEqual(startOf(edition));
    expect(screenAt(edition, gone, now).id).toBe(startOf(edition).screen);
  });
});

describe('a call that goes on for long', () => {
  it('turns no more than ninety-nine pages', () => {
    for (const edition of editions.values()) {
      const position = follow(edition, ['11', ...Array.from({ length: 300 }, () => '9')]);
      expect(position.page).toBe(99);
      expect(ussdPage(edition, ['11', '9'.repeat(300)], defaultUssdLimits, now + day).text).not.toBe('');
    }
  });
});

const asks = (edition: Edition, position: Position) => edition.screens[position.screen]?.kind === 'ask';

function expectToExist(edition: Edition, { screen, language, place, candidates, page }: Position): void {
  const places = new Set(edition.places.map(({ id }) => id));
  expect(Object.hasOwn(edition.screens, screen)).toBe(true);
  expect([null, ...edition.line.languages.map(({ id }) => id)]).toContain(language);
  expect([place, ...candidates].every((id) => id === null || places.has(id))).toBe(true);
  expect(candidates.length).toBeLessThanOrEqual(6);
  expect(Number.isInteger(page) && page >= 0).toBe(true);
}
