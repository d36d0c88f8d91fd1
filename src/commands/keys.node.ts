/** `npm run keys`: the keys of the people who sign what callers hear. */
import { parseArgs } from 'node:util';
import { newKey } from './keys/new.node.ts';
import type { KeysAt, KeysOptions } from './keys/options.ts';
import { testKey } from './keys/test.node.ts';
import { printError } from './print.node.ts';
import { projectPath } from './project.node.ts';

const usage = `npm run keys -- new HANDLE [--line NAME [--replace]] [--out FILE]
npm run keys -- test FILE`;

/** Does what the first word says. Exit code 2 where it was asked wrongly. */
export async function keys([verb, ...args]: readonly string[], options: KeysOptions = {}): Promise<number> {
  const run = runOf(verb, args);
  if (run !== null) return run({ ...options, root: options.root ?? projectPath('.') });
  printError(`Not understood. Write:\n${usage}`);
  return 2;
}

type Run = (at: KeysAt) => Promise<number>;
const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

function runOf(verb: string | undefined, args: readonly string[]): Run | null {
  try {
    if (verb === 'new') return newOf(args);
    return verb === 'test' ? testOf(args) : null;
  } catch {
    return null;
  }
}

function newOf(args: readonly string[]): Run | null {
  const options = { line: text, out: text, replace: flag };
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [handle, ...others] = positionals;
  const { line, out, replace } = values;
  if (handle === undefined || others.length > 0 || out === '' || (replace && line === undefined)) return null;
  return (at) => newKey({ handle, line, out, isReplacing: replace }, at);
}

function testOf(args: readonly string[]): Run | null {
  const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
  const [path, ...others] = positionals;
  return path === undefined || others.length > 0 ? null : (at) => testKey(path, at);
}
