/** `npm run strings`: what people did with the words of a line in its languages. */
import { parseArgs } from 'node:util';
import { printError } from './print.node.ts';
import { projectPath } from './project.node.ts';
import { readStrings } from './strings-read.node.ts';

export type StringsOptions = {
  /** The project's folder; this one where absent. */
  readonly root?: string;
  /** Milliseconds since 1970; the clock's where absent. */
  readonly now?: number;
};

const usage = `npm run strings -- read LANGUAGE --line NAME --by HANDLE [--on DAY] KEY…|--all
Such as: npm run strings -- read sw --line demo-ke --by acacia raid.ask`;
const noKeys = 'Name the strings that were read, or write --all if every one of the language was.';

/** Does what the first word says; `read` alone so far. Exit code 2 where it was asked wrongly. */
export async function strings([verb, ...args]: readonly string[], options: StringsOptions = {}): Promise<number> {
  const { root = projectPath('.'), now = Date.now() } = options;
  const asked = verb === 'read' ? readArguments(args) : null;
  if (asked === null) return fail(`Not understood. Write: ${usage}`);
  if (asked.keys.length === 0 && !asked.isAll) return fail(`${noKeys} ${usage}`);
  return readStrings(asked, { root, now });
}

function readArguments(args: readonly string[]): Parameters<typeof readStrings>[0] | null {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { line: text, by: text, on: text, all: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [language, ...keys] = positionals;
    const { line, by, on, all: isAll } = values;
    if (!language || !line || !by || (isAll && keys.length > 0)) return null;
    return { language, keys, isAll, line, by, on };
  } catch {
    return null;
  }
}

function fail(words: string): number {
  printError(words);
  return 2;
}
