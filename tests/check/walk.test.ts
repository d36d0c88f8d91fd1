/** What no content can break, since the renderer keeps it: shown by pages that no renderer would write. */

import { describe, expect, it } from 'vitest';
import type { EditionSubject } from '../../src/check/rule.ts';
import { demoMark } from '../../src/check/rules/demo-mark.ts';
import { findBack } from '../../src/check/walk/back.ts';
import { findFits } from '../../src/check/walk/fits.ts';
import { showEverything } from '../../src/check/walk/show.ts';
import type { Shown } from '../../src/check/walk/shown.ts';
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
