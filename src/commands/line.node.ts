/** `npm run line -- new NAME`: a small whole line to fill, in menus/NAME and locales/en. Overwrites nothing. */
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { print, printError } from './print.node.ts';
import { projectPath } from './project.node.ts';

const usage = 'npm run line -- new NAME';
/** What stands for the name of the line in the files to copy. */
const placeholder = /\bNAME\b/g;
/** Words that files of locales and settings use for something else. */
const takenNames = ['common', 'new', 'next'];

/** Makes a line; `root` is the project's folder, this one where absent. Exit code 2 where it was asked wrongly. */
export async function line(args: readonly string[], root = projectPath('.')): Promise<number> {
  const [verb, name, ...others] = args;
  if (verb !== 'new' || name === undefined || others.length > 0) return fail(2, usage);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 30 || takenNames.includes(name))
    return fail(
      2,
      'A line has a short name of small letters, digits and hyphens, such as my-city. Choose another one.',
    );
  const files = await filesOf(name);
  const there = await those(files, ({ path }) => exists(`${root}/${path}`));
  if (there.length > 0) return fail(1, `Nothing was written, since this is there already: ${there[0]?.path}`);
  for (const { path, text } of files) {
    await mkdir(dirname(`${root}/${path}`), { recursive: true });
    await writeFile(`${root}/${path}`, text, { flag: 'wx' });
    print(path);
  }
  for (const words of nextSteps(name)) printError(words);
  return 0;
}

type NewFile = { readonly path: string; readonly text: string };

async function filesOf(name: string): Promise<readonly NewFile[]> {
  const folder = projectPath('src/commands/new-line');
  const files = (await readdir(folder)).toSorted().map(async (file) => ({
    path: file === 'en.yaml' ? `locales/en/${name}.yaml` : `menus/${name}/${file}`,
    text: (await readFile(`${folder}/${file}`, 'utf8')).replaceAll(placeholder, name),
  }));
  return Promise.all(files);
}

function nextSteps(name: string): readonly string[] {
  return [
    '',
    'It works as it is, with invented clinics and numbers:',
    `  npm run dial -- --line ${name}`,
    `Then fill it: menus/${name}/README.md says in which order. Everything marked TODO is an example. At each step:`,
    `  npm run check -- --line ${name}`,
    'Last of all write "demo: false" in its line.yaml. What is still an example is then listed by',
    `  npm run check -- --production --line ${name}`,
  ];
}

async function those<Item>(items: readonly Item[], holds: (item: Item) => Promise<boolean>): Promise<readonly Item[]> {
  const held = await Promise.all(items.map(holds));
  return items.filter((_, index) => held[index]);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function fail(exitCode: number, words: string): number {
  printError(words);
  return exitCode;
}
