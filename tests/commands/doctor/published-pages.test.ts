import { describe, expect, it } from 'vitest';
import { publishedSays } from '../../../src/commands/doctor/published-pages.ts';
import type { LanguageId } from '../../../src/content/ids.ts';
import { raidScreen } from '../../../src/content/screens.ts';
import { factsOf } from '../../../src/editions/facts.ts';
import { withoutTakenDown } from '../../../src/editions/taken-down.ts';
import { ussdGateways } from '../../../src/gateways/gateways.ts';
import { changedScreen } from '../../../src/menu/changed-screen.ts';
import { at } from '../../../src/menu/position.ts';
import type { Screen } from '../../../src/menu/screen.ts';
import { screenAt } from '../../../src/menu/screen-at.ts';
import { renderPages } from '../../../src/render/pages.ts';
import { stringsFor } from '../../../src/render/strings-for.ts';
import { editionOf, lines, now } from '../../support/lines.ts';

const [gateway] = ussdGateways;
if (!gateway) throw new Error('there is a gateway');
const { limits } = gateway;

const pageOf = (line: string, screen: Screen): string => {
  const [page] = renderPages(stringsFor(editionOf(line), screen.language, limits), screen, limits);
  return page?.text ?? '';
};

describe.each(lines)('a page of %s', (line) => {
  const edition = editionOf(line);
  const languages = edition.line.languages.map(({ id }) => id);
  const raid = (taken = edition, language: LanguageId | null = languages[0] ?? null) =>
    screenAt(taken, at(raidScreen, language), now);

  it('that says the line is closed is told as that', () => {
    expect(publishedSays(edition, factsOf(edition).closed)?.words).toContain('The line is taken down');
  });

  it.each(languages)('in %s that stands for a screen which is down is told as that', (language) => {
    const down = withoutTakenDown(edition, [{ kind: 'screen', id: raidScreen }]);
    expect(publishedSays(edition, pageOf(line, raid(down, language)))?.words).toContain('A screen on the way');
  });

  it.each(languages)('in %s that asks to dial again is told as that', (language) => {
    const page = pageOf(line, changedScreen(edition, language, now));
    expect(publishedSays(edition, page)?.words).toContain('keys have just changed');
  });

  it('of any other kind is not', () => {
    const { words } = factsOf(edition).constant;
    expect([pageOf(line, raid()), words, 'This is not ours.'].map((text) => publishedSays(edition, text))).toEqual([
      null,
      null,
      null,
    ]);
  });
});
