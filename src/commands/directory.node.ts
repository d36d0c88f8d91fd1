/** `npm run directory`: the tables of a line out of it and into it, and what is written into them one row at a time. */
import { called } from './directory/called.node.ts';
import { exportDirectory } from './directory/export.node.ts';
import { importDirectory } from './directory/import.node.ts';
import type { DirectoryOptions } from './directory/line.node.ts';
import { renew } from './directory/renew.node.ts';
import { withdraw } from './directory/withdraw.node.ts';
import { printError } from './print.node.ts';

type Verb = (args: readonly string[], options: DirectoryOptions) => Promise<number>;

const verbs: Readonly<Record<string, Verb>> = {
  export: exportDirectory,
  import: importDirectory,
  withdraw,
  renew,
  called,
};

/** Does what its first word says; the exit code is 2 where that is none of these verbs. */
export async function directory(
  [verb = '', ...args]: readonly string[],
  options: DirectoryOptions = {},
): Promise<number> {
  const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (run) return run(args, options);
  printError(`Not understood. Write: npm run directory -- ${Object.keys(verbs).join('|')} …`);
  return 2;
}
