import { describe, expect, it } from 'vitest';
import { languageId } from '../../src/content/ids.ts';
import { readClinicCode } from '../../src/directory/code.ts';
import { endOfLocalDay } from '../../src/directory/local-time.ts';
import { ussdPages } from '../../src/live/pages.ts';
import { checkScreen } from '../../src/menu/check-screen.ts';
import { screenAt } from '../../src/menu/screen-at.ts';
import { step } from '../../src/menu/step.ts';
import { defaultUssdLimits } from '../../src/render/limits.ts';
import { at } from '../support/at.ts';
import { editions, now } from '../support/lines.ts';

const year = 365 * 86_400_000;

describe.each([...editions])('as time goes by on %s', (_, edition) => {
  const { zone } = edition.line;
  const told = (screen: string, moment: number, place: string | null = null) =>
    edition.line.languages.map(({ id }) =>
      ussdPages(edition, at(screen, id, place), defaultUssdLimits, moment).map(({ text }) => text),
    );
  const keysOf = (screen: string, moment: number, channel: 'ussd' | 'sms' = 'ussd') =>
    screenAt(edition, at(screen, 'en'), moment, channel).blocks.map((block) => block.map(({ key }) => key));
  const cards = Object.entries(edition.screens).flatMap(([id, screen]) =>
    screen.kind === 'card' ? [{ id, screen }] : [],
  );
  const dated = cards.flatMap(({ id, screen }) => (screen.review ? [{ id, until: screen.review.until }] : []));

  it('shows every option of every menu with 9, however long its title has grown', () => {
    const late = now + year;
    for (const [id, screen] of Object.entries(edition.screens)) {
      if (screen.kind !== 'menu') continue;
      for (const { id: language } of edition.line.languages) {
        const pages = ussdPages(edition, at(id, language), defaultUssdLimits, late);
        let position = at(id, language);
        const seen = pages.map(() => {
          const text = pages[position.page]?.text ?? '';
          position = screen.options.some(({ digit }) => digit === '9') ? position : step(edition, position, '9');
          return text;
        });
        for (const { digit } of screen.options) expect(seen.join('\n')).toMatch(new RegExp(`^${digit} `, 'm'));
      }
    }
  });

  it.each(dated)('$id stands to the last second of its last day', ({ id, until }) => {
    const end = endOfLocalDay(zone, until);
    expect(keysOf(id, end - 1)).toEqual(keysOf(id, now));
    expect(keysOf(id, end)[0]?.[0]).toBe('card.outdated');
    expect(keysOf(id, end, 'sms')[0]?.[0]).toBe('card.outdated');
  });

  it('the raid card stays whole when it is outdated, and begins with how old it is', () => {
    expect(keysOf('raid', now + year)).toEqual(
      keysOf('raid', now).map((keys, page) => (page === 0 ? ['card.outdated', ...keys] : keys)),
    );
    const [, ...sms] = keysOf('raid', now + year, 'sms').flat();
    expect(sms).toEqual(keysOf('raid', now, 'sms').flat());
  });

  it('every other card on law becomes a number to call', () => {
    for (const { id } of dated.filter((card) => card.id !== 'raid'))
      expect(keysOf(id, now + year)).toEqual([['card.outdated', 'hotline.who', 'value']]);
  });

  it('cards that state no law stand', () => {
    for (const { id, screen } of cards.filter((card) => card.screen.review === null)) {
      expect(keysOf(id, now + year)).toEqual(screen.pages);
    }
  });

  it('a clinic is told of to the last second of its last day, and no second longer', () => {
    for (const { place, code, attestation, avoid } of edition.clinics) {
      if (!attestation?.offered || attestation.withdrawn || place === null || avoid) continue;
      const end = endOfLocalDay(zone, attestation.expiresOn);
      const found = (moment: number) =>
        told('clinic/at', moment, place).map((pages) => pages.some((page) => page.includes(code)));
      expect(new Set(found(end - 1_000))).toEqual(new Set([true]));
      expect(new Set(found(end))).toEqual(new Set([false]));
      const answer = (moment: number) =>
        checkScreen(edition, readClinicCode(code), languageId('en'), moment).blocks[0]?.[0]?.key;
      expect([answer(end - 1_000), answer(end)]).toEqual(['check.on', 'check.off']);
    }
  });

  it('nobody is ever left without a number: two years on, every screen still has one', () => {
    const withNumber = Object.entries(edition.screens).filter(([, { kind }]) =>
      ['results', 'hotlines', 'contacts'].includes(kind),
    );
    for (const [id] of [...withNumber, ['raid'] as const]) {
      const pages = told(id, now + 2 * year, edition.places[0]?.id ?? null);
      for (const [first = ''] of pages) expect(first.replace(/\D/g, '').length).toBeGreaterThanOrEqual(9);
    }
  });
});
