/** What a line should say, worked out in this process from the lines that a Worker was built with. */
import { expect } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import { openBundle } from '../../src/live/bundle.ts';
import { textReply } from '../../src/live/text-reply.ts';
import { defaultSmsLimits, defaultUssdLimits } from '../../src/render/limits.ts';
import { ussdPage } from './page.ts';

/** The edition of a line in compiled lines. */
export function editionIn(bundled: string, line: string): Edition {
  const edition = openBundle(bundled).edition(line);
  if (!edition) throw new Error(`no edition of ${line} was compiled`);
  return edition;
}

/** The body that Africa's Talking gets for a call of these inputs. */
export function bodyAt(edition: Edition, inputs: readonly string[], now: number): string {
  const { text, ends } = ussdPage(edition, inputs, defaultUssdLimits, now);
  return `${ends ? 'END' : 'CON'} ${text}`;
}

/** The reply to a text. */
export function replyAt(edition: Edition, typed: string, now: number, sharedKeyword: string | null = null): string {
  return textReply(edition, typed, sharedKeyword, defaultSmsLimits, now).text;
}

/** What is said may change while it is on its way: an answer is right if it was so at the asking or at the answering. */
export async function expectAsOf<T>(ask: () => Promise<T>, rightAt: (now: number) => T): Promise<void> {
  const before = Date.now();
  const answer = await ask();
  const right = rightAt(before);
  expect(answer).toEqual(JSON.stringify(answer) === JSON.stringify(right) ? right : rightAt(Date.now()));
}
