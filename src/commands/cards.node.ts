/** `npm run cards`: cards on law and health, to those who review them and back. */
import { parseArgs } from 'node:util';
import { recordCard } from './cards/record.node.ts';
import { statusOfCards } from './cards/status.node.ts';
import { printError } from './print.node.ts';
import { projectPath } from './project.node.ts';

export type CardsOptions = {
  /** The project's folder; this one where absent. */
  readonly root?: string;
  /** Milliseconds since 1970; the clock's where absent. */
  readonly now?: number;
};

const usage = `npm run cards -- export --docx --line NAME [LANGUAGE] [SCREEN…] [--out FILE]
npm run cards -- record SCREEN --line NAME --by WHO --on DAY --until DAY --digest FINGERPRINT [--language LANGUAGE] [--not SENTENCE,…] [--confirmed SENTENCE,…]
npm run cards -- status [--line NAME] [--json]`;
const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true, default: [] as string[] } as const;
const flag = { type: 'boolean', default: false } as const;

/** Does what the first word says. Exit code 2 where it was asked wrongly. */
export async function cards([verb, ...args]: readonly string[], options: CardsOptions = {}): Promise<number> {
  const { root = projectPath('.'), now = Date.now() } = options;
  const run = runOf(verb, args);
  if (run !== null) return run({ root, now });
  printError(`Not understood. Write:\n${usage}`);
  return 2;
}

type Run = (at: { readonly root: string; readonly now: number }) => Promise<number>;

function runOf(verb: string | undefined, args: readonly string[]): Run | null {
  try {
    switch (verb) {
      case 'export':
        return exportOf(args);
      case 'record':
        return recordOf(args);
      case 'status':
        return statusOf(args);
      default:
        return null;
    }
  } catch {
    return null;
  }
}

function exportOf(args: readonly string[]): Run | null {
  const options = { docx: flag, line: text, out: text };
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const { docx, line, out } = values;
  if (!docx || !line || out === '') return null;
  // What writes documents is loaded by this alone.
  return async (at) => (await import('./cards/export.node.ts')).exportCards({ line, named: positionals, out }, at);
}

function recordOf(args: readonly string[]): Run | null {
  const options = {
    ...{ line: text, by: text, on: text, until: text, digest: text, language: text },
    ...{ not: texts, confirmed: texts },
  };
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [screen, ...others] = positionals;
  const { line, by, on, until, digest, language, not, confirmed } = values;
  if (!screen || others.length > 0 || !line || !by || !until || !digest) return null;
  return (at) => recordCard({ screen, line, by, on, until, digest, language, not, confirmed }, at);
}

function statusOf(args: readonly string[]): Run | null {
  const { values } = parseArgs({ args: [...args], options: { line: text, json: flag } });
  return (at) => statusOfCards({ line: values.line, isJson: values.json }, at);
}
