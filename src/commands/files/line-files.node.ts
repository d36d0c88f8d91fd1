/** What commands need that change one file of one line: the line, who and when, and the writing. */
import { readFile } from 'node:fs/promises';
import { isRealDay } from '../../content/days.ts';
import { lineIds } from '../../content/sources.node.ts';
import type { DueLine } from '../../directory/due-item.ts';
import { openLines, whyNot } from './open-lines.node.ts';
import { replaceFiles } from './written-files.node.ts';

export type Wrong = { readonly wrong: string };

/** Opens one line, or says why it cannot be. */
export async function openLine(root: string, now: number, line: string): Promise<DueLine | Wrong> {
  const lines = await openLines(root, now, line);
  return lines[0]?.opened ?? { wrong: whyNot(lines, await lineIds(root)) ?? '' };
}

/** Why somebody cannot have done this: a handle that keys.yaml does not have. */
export function whyNotBy({ sources }: DueLine, handles: readonly string[]): string | null {
  const people = sources.values.keys.people.map(({ handle }) => handle);
  if (handles.every((handle) => people.includes(handle))) return null;
  return `keys.yaml has nobody of that handle. It has: ${people.join(', ')}.`;
}

/** The day that was written, or today; one that is no day, or yet to come, is wrong. */
export function dayWritten(written: string | undefined, today: string): string | Wrong {
  const day = written ?? today;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !isRealDay(day)) return { wrong: '--on takes a day such as 2026-11-03.' };
  return day > today ? { wrong: `--on takes a day that is past or today, ${today}.` } : day;
}

/** Rewrites a file of UTF-8, its byte order mark kept; one in another encoding is left as it is. */
export async function rewriteFile(path: string, change: (text: string) => string): Promise<Wrong | null> {
  return rewriteFiles([{ path, change }]);
}

/** The same for files that belong together: all of them, or none. */
export async function rewriteFiles(
  files: readonly { readonly path: string; change(text: string): string }[],
): Promise<Wrong | null> {
  const changed: { path: string; content: string }[] = [];
  for (const { path, change } of files) {
    const text = decode(await readFile(path));
    if (text === null) return { wrong: 'Nothing was written: the file is not in UTF-8. Save it as "CSV UTF-8".' };
    changed.push({ path, content: change(text) });
  }
  return replaceFiles(changed);
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
