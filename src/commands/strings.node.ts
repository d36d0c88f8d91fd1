/** `npm run strings`: the words of a line in its languages, out to translators, in again, and how far they are. */
import { printError } from './print.node.ts';
import { projectPath } from './project.node.ts';
import { exportStrings } from './strings/export.node.ts';
import { importStrings } from './strings/import.node.ts';
import type { StringsOptions } from './strings/line.node.ts';
import { readStrings } from './strings/read.node.ts';
import { recordReader } from './strings/reader.node.ts';
import { stringsStatus } from './strings/status.node.ts';

type Verb = (args: readonly string[], options: StringsOptions) => Promise<number>;

const verbs: Readonly<Record<string, Verb>> = {
  export: exportStrings,
  import: importStrings,
  status: stringsStatus,
  read: readStrings,
  reader: (args, { root = projectPath('.'), now = Date.now() }) => recordReader(args, { root, now }),
};

/** Does what its first word says; the exit code is 2 where that is none of these verbs. */
export async function strings([verb = '', ...args]: readonly string[], options: StringsOptions = {}): Promise<number> {
  const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (run) return run(args, options);
  printError(`Not understood. Write: npm run strings -- ${Object.keys(verbs).join('|')} …`);
  return 2;
}
