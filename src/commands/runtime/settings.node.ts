/** The settings of this computer: `.dev.vars`, made from `.dev.vars.example` at the first start. */
import { constants } from 'node:fs';
import { copyFile, readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { projectPath } from '../project.node.ts';

export type Settings = Readonly<Record<string, string>>;

/** Reads `.dev.vars`. `made` says that it was not there and has just been copied from the example. */
export async function readSettings(folder = projectPath('.')): Promise<{
  readonly settings: Settings;
  readonly made: boolean;
}> {
  const made = await copyIfAbsent(`${folder}/.dev.vars.example`, `${folder}/.dev.vars`);
  return { settings: parseSettings(await readFile(`${folder}/.dev.vars`, 'utf8')), made };
}

/** The settings that every test and measurement starts from: those of the example. */
export async function readExampleSettings(): Promise<Settings> {
  return parseSettings(await readFile(projectPath('.dev.vars.example'), 'utf8'));
}

function parseSettings(text: string): Settings {
  return Object.fromEntries(Object.entries(parseEnv(text)).map(([name, value]) => [name, value ?? '']));
}

async function copyIfAbsent(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
