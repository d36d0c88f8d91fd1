/** `npm run routes`: writes routes down that were printed or published, so that no later menu can lead them elsewhere. */
import { readFile, writeFile } from 'node:fs/promises';
import { leadsTo, parseLock, type ReservedRoute, writeLock } from '../check/reserved-routes.ts';
import type { Edition } from '../content/edition.ts';
import { firstScreen, raidScreen } from '../content/screens.ts';
import { at, screensOf } from '../menu/position.ts';
import { routeOf } from '../menu/routes.ts';
import { readLines } from './files/lines.node.ts';
import { print, printError } from './print.node.ts';
import { projectPath } from './project.node.ts';

const usage = 'npm run routes -- reserve LINE [ROUTE…]';
/** What is printed most: the menu itself, and the screens that cards and posters name. */
const usualScreens: readonly string[] = [firstScreen, raidScreen, 'clinic', 'lawyer'];

/**
 * `reserve LINE ROUTE…` adds routes to menus/LINE/routes.lock; without routes those to the menu, raid, clinic and lawyer in
 * every language. What is reserved already stays as it is.
 */
export async function routes([verb, line, ...written]: readonly string[]): Promise<number> {
  if (verb !== 'reserve' || line === undefined) return fail(`Not understood. Write: ${usage}`, 2);
  const lines = await readLines(projectPath('.'), Date.now());
  const read = lines.find((one) => one.line === line);
  if (!read) return fail('There is no line of that name: a line is a folder of menus.', 1);
  const { edition } = read;
  if (!edition) return fail(`The files of ${line} cannot be read: npm run check -- --line ${line} says where.`, 1);
  const wanted = written.length > 0 ? written : usualRoutes(edition);
  const found = wanted.map((route) => leadsTo(edition, route));
  const at = found.indexOf(null);
  if (at >= 0) return fail(`The route ${wanted[at]} leads nowhere; nothing was written.`, 1);
  return reserve(
    line,
    found.flatMap((route) => route ?? []),
  );
}

function usualRoutes(edition: Edition): readonly string[] {
  const all = screensOf(edition);
  const screens = usualScreens.flatMap((usual) => all.filter((screen) => screen === usual));
  const routes = edition.line.languages.flatMap(({ id }) => screens.map((screen) => routeOf(edition, at(screen, id))));
  return routes.flatMap((route) => route || []);
}

async function reserve(line: string, added: readonly ReservedRoute[]): Promise<number> {
  const path = projectPath(`menus/${line}/routes.lock`);
  const reserved = parseLock(await readFile(path, 'utf8').catch(() => '')).flatMap(({ entry }) => entry ?? []);
  const known = new Map(reserved.map((entry) => [entry.route, entry]));
  const fresh = added.filter(({ route }) => !known.has(route));
  await writeFile(path, writeLock([...reserved, ...fresh]));
  for (const { route, screen, language } of fresh) print(`${route} ${screen} ${language}`);
  print(`${line}: ${fresh.length} reserved now, ${reserved.length} before.`);
  return 0;
}

function fail(words: string, code: number): number {
  printError(words);
  return code;
}
