/** What no content can break, since the renderer keeps it: shown by pages that no renderer would write. */

import { describe, expect, it } from 'vitest';
import type { EditionSubject } from '../../src/check/rule.ts';
import { demoMark } from '../../src/check/rules/demo-mark.ts';
import { findBack } from '../../src/check/walk/back.ts';
import { findFits } from '../../src/check/walk/fits.ts';
import { findInterrupted } from '../../src/check/walk/interrupted.ts';
import { findRaid } from '../../src/check/walk/raid.ts';
import { showEverything } from '../../src/check/walk/show.ts';
import { nameOf, type Shown } from '../../src/check/walk/shown.ts';
import { screenId } from '../../src/content/ids.ts';
import { gatherSources, typedSources } from '../../src/content/line-sources.ts';
import { compileEdition } from '../../src/editions/compile.ts';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
import { baseTexts, now } from './small-line.ts';

const sources = typedSources(gatherSources('small', baseTexts));
const buildDate = '2026-11-10';
const edition = compileEdition(sources, buildDate);
const gateways = { ussd: ussdGateways, sms: smsGateways };
const shown = showEverything(edition, gateways, now);
const subject: EditionSubject = { sources, gateways, buildDate, production: false, edition, now, shown };

function shownOn(channel: 'ussd' | 'sms', screen: string): Shown {
  const found = shown.find((one) => one.limits.channel === channel && one.screen.id === screen);
  if (!found) throw new Error(`${screen} is not shown`);
  return found;
}

const withTexts = (one: Shown, ...texts: string[]): EditionSubject => ({
  ...subject,
  shown: [{ ...one, pages: texts.map((text) => ({ text, ends: false })) }],
});
const wordsOf = (findings: readonly { readonly words: string }[]) => findings.map(({ words }) => words);
const raid = shownOn('ussd', 'raid');

describe('everything that is shown', () => {
  it('is every screen, in every language, on both channels, by day and by night', () => {
    const screens = Object.keys(edition.screens).filter((screen) => screen !== 'language');
    const seen = new Set(
      shown.map((one) => `${one.screen.id} ${one.strings.locale} ${one.limits.channel} ${one.at === now}`),
    );
    const ways = ['en ussd', 'fr ussd', 'am-Latn ussd', 'en sms', 'fr sms', 'am-Latn sms', 'am sms'];
    const times = [true, false];
    const wanted = screens.flatMap((screen) => ways.flatMap((way) => times.map((day) => `${screen} ${way} ${day}`)));
    expect(wanted.filter((one) => !seen.has(one) && !/\/which .* sms/.test(one))).toEqual([]);
  });

  it('tells of every clinic that may be told of', () => {
    const texts = shown.filter(({ kind }) => kind === 'results').flatMap(({ pages }) => pages.map(({ text }) => text));
    for (const { code } of edition.clinics) expect(texts.some((text) => text.includes(code))).toBe(true);
  });
});

describe('a line of several gateways', () => {
  const [entry] = edition.line.ussd;
  const over = (...names: string[]): EditionSubject => {
    const ussd = names.flatMap((gateway) => (entry ? [{ ...entry, gateway }] : []));
    const there = { ...edition, line: { ...edition.line, ussd } };
    return { ...subject, edition: there, shown: showEverything(there, gateways, now) };
  };
  const ways = ({ shown: all }: EditionSubject) =>
    new Set(all.map((one) => nameOf(one).replace(/^.*?, (?=on|by)/, '')));

  it.each([
    [['africastalking'], ['on USSD']],
    [['africastalking', 'callback'], ['on USSD']],
    [['nalo'], ['on USSD over nalo (120 characters)']],
    [
      ['africastalking', 'nalo', 'callback'],
      ['on USSD over africastalking and callback (156 characters)', 'on USSD over nalo (120 characters)'],
    ],
    [
      ['hubtel', 'nalo', 'beem', 'moolre'],
      ['on USSD over beem, hubtel and moolre (160 characters)', 'on USSD over nalo (120 characters)'],
    ],
  ])('%j is told over which a page does not fit, and what that one holds', (names, expected) => {
    expect(ways(over(...names))).toEqual(new Set([...expected, 'by SMS']));
  });

  it('is told that the one whose pages are short is why options come apart and a raid is answered too late', () => {
    const ussd = ussdGateways.map((gateway) =>
      gateway.name === 'nalo' ? { ...gateway, limits: { ...gateway.limits, maxSeptets: 30 } } : gateway,
    );
    const there = { ...over('africastalking', 'nalo'), gateways: { ...gateways, ussd } };
    const found = [
      ...findFits({ ...there, shown: showEverything(there.edition, there.gateways, now) }),
      ...findRaid(there),
    ];
    expect(found).not.toEqual([]);
    for (const words of wordsOf(found)) expect(words).toContain('over nalo (30 characters)');
    expect(wordsOf(found)).toContainEqual(
      expect.stringMatching(/^Screen menu in French, on USSD over nalo .* one page/),
    );
    expect(wordsOf(found)).toContainEqual(expect.stringMatching(/^The raid card has \d+ pages in French over nalo/));
    expect(wordsOf(found)).toContainEqual(
      expect.stringMatching(/^The first page of the raid card in English, on USSD over/),
    );
  });
});

