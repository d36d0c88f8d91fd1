/** The line whose words are exported, imported or counted. */
import type { LineSources, SourceTexts } from '../../content/line-sources.ts';
import { readSourceTexts } from '../../content/sources.node.ts';
import { type LineStrings, lineStrings } from '../../exchange/strings-rows.ts';
import type { AskYes } from '../ask.node.ts';
import { openLine, type Wrong } from '../files/line-files.node.ts';

export type StringsOptions = {
  /** The project's folder; this one where absent. */
  readonly root?: string;
  /** Milliseconds since 1970; the clock's where absent. */
  readonly now?: number;
  /** Who says yes; whoever is at the terminal where absent. */
  readonly ask?: AskYes;
};

export type StringsLine = {
  readonly sources: LineSources;
  readonly strings: LineStrings;
  readonly texts: SourceTexts;
  /** YYYY-MM-DD, where the line is. */
  readonly today: string;
};

/** Opens a line, or says why it cannot be; `language` must be one that it is translated into. */
export async function openStrings(
  root: string,
  now: number,
  line: string,
  language: string | null,
): Promise<StringsLine | Wrong> {
  const opened = await openLine(root, now, line);
  if ('wrong' in opened) return opened;
  const strings = lineStrings(opened.sources);
  if (language !== null && !strings.languages.includes(language)) return { wrong: noSuchLanguage(strings) };
  return { sources: opened.sources, strings, texts: await readSourceTexts(root), today: opened.today };
}

const noSuchLanguage = ({ source, languages }: LineStrings): string =>
  `The line is translated from ${source} into: ${languages.join(', ') || 'nothing'}.`;

/** What to say where the arguments are not understood: most often the line is forgotten. */
export function notUnderstood(args: readonly string[], usage: string): string {
  const hasLine = args.some((arg) => arg === '--line' || arg.startsWith('--line='));
  return `${hasLine ? 'Not understood.' : 'Say for which line: --line NAME.'} Write: ${usage}`;
}
