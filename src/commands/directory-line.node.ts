/** The line that an export or import is about, as far as its files can be read. */
import { parseArgs } from 'node:util';
import { schemaRule } from '../check/rules.ts';
import { gatherSources, type RawSources, type SourceTexts, typedSources } from '../content/line-sources.ts';
import { lineIds, readSourceTexts } from '../content/sources.node.ts';
import { localTime } from '../directory/local-time.ts';
import type { HsdsContext } from '../exchange/hsds-service.ts';

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
};

/** What both verbs are asked with; null where it is not understood. */
export function readAsked(args: readonly string[], own: 'out' | 'dry-run'): Asked | null {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = own === 'out' ? { line: text, out: text } : { line: text, 'dry-run': flag };
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [format, ...others] = positionals;
    const { line, out, 'dry-run': isDry = false } = values as { line?: string; out?: string; 'dry-run'?: boolean };
    return isFormat(format) && line !== undefined ? { format, line, others, out, isDry } : null;
  } catch {
    return null;
  }
}
