/** The alerts of a line as an editor may read them, and their sentences in every locale: most are told on no day that is played. */
import { clockAt } from '../../src/commands/dial/journey.ts';
import { alertTemplates } from '../../src/content/alerts.ts';
import type { Edition } from '../../src/content/edition.ts';
import type { Facts } from '../../src/menu/screen.ts';
import { say } from '../../src/render/say.ts';

const keys = [...alertTemplates, 'none', 'until', 'line'].map((part) => `alert.${part}`);
const facts: Facts = Object.fromEntries(
  Object.entries({ area: 'AREA', time: '20:00', where: 'AREA', key: 'WORD' }).map(([name, value]) => [
    name,
    { kind: 'text', value },
  ]),
);

/** One fact a line. */
export function alertFacts({ alerts, line: { zone }, strings }: Edition): readonly string[] {
  const standing = alerts.map(
    ({ template, names, from, until }) =>
      `alert ${template}: ${Object.values(names).join(' / ')}, ${clockAt(zone, from)} to ${clockAt(zone, until)}`,
  );
  const sentences = Object.entries(strings).flatMap(([locale, messages]) =>
    keys.map((key) => `${key} in ${locale}: ${say({ strings: { locale, messages }, spell }, { key, facts }).text}`),
  );
  return [...standing, ...sentences];
}

const spell = (text: string) => text;
