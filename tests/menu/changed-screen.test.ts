import { describe, expect, it } from 'vitest';
import { blandIn, blandWords } from '../../src/check/bland-words.ts';
import { gatherSources, typedSources } from '../../src/content/line-sources.ts';
import { changedScreen } from '../../src/menu/changed-screen.ts';
import { foldToGsm } from '../../src/render/fold.ts';
import { isGsm } from '../../src/render/gsm.ts';
import { defaultUssdLimits, type UssdLimits } from '../../src/render/limits.ts';
import { renderPages } from '../../src/render/pages.ts';
import { smsSize } from '../../src/render/segments.ts';
import { stringsFor } from '../../src/render/strings-for.ts';
import { editions, now, sourceTexts } from '../support/lines.ts';

/** A network that carries every script has room for less. */
const native: UssdLimits = { ...defaultUssdLimits, alphabet: 'ucs2', maxUnits: 70 };
/** What is said while the menu changes, and to who takes something down. */
const keys = ['menu.changed', 'screen.down', 'line.closed', 'off.done', 'off.not-done'];

describe.each([...editions])('while the menu of %s changes', (line, edition) => {
  const { locales } = typedSources(gatherSources(line, sourceTexts)).values;
  const languages = [null, ...edition.line.languages.map(({ id }) => id)];

  it.each(languages)(
    'a caller of the language %s is told on one page, which ends the call, with a number',
    (language) => {
      for (const limits of [defaultUssdLimits, native]) {
        const strings = stringsFor(edition, language, limits);
        const pages = renderPages(strings, changedScreen(edition, language, now), limits);
        expect(pages).toEqual([{ text: expect.any(String), ends: true }]);
        expect(pages[0]?.text).toContain(foldToGsm(String(strings.messages['menu.changed'])));
        expect(edition.hotlines.some(({ phone }) => pages[0]?.text.endsWith(`\n${phone}`))).toBe(true);
      }
    },
  );

  it('says nothing that tells what was asked, or for whom it is', () => {
    for (const { common } of Object.values(locales)) {
      const said = keys.map((key) => common.strings[key] ?? '');
      expect(said).not.toContain('');
      expect(blandIn(blandWords(common), said.join('\n'))).toEqual([]);
    }
  });

  it('answers a take-down code within one segment, folded where that is needed', () => {
    for (const { common } of Object.values(locales))
      for (const key of ['off.done', 'off.not-done']) {
        const text = common.strings[key] ?? '';
        const folded = foldToGsm(text);
        expect(smsSize(isGsm(folded) ? folded : text).segments).toBe(1);
      }
  });
});
