import { expect, test } from 'vitest';
import type { Edition, Place } from '../../src/content/edition.ts';
import { textReply } from '../../src/live/text-reply.ts';
import { readText } from '../../src/menu/reply.ts';
import { defaultSmsLimits, defaultUssdLimits } from '../../src/render/limits.ts';
import { aPlace } from '../support/directory.ts';
import { editionOf, now } from '../support/lines.ts';
import { ussdPage } from '../support/page.ts';

const england = editionOf('demo-ew');
/** Behind all that digits lead to. */
const withPlaces = (...places: readonly Place[]): Edition => ({ ...england, places: [...england.places, ...places] });
const milton = (id: string, region: string, population: number, names = {}) =>
  aPlace({ id, region, population, names: { en: 'Milton', ...names }, latitude: 52, longitude: 0 });

const reply = (edition: Edition, text: string) =>
  textReply(edition, text, null, defaultSmsLimits, now).text.split('\n');

test('places of one name are told apart by their regions, on a page and in a text that leads to each', () => {
  const edition = withPlaces(milton('m1', 'south', 9), milton('m2', 'east', 8));
  expect(ussdPage(edition, ['1', '2', '7', 'Milton'], defaultUssdLimits, now).text).toContain(
    '1 Milton, South\n2 Milton, East\n',
  );
  const [, title, ...texts] = reply(edition, 'CLINIC Milton');
  expect([title, ...texts.slice(0, 2)]).toEqual(['Which one?', '12 Milton, South', '12 Milton, East']);
  expect(texts.slice(0, 2).map((text) => readText(edition, text, null))).toMatchObject([
    { position: { place: 'm1', screen: 'clinic/at' } },
    { position: { place: 'm2', screen: 'clinic/at' } },
  ]);
});

test('two of one region lead to themselves too, though nobody can tell which is which', () => {
  const edition = withPlaces(milton('m1', 'south', 9), milton('m2', 'south', 8));
  const [, , ...texts] = reply(edition, 'CLINIC Milton');
  expect(texts.slice(0, 2)).toEqual(['12 Milton, South 1', '12 Milton, South 2']);
  expect(readText(edition, texts[1] ?? '', null)).toMatchObject({ position: { place: 'm2' } });
});

test('a choice by SMS in another script says each name once, and no more than fit one reply, the likeliest first', () => {
  const names = ['Aa', 'Ab', 'Ac', 'Ad', 'Ae', 'Af'].map((end) => `Llanfairpwll${end}`);
  const places = names.map((en, at) => aPlace({ id: `l${at}`, region: 'south', names: { en }, population: 9 - at }));
  const word = england.keywords.find(
    ({ locale, to }) => locale === 'zh' && to.kind === 'screen' && to.screen === 'clinic',
  )?.word;
  const [, , ...lines] = reply(withPlaces(...places), `${word} Llanfairpwll`);
  expect(lines.length).toBeGreaterThanOrEqual(3);
  for (const [at, line] of lines.entries()) expect(line).toMatch(new RegExp(`^62 ${names[at]}$`));
});
