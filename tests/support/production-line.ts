/** A line that is ready for production, and made up: what `npm run line -- new` writes, filled in as an organisation would. */
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cardStatuses } from '../../src/commands/cards/status.node.ts';
import { cards } from '../../src/commands/cards.node.ts';
import { openLine } from '../../src/commands/files/line-files.node.ts';
import { line } from '../../src/commands/line.node.ts';
import { projectPath } from '../../src/commands/project.node.ts';
import { dayOf, resolveDay } from '../../src/content/days.ts';

/** Writes it into a project. Its phone numbers are of the range that North America keeps for fiction, and ring nobody. */
export async function writeProductionLine(root: string, name: string, now: number): Promise<void> {
  await line(['new', name], root);
  const day = (text: string) => text.replaceAll(/\btoday([+-]\d+d)?\b/g, (found) => resolveDay(found, dayOf(now)));
  const menus = `${root}/menus/${name}`;
  await rewrite(`${menus}/clinics.csv`, (text) => text.replaceAll('+44207946080', '+1202555018'));
  await rewrite(`${menus}/hotlines.csv`, (text) => day(text).replaceAll('+44808157090', '+1202555019'));
  await rewrite(`${menus}/attestations.csv`, day);
  await rewrite(`${menus}/line.yaml`, (text) =>
    text
      .replace('demo: true', 'demo: false')
      .replace('jurisdiction: XX', 'jurisdiction: US')
      .replace('zone: Etc/UTC', 'zone: America/New_York')
      .replace('{ prefix: "+447700900", digits: 12 }', '{ prefix: "+1", digits: 11 }')
      .replace('*384*00000#', '*920*5550#')
      .replace('number: "00000"', 'number: "92055"')
      .replace('TODO our organisation', 'Made-up organisation'),
  );
  await rewrite(`${menus}/menu.yaml`, (text) =>
    day(text)
      .replace('jurisdiction: XX', 'jurisdiction: US')
      .replace('law: "TODO: the law and its article", confirm: true', 'law: "A made-up law, section 1"'),
  );
  const read = resolveDay('today-9d', dayOf(now));
  const review = `{ language: en, secondReader: second-person, readOn: ${read}, triedOn: ${read}, triedBy: Made-up organisation }`;
  await rewrite(`${menus}/reviews.yaml`, (text) => text.replace('languages: []', `languages:\n  - ${review}`));
  await reviewCards(root, name, now);
}

/** A made-up lawyer has read every card that states law, nine days ago. */
async function reviewCards(root: string, name: string, now: number): Promise<void> {
  const opened = await openLine(root, now, name);
  if ('wrong' in opened) throw new Error('a line that was just made can be read');
  const day = (written: string) => resolveDay(written, dayOf(now));
  const outcome = ['--by', 'advocate-7', '--on', day('today-9d'), '--until', day('today+171d')];
  for (const { screen, digest } of cardStatuses(opened))
    await cards(['record', screen, '--line', name, ...outcome, '--digest', digest], { root, now });
}

/** A copy of the menus and locales that ship, in a folder of its own. */
export async function copyContent(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'mwavuli-'));
  for (const folder of ['menus', 'locales']) await cp(projectPath(folder), join(root, folder), { recursive: true });
  return root;
}

/** A copy of the whole project, which runs its own commands. */
export async function copyProject(): Promise<string> {
  const root = await copyContent();
  for (const part of ['src', 'package.json', 'tsconfig.json', 'wrangler.toml'])
    await cp(projectPath(part), join(root, part), { recursive: true });
  await symlink(projectPath('node_modules'), join(root, 'node_modules'), 'junction');
  await mkdir(join(root, '.generated'));
  return root;
}

/** Removes a copy. */
export const removeCopy = (root: string): Promise<void> => rm(root, { recursive: true, force: true });

/** Changes one file of a copy; a change that changes nothing is a mistake of the test. */
export async function rewrite(file: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const changed = change(text);
  if (changed === text) throw new Error('a file was to be changed and is not');
  await writeFile(file, changed);
}
