import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { commonStrings } from '../../src/check/needed-strings.ts';

const root = new URL('../../src/', import.meta.url);

it('names every string that menu and render say themselves, and no other', async () => {
  const names = ['menu', 'render'].map(async (room) => {
    const files = await readdir(new URL(room, root));
    return Promise.all(files.map((file) => readFile(new URL(`${room}/${file}`, root), 'utf8')));
  });
  const source = (await Promise.all(names)).flat().join('\n');
  const prefix =
    /\b(?:nav|date|time|distance|answered|hotline|places|ask|clinic|contact|alert|check|card|cover|help|menu|screen|month|day)\./;
  const said = [...source.matchAll(/['`]([a-z]+(?:\.[a-z-]+)+)['`]/g)].flatMap(([, key]) =>
    key && prefix.test(key) ? key : [],
  );
  const needed = new Set(Object.keys(commonStrings));
  expect(said.filter((key) => !needed.has(key))).toEqual([]);
  // Said with a value: `month.${month}`, `day.${day}`, `nav.${more}`, `answered.${who}`, `alert.${template}`; compiled in: nav.more, places.type, fallback.
  // Said by other rooms: line.closed, off.done, off.not-done.
  const built =
    /^(month|day|answered|nav)\.|^alert\.(care|avoid|call-first)$|^(places\.(title|type)|fallback|line\.closed|off\.(done|not-done))$/;
  expect([...needed].filter((key) => !said.includes(key) && !built.test(key))).toEqual([]);
});
