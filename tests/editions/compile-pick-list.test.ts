import { describe, expect, test } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import { maxListed } from '../../src/content/screens.ts';
import { readText } from '../../src/menu/reply.ts';
import { screenAt } from '../../src/menu/screen-at.ts';
import { compileLine, now, sourceTexts } from '../support/lines.ts';

const file = 'menus/demo-ke/places.csv';
const own = sourceTexts.get(file) ?? '';
const [header = ''] = own.split('\n');
/** Coast has fewer places than a list holds: more are written below them, as seeding does. */
const added = Array.from({ length: maxListed }, (_, n) => ({
  id: `further-${n}`,
  name: `${n < 24 ? 'Mbali' : 'Zuweni'} ${n}`,
  region: 'coast',
}));
const rowOf = (cells: Readonly<Record<string, string>>) =>
  header
    .split(',')
    .map((column) => ({ latitude: '-4.0', longitude: '39.6', ...cells })[column] ?? '')
    .join(',');
const grown: Edition = compileLine(
  'demo-ke',
  new Map([...sourceTexts, [file, `${own}${added.map(rowOf).join('\n')}\n`]]),
);

const listed = (edition: Edition, region: string): readonly string[] =>
  Object.entries(edition.screens)
    .filter(([id]) => id === `clinic/${region}` || id.startsWith(`clinic/${region}/`))
    .flatMap(([, screen]) => (screen.kind === 'places' ? Object.values(screen.places) : []));

describe('a region of more places than anybody pages through', () => {
  test('lists the first ones, in the order of the file', () => {
    const inFile = grown.places.filter(({ region }) => region === 'coast').map(({ id }) => id);
    expect(inFile.length).toBeGreaterThan(maxListed);
    expect(listed(grown, 'coast')).toEqual(inFile.slice(0, maxListed));
  });

  test('moves no digit of another', () => {
    const before = compileLine('demo-ke');
    expect(listed(grown, 'lake')).toEqual(listed(before, 'lake'));
    expect(listed(grown, 'coast').slice(0, listed(before, 'coast').length)).toEqual(listed(before, 'coast'));
  });

  test('still finds the others by their names', () => {
    const answer = readText(grown, `CLINIC Zuweni ${maxListed - 1}`, null);
    expect(answer).toMatchObject({ position: { screen: 'clinic/at', place: `further-${maxListed - 1}` } });
  });

  test('says by text how each of several is chosen, and that leads to it', () => {
    const answer = readText(grown, 'CLINIC Zuweni', null);
    if (answer.kind !== 'screen') throw new Error('a place was asked for');
    expect(answer.position.candidates.length).toBeGreaterThan(1);
    const { options } = screenAt(grown, answer.position, now, 'sms');
    const chosen = options.map(({ route }) => readText(grown, route, null));
    expect(chosen.map((one) => one.kind === 'screen' && one.position.place)).toEqual(answer.position.candidates);
    for (const { route } of options) expect(route).toMatch(/^\d+ Zuweni \d+$/);
  });
});
