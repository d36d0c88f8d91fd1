/** What the commands share that work on the published editions of a line. */
import { parseArgs } from 'node:util';
import type { Wrong } from '../files/line-files.node.ts';

export type EditionOptions = {
  readonly line: string | undefined;
  /** The store of the Worker at Cloudflare, and not that of this computer. */
  readonly isRemote: boolean;
  readonly isJson: boolean;
  /** Nothing is asked before it is done. */
  readonly isYes: boolean;
  /** Who signs. */
  readonly by: string | undefined;
  readonly keyFile: string | undefined;
  /** What stands without a name. */
  readonly words: readonly string[];
  /** Those of `flags` that were given. */
  readonly flags: ReadonlySet<string>;
};

/** The options in words, for the usage of a command. */
export const editionUsage = '--line NAME [--remote] [--by HANDLE] [--key FILE] [--yes] [--json]';

/** Reads the arguments of such a command, with `flags` of its own; null where it was asked wrongly. */
export function readEditionOptions(args: readonly string[], flags: readonly string[] = []): EditionOptions | null {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const own = Object.fromEntries(flags.map((name) => [name, flag]));
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...own, line: text, by: text, key: text, remote: flag, json: flag, yes: flag },
      allowPositionals: true,
    });
    const given: Readonly<Record<string, unknown>> = values;
    return {
      line: values.line,
      isRemote: values.remote === true,
      isJson: values.json === true,
      isYes: values.yes === true,
      by: values.by,
      keyFile: values.key,
      words: positionals,
      flags: new Set(flags.filter((name) => given[name] === true)),
    };
  } catch {
    return null;
  }
}

/** The line that is meant: where there is one alone, it need not be named. */
export function chooseLine(ids: readonly string[], asked: string | undefined): { readonly line: string } | Wrong {
  const line = asked ?? (ids.length === 1 ? ids[0] : undefined);
  if (line !== undefined && ids.includes(line)) return { line };
  const there = ids.length === 0 ? 'There is none: npm run line -- new NAME' : `There are: ${ids.join(', ')}.`;
  return {
    wrong: asked === undefined ? `Say which line: --line NAME. ${there}` : `There is no line of that name. ${there}`,
  };
}

/** Why nothing is done with --remote where the line is a demonstration. */
export const demoWords =
  'This line is a demonstration and is not deployed: it is tried on this computer, without --remote.';