describe('what a call that was cut off is told', () => {
  const lost = shown.find(({ position }) => position?.notice === 'interrupted') ?? raid;
  const [language = ''] = edition.line.languages.map(({ id }) => id);
  const alone = (() => {
    const one = { ...edition, line: { ...edition.line, languages: edition.line.languages.slice(0, 1) } };
    const limits = { maxSeptets: 100 };
    const narrow = ussdGateways.map((gateway) => ({ ...gateway, limits: { ...gateway.limits, ...limits } }));
    const all = showEverything(one, { ussd: narrow, sms: smsGateways }, now);
    return all.find(({ position }) => position?.notice === 'interrupted') ?? raid;
  })();

  it('is shown with all else, once for each limits, and is found to be whole', () => {
    expect(lost.pages[0]?.text).toContain('cut off');
    expect(lost.strings.locale).toBe(language);
    expect(shown.filter(({ position }) => position?.notice === 'interrupted')).toHaveLength(2);
    expect(findInterrupted(subject)).toEqual([]);
    expect(findFits({ ...subject, shown: [lost] })).toEqual([]);
  });

  it('stands alone where the menu that has a key 9 would go onto a second page, with the number for a raid', () => {
    expect(alone.pages.map(({ text }) => text)).toEqual([expect.stringMatching(/cut off[\s\S]*\n\+18005550111\n0 /)]);
    expect(findInterrupted({ ...subject, shown: [alone] })).toEqual([]);
  });

  it('is found where it loses keys', () => {
    const [page = { text: '' }] = lost.pages;
    const without = page.text.replace(/\n2 .*/, '');
    expect(wordsOf(findInterrupted(withTexts(lost, without)))).toEqual([expect.stringMatching(/loses the key 2\.$/)]);
    expect(findInterrupted(withTexts(alone, 'The call was cut off.'))).toHaveLength(1);
  });

  it('is found where it is longer than a page', () => {
    const messages = { ...lost.strings.messages, 'menu.interrupted': 'The call was cut off. '.repeat(9) };
    const long = { ...lost, strings: { ...lost.strings, messages } };
    const [found, ...others] = findInterrupted({ ...subject, shown: [long] });
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      where: { file: 'locales/en/common.yaml' },
      words: expect.stringContaining('does not fit on one page'),
    });
  });
});

describe('a page', () => {
  it('is found when it is longer than the network carries', () => {
    const most = 'a'.repeat(154);
    expect(findFits(withTexts(raid, `${most}\n0`))).toEqual([]);
    expect(wordsOf(findFits(withTexts(raid, `${most}a\n0`)))).toEqual([expect.stringContaining('page 1 is longer')]);
  });

  it('is found when it has a character that the network lacks', () => {
    expect(wordsOf(findFits(withTexts(raid, '铃\n0')))).toEqual([expect.stringContaining('page 1 is longer')]);
  });

  it('is found when as an SMS it takes a third segment', () => {
    const reply = shownOn('sms', 'raid');
    expect(findFits(withTexts(reply, 'a'.repeat(306)))).toEqual([]);
    expect(findFits(withTexts(reply, 'a'.repeat(307)))).toHaveLength(1);
  });

  it('is found when it is empty but for its keys', () => {
    expect(wordsOf(findFits(withTexts(raid, 'Ask.\n0 Back', '9 More 0 Back')))).toEqual([
      expect.stringContaining('page 2 is empty'),
    ]);
    expect(wordsOf(findFits(withTexts(raid)))).toEqual([expect.stringContaining('shows nothing')]);
  });

  it('is found when it goes on and shows no way back', () => {
    expect(findBack(withTexts(raid, 'Ask.\n9 More 0 Back'))).toEqual([]);
    expect(wordsOf(findBack(withTexts(raid, 'Call 100.\n9 More')))).toEqual([expect.stringContaining('no way back')]);
  });

  it('is found when 0 goes round in a circle', () => {
    const parents = { raid: { screen: screenId('more'), digit: '1' }, more: { screen: screenId('raid'), digit: '1' } };
    const circle = { ...withTexts(raid, 'Ask.\n0 Back'), edition: { ...edition, parents } };
    expect(wordsOf(findBack(circle))).toEqual([expect.stringContaining('0 never leads back')]);
  });

  it('is found when a demonstration does not say so', () => {
    const demo = { ...edition, line: { ...edition.line, demo: true } };
    expect(demoMark.find({ ...withTexts(raid, 'DEMO\nAsk.'), edition: demo })).toEqual([]);
    expect(demoMark.find({ ...withTexts(raid, 'Ask.'), edition: demo })).toHaveLength(1);
    expect(demoMark.find({ ...withTexts(shownOn('sms', 'raid'), 'DEMO\nAsk.', 'More.'), edition: demo })).toHaveLength(
      1,
    );
  });
});
