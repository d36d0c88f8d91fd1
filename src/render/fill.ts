/** Fills pages with sections of text, within a frame of fixed lines. */
import { type Capacity, longestHead } from './capacity.ts';
import { cutAt } from './cut.ts';
import { type Marked, trimmedFrom } from './marked.ts';

/** What stands around the text of each page, and how much fits. `last` is true on the last page of a screen. */
export type Frame = {
  /** The line before the text of a page (from 0); '' for none. */
  before(index: number): string;
  /** The line behind it; the one of a last page is never longer than the one of another. */
  after(index: number, last: boolean): string;
  fits(page: string): boolean;
  readonly capacity: Capacity;
};

/** The pages of some sections, each of which begins on a page of its own; none where there is no text at all. */
export function fillPages(sections: readonly Marked[], frame: Frame): readonly string[] {
  const full = sections.filter((section) => section.text !== '');
  const pages: string[] = [];
  for (const section of full) addSection(pages, section, frame, section === full.at(-1));
  return pages;
}

function addSection(pages: string[], section: Marked, frame: Frame, last: boolean): void {
  let rest = section;
  while (rest.text !== '') {
    const before = frame.before(pages.length);
    const whole = pageText(before, rest.text, frame.after(pages.length, last));
    if (frame.fits(whole)) {
      pages.push(whole);
      return;
    }
    const after = frame.after(pages.length, false);
    const fits = (head: string) => frame.fits(pageText(before, head, after));
    const end = cutAt(rest, longestHead(rest.text, pageText(before, '', after), frame.capacity, fits));
    pages.push(pageText(before, rest.text.slice(0, end).trimEnd(), after));
    rest = trimmedFrom(rest, end);
  }
}

/** Lines of a page; a space behind a last `@`, which a stack that packs septets may take for padding (TS 23.038 6.1.2.3). */
function pageText(before: string, body: string, after: string): string {
  const text = (before === '' ? '' : `${before}\n`) + body + (after === '' ? '' : `\n${after}`);
  return text.endsWith('@') ? `${text} ` : text;
}
