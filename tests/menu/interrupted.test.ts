import { describe, expect, it } from 'vitest';
import { blandIn, blandWords } from '../../src/check/bland-words.ts';
import type { Edition } from '../../src/content/edition.ts';
import { gatherSources, typedSources } from '../../src/content/line-sources.ts';
import { shownPage, ussdPages } from '../../src/live/pages.ts';
import { type Position, startOf } from '../../src/menu/position.ts';
import type { Page } from '../../src/menu/screen.ts';
import { shownAfter, shownAtStart, shownInterrupted } from '../../src/menu/shown.ts';
import { foldToGsm } from '../../src/render/fold.ts';
import { septetsOf } from '../../src/render/gsm.ts';
import { bareUssdLimits, defaultUssdLimits, type UssdLimits } from '../../src/render/limits.ts';
import { stringsFor } from '../../src/render/strings-for.ts';
import { editions, now, sourceTexts } from '../support/lines.ts';

/** Networks of all kinds: one with room for every script and less of it, and one with next to none. */
const limitsOf: Readonly<Record<string, UssdLimits>> = {
  usual: defaultUssdLimits,
  bare: bareUssdLimits,
  native: { ...defaultUssdLimits, alphabet: 'ucs2', maxUnits: 70 },
  narrow: { ...defaultUssdLimits, maxSeptets: 80 },
};

/** The same line in one of its languages alone: its calls begin at the menu. */
const inOne = (edition: Edition, index: number): Edition => ({
  ...edition,
  line: { ...edition.line, languages: edition.line.languages.slice(index, index + 1) },
});

const all = [...editions].flatMap(([line, edition]) => [
  [line, edition] as const,
  ...edition.line.languages.map(({ id }, index) => [`${line} in ${id} alone`, inOne(edition, index)] as const),
]);

const isOption9 = (edition: Edition): boolean => {
  const source = edition.screens[startOf(edition).screen];
  return source?.kind === 'menu' && source.options.some(({ digit }) => digit === '9');
};

describe.each(all)('a call of %s whose position is lost', (_, edition) => {
  const first = edition.line.languages[0]?.id ?? null;
  const optionsOf = (pages: readonly Page[]) =>
    pages.flatMap(({ text }) => text.split('\n')).filter((line) => /^\d /.test(line));

  it.each(Object.entries(limitsOf))(
    'hears so on its first page, and then all that the start has (%s)',
    (__, limits) => {
      const lost = shownInterrupted(edition, [], now).position;
      const strings = stringsFor(edition, lost.language ?? first, limits);
      const words = (text: string) => foldToGsm(text).replaceAll('\n', ' ');
      const pages = ussdPages(edition, lost, limits, now);
      expect(words(pages[0]?.text ?? '')).toContain(words(String(strings.messages['menu.interrupted'])));
      expect(pages.every(({ ends }) => !ends)).toBe(true);
      const start = ussdPages(edition, startOf(edition), limits, now);
      let kept: Position = lost;
      const press = (key: string): Page => {
        const shown = shownAfter(edition, kept, key, [], now);
        kept = shown.position;
        return shownPage(edition, shown, limits, now);
      };
      // Where 9 is an option it turns no page.
      if (isOption9(edition) && optionsOf(pages).length === 1) {
        expect(pages).toHaveLength(1);
        expect(optionsOf(pages)).toEqual([expect.stringMatching(/^0 /)]);
        expect(press('')).toEqual(pages[0]);
        expect(press('0')).toEqual(start[0]);
        return;
      }
      expect(optionsOf(pages).filter((line) => /^[1-7]/.test(line))).toEqual(
        optionsOf(start).filter((line) => /^[1-7]/.test(line)),
      );
      expect(pages.slice(1).map(() => press('9'))).toEqual(pages.slice(1));
      expect(press('')).toEqual(pages.at(-1));
      expect(pages.slice(1).map(() => press('0'))).toEqual(pages.slice(0, -1).toReversed());
    },
  );

  it('goes on as one that begins: each key leads where it leads from the start', () => {
    const lost = shownInterrupted(edition, [], now).position;
    const start = shownAtStart(edition, [], now).position;
    for (const key of ['1', '2', '3', '4', '5', '6', '7', '12', '139']) {
      const { position } = shownAfter(edition, start, key, [], now);
      const expected = position.screen === start.screen ? { ...position, notice: 'interrupted' } : position;
      expect(shownAfter(edition, lost, key, [], now).position).toEqual(expected);
    }
    expect(shownAfter(edition, lost, '0', [], now).position).toEqual(shownAfter(edition, start, '0', [], now).position);
  });
});

it('the sentence is short in every language, and tells nothing', () => {
  for (const line of editions.keys())
    for (const { common } of Object.values(typedSources(gatherSources(line, sourceTexts)).values.locales)) {
      const said = common.strings['menu.interrupted'] ?? '';
      expect(said).not.toBe('');
      expect(septetsOf(foldToGsm(said)) ?? said.length * 2).toBeLessThanOrEqual(44);
      expect(blandIn(blandWords(common), said)).toEqual([]);
    }
});
