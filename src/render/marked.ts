/** Text that knows where it may be broken. */

/**
 * `shape` is as long as `text` and stands in for it when a break is looked for: atoms are one unbroken word there,
 * and blocks are told from lines.
 */
export type Marked = { readonly text: string; readonly shape: string };

/** Stands for each unit that must stay with its neighbours: a letter, so that word boundaries pass around it. */
export const glue = 'ǂ';
/** Stands for the line feed between two blocks. */
export const blockBreak = '\v';

export const nothing: Marked = { text: '', shape: '' };

/** Text that may be broken anywhere. */
export function plain(text: string): Marked {
  return { text, shape: text };
}

/** Text that is never broken: a phone number, route or code. */
export function atom(text: string): Marked {
  return { text, shape: glue.repeat(text.length) };
}

/** The same text on one line, to be broken nowhere: an option. */
export function oneLine({ text, shape }: Marked): Marked {
  const flat = text.includes('\n');
  return {
    text: flat ? text.replaceAll('\n', ' ') : text,
    shape: (flat ? shape.replaceAll('\n', glue) : shape).replaceAll(' ', glue),
  };
}

/** Joins those that are not empty. `separator` is what a break sees where the text has a line feed or comma. */
export function join(parts: readonly Marked[], separator: Marked): Marked {
  let text = '';
  let shape = '';
  for (const part of parts) {
    if (part.text === '') continue;
    text += text === '' ? part.text : separator.text + part.text;
    shape += shape === '' ? part.shape : separator.shape + part.shape;
  }
  return { text, shape };
}

export const lineFeed: Marked = plain('\n');
export const blockFeed: Marked = { text: '\n', shape: blockBreak };
export const comma: Marked = plain(', ');

/** What is left from `start` on, white space at both ends dropped. */
export function trimmedFrom(marked: Marked, start: number): Marked {
  const { text, shape } = marked;
  if (start === 0 && text.trim().length === text.length) return marked;
  const end = text.trimEnd().length;
  const begin = text.length - text.slice(start).trimStart().length;
  return begin >= end ? nothing : { text: text.slice(begin, end), shape: shape.slice(begin, end) };
}
