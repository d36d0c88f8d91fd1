import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alert, Edition } from '../../src/content/edition.ts';
import { textReply } from '../../src/live/text-reply.ts';
import { menuScreen, startOf } from '../../src/menu/position.ts';
import { readText } from '../../src/menu/reply.ts';
import { screenAt } from '../../src/menu/screen-at.ts';
import { follow } from '../../src/menu/transcript.ts';
import { defaultSmsLimits, defaultUssdLimits } from '../../src/render/limits.ts';
import { smsSize } from '../../src/render/segments.ts';
import { at } from '../support/at.ts';
import { editionOf, editions, now } from '../support/lines.ts';
import { ussdPage } from '../support/page.ts';

const second = 1_000;
const hour = 3_600_000;
const names = { en: 'Karen' };

function anAlert(part: Partial<Alert> = {}): Alert {
  return { template: 'care', names, from: now, until: now + 12 * hour, ...part };
}

const withAlerts = (edition: Edition, ...alerts: readonly Alert[]): Edition => ({ ...edition, alerts });
const startPage = (edition: Edition, moment: number) => ussdPage(edition, [], defaultUssdLimits, moment).text;
const text = (edition: Edition, typed: string, moment = now) =>
  textReply(edition, typed, null, defaultSmsLimits, moment).text;

describe.each([...editions])('an alert on %s', (_, base) => {
  const { languages } = base.line;
  const keysAt = (edition: Edition, moment: number) =>
    languages.map(({ id }) => screenAt(edition, at('alert', id), moment).blocks.map((block) => block[0]?.key));
  const everywhere = (key: string) => languages.map(() => [key]);

  it('is told from its first second to its last, and no second longer, on USSD, by SMS and on the start page', () => {
    const edition = withAlerts(base, anAlert());
    const until = now + 12 * hour;
    const told = [now - second, now, until - second, until].map((moment) => ({
      keys: keysAt(edition, moment),
      start: /^Alert, Karen until .*: send 1991$/m.test(startPage(edition, moment)),
      sms: text(edition, 'ALERT', moment).includes('Take extra care in Karen'),
      help: text(edition, 'HELP', moment).includes('send 1991'),
    }));
    const without = { keys: everywhere('alert.none'), start: false, sms: false, help: false };
    const within = { keys: everywhere('alert.care'), start: true, sms: true, help: true };
    expect(told).toEqual([without, within, within, without]);
  });

  it('is never told where it would last for more than 48 hours', () => {
    expect(keysAt(withAlerts(base, anAlert({ until: now + 48 * hour })), now)).toEqual(everywhere('alert.care'));
    const edition = withAlerts(base, anAlert({ until: now + 48 * hour + second }));
    expect(keysAt(edition, now)).toEqual(everywhere('alert.none'));
    expect(startPage(edition, now)).toBe(startPage(withAlerts(base), now));
  });

  it('says its area, its end and a whole number to call on one page that stays on the phone, in every language', () => {
    for (const template of ['care', 'avoid', 'call-first'] as const)
      for (const { digit, id } of languages) {
        const page = ussdPage(withAlerts(base, anAlert({ template })), [`${digit}991`], defaultUssdLimits, now);
        expect(page.text, id).toContain('Karen');
        expect(page.text, id).toMatch(/\d\d:\d\d/);
        expect(
          base.hotlines.some(({ phone, topics }) => topics.includes('raid') && page.text.includes(phone)),
          page.text,
        ).toBe(true);
        expect(page.ends).toBe(true);
      }
  });

  it('is asked for by a word of every language, and told in two parts at most', () => {
    const edition = withAlerts(base, anAlert());
    const words = edition.keywords.filter(({ to }) => to.kind === 'screen' && to.screen === 'alert');
    expect(new Set(words.map(({ locale }) => locale))).toEqual(new Set(Object.keys(base.strings)));
    for (const { word, language } of words) {
      expect(readText(edition, word, null)).toMatchObject({ position: { screen: 'alert', language } });
      const reply = text(edition, word);
      expect(reply).toContain('Karen');
      expect(smsSize(reply).segments).toBeLessThanOrEqual(2);
    }
  });

  it('names every area where there are several, the one that began last first', () => {
    const later = anAlert({ names: { en: 'Ruaka' }, template: 'avoid' });
    const edition = withAlerts(base, later, anAlert({ from: now - hour }));
    expect(startPage(edition, now)).toMatch(/^Alert, Ruaka, Karen: send 1991$/m);
    expect(keysAt(edition, now)).toEqual(languages.map(() => ['alert.avoid', 'alert.care']));
  });
});

/** Alerts of any kind, whole hours around the day that tests take for today. */
const someAlerts = fc.array(
  fc.record({
    template: fc.constantFrom('care', 'avoid', 'call-first'),
    names: fc.record({ en: fc.string({ unit: 'grapheme', maxLength: 200 }) }),
    from: fc.integer({ min: -60, max: 60 }).map((hours) => now + hours * hour),
    until: fc.integer({ min: -60, max: 60 }).map((hours) => now + hours * hour),
  }),
  { maxLength: 5 },
);
const someMoment = fc.integer({ min: -60, max: 60 }).map((hours) => now + hours * hour);

describe.each([...editions])('whatever alerts stand on %s', (_, base) => {
  const raidInputs = ['1', '1'];

  it('the start page is one page with the same options and digits, and the raid card two keys away', () => {
    fc.assert(
      fc.property(someAlerts, someMoment, (alerts, moment) => {
        const edition = withAlerts(base, ...alerts);
        for (const position of [startOf(base), at(menuScreen, 'en')])
          expect(screenAt(edition, position, moment).options).toEqual(screenAt(base, position, moment).options);
        const lines = startPage(edition, moment).split('\n');
        for (const { digit } of base.line.languages)
          expect(lines.some((line) => line.startsWith(`${digit} `))).toBe(true);
        expect(follow(edition, raidInputs).screen).toBe('raid');
        expect(ussdPage(edition, raidInputs, defaultUssdLimits, moment)).toEqual(
          ussdPage(base, raidInputs, defaultUssdLimits, moment),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('a line with one language', () => {
  const ke = editionOf('demo-ke');
  const alone: Edition = { ...ke, line: { ...ke.line, languages: ke.line.languages.slice(0, 1) } };
  const menu = alone.screens[menuScreen];
  if (menu?.kind !== 'menu') throw new Error('a line begins with a menu');
  const optionsUpTo = (count: number): Edition => ({
    ...alone,
    screens: { ...alone.screens, [menuScreen]: { ...menu, options: menu.options.slice(0, count) } },
  });

  it('has the line of an alert on its menu', () => {
    const edition = withAlerts(optionsUpTo(4), anAlert());
    expect(startPage(edition, now)).toMatch(/^Alert, Karen until .*: send 991\n1 /m);
  });

  it('leaves the line out rather than an option where there is no room for both', () => {
    const edition = withAlerts(optionsUpTo(8), anAlert({ names: { en: 'a name that is far too long for a page' } }));
    const page = startPage(edition, now);
    expect(page).not.toContain('Alert,');
    for (const { digit } of menu.options) expect(page).toMatch(new RegExp(`^${digit} `, 'm'));
  });

  it('says nothing of alerts that no screen tells', () => {
    const { alert: _, ...screens } = ke.screens;
    expect(startPage(withAlerts({ ...ke, screens }, anAlert()), now)).toBe(startPage(withAlerts(ke), now));
  });
});
