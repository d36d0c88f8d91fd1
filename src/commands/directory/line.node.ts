/** The line that an export or import is about, as far as its files can be read. */
import { parseArgs } from 'node:util';
import { schemaRule } from '../../check/rules.ts';
import { dayOf } from '../../content/days.ts';
import { gatherSources, type RawSources, type SourceTexts, typedSources } from '../../content/line-sources.ts';
import { lineIds, readSourceTexts } from '../../content/sources.node.ts';
import { localTime } from '../../directory/local-time.ts';
import type { HsdsContext } from '../../exchange/hsds-service.ts';

export type DirectoryOptions = {
  /** The project's folder; this one where absent. */
  readonly root?: string;
  /** Milliseconds since 1970; the clock's where absent. */
  readonly now?: number;
  /** What is typed, one line each; the terminal's where absent. */
  readonly inputs?: AsyncIterable<string>;
};

export const formats = ['csv', 'xlsx', 'hsds'] as const;
export type Format = (typeof formats)[number];
export const isFormat = (text: string | undefined): text is Format => formats.some((format) => format === text);

export type DirectoryLine = { readonly texts: SourceTexts; readonly raw: RawSources };

/** The sources of a line, wrong as they may be; words where there is no such line. */
export async function readDirectoryLine(root: string, line: string): Promise<DirectoryLine | string> {
  const ids = await lineIds(root);
  if (!ids.includes(line)) return `There is no line of that name. There are: ${ids.join(', ')}.`;
  const texts = await readSourceTexts(root);
  return { texts, raw: gatherSources(line, texts) };
}

/** Today in a line's zone, YYYY-MM-DD; in UTC where its zone cannot be read. */
export function todayOf({ lineFile }: RawSources, now: number): string {
  const { zone } = (lineFile.value ?? {}) as { readonly zone?: unknown };
  try {
    return localTime(String(zone), now).date;
  } catch {
    return dayOf(now);
  }
}

/** Whether a line is a demonstration, as far as its file can be read. */
export const isDemo = ({ lineFile }: RawSources): boolean =>
  ((lineFile.value ?? {}) as { readonly demo?: unknown }).demo === 'true';

/** What an HSDS file says of the line besides its rows; words where its files are not right, since their words are needed. */
export function hsdsContextOf({ raw }: DirectoryLine, now: number): HsdsContext | string {
  if (schemaRule.find(raw).some(({ severity }) => severity === 'error'))
    return `The files of ${raw.line} cannot be read: npm run check -- --line ${raw.line} says where.`;
  const { organisation, demo, jurisdiction, zone, languages } = typedSources(raw).values.line;
  return {
    line: raw.line,
    organisation,
    demo: demo === 'true',
    jurisdiction,
    zone,
    languages: languages.map(({ id }) => id),
    buildDate: localTime(zone, now).date,
  };
}

export type Asked = {
  readonly format: Format;
  readonly line: string;
  /** The words after the format. */
  readonly others: readonly string[];
  readonly out: string | undefined;
  readonly isDry: boolean;
  /** What a CSV is in that is not UTF-8, as a label such as windows-1250. */
  readonly encoding: string | undefined;
};

/** What to say where `readAsked` gives null: most often the line is forgotten. */
export function notUnderstood(args: readonly string[], usage: string): string {
  const hasLine = args.some((arg) => arg === '--line' || arg.startsWith('--line='));
  return `${hasLine ? 'Not understood.' : 'Say for which line: --line NAME.'} Write: ${usage}`;
}

/** What both verbs are asked with; null where it is not understood. */
export function readAsked(args: readonly string[], own: 'out' | 'dry-run'): Asked | null {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = own === 'out' ? { line: text, out: text } : { line: text, 'dry-run': flag, encoding: text };
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [format, ...others] = positionals;
    type Said = { line?: string; out?: string; encoding?: string; 'dry-run'?: boolean };
    const { line, out, encoding, 'dry-run': isDry = false } = values as Said;
    if (!isFormat(format) || line === undefined || (encoding !== undefined && format !== 'csv')) return null;
    return { format, line, others, out, isDry, encoding };
  } catch {
    return null;
  }
}
