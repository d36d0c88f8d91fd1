/** The worked examples of the documents for editors, as steps that a test can take. */
import { addRow, setCells } from '../../src/content/csv-edit.ts';
import { parseCsv } from '../../src/content/csv-file.ts';
import type { SourceTexts } from '../../src/content/line-sources.ts';
import { documentAt } from './documents.ts';

export type Step =
  /** Lines that are added at the end of a file, or take the place of the part that begins alike. */
  | { readonly kind: 'add' | 'change'; readonly file: string; readonly lines: string }
  /** A row of a table, by its columns: one that is there is changed, any other stands at the end. */
  | { readonly kind: 'row'; readonly file: string; readonly cells: Readonly<Record<string, string>> }
  /** Copies of files into a folder. */
  | { readonly kind: 'copy'; readonly files: readonly string[]; readonly folder: string }
  /** What `npm run check` finds then, one finding a line; `nothing more` than without the example. */
  | { readonly kind: 'says'; readonly words: readonly string[] };

export type Example = { readonly name: string; readonly steps: readonly Step[] };

/** The examples in the order of the pages. */
export function workedExamples(): readonly Example[] {
  const pages = ['docs/directory.md', 'docs/writing-menus.md'].map(documentAt);
  const sections = pages.flatMap((page) => page.split(/^## Example: /m).slice(1));
  return sections.map((section) => {
    const [own = ''] = section.split(/^## /m);
    const name = own.slice(0, own.indexOf('\n'));
    return { name, steps: [...own.matchAll(/^( *)```(.+)\n([\s\S]*?)^ *```$/gm)].flatMap(readStep) };
  });
}

function readStep([, indent = '', info = '', block = '']: RegExpMatchArray): Step[] {
  const lines = block.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
  const [, row, kind, file] = /^(row )?.*\b(add|change)=(\S+)/.exec(info) ?? [];
  if ((kind === 'add' || kind === 'change') && file !== undefined)
    return [row === undefined ? { kind, file, lines } : { kind: 'row', file, cells: readCells(lines) }];
  if (info === 'text says') return [{ kind: 'says', words: lines.trim().split('\n') }];
  const [, files = '', folder = ''] = /cp (.+) (\S+)\/$/m.exec(lines) ?? [];
  return info === 'sh' && folder !== '' ? [{ kind: 'copy', files: files.split(' '), folder }] : [];
}

const readCells = (lines: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...lines.matchAll(/^(\w+): (.+)$/gm)].map(([, column = '', cell = '']) => [column, cell]));

/** The content of a project after one step. */
export function afterStep(texts: SourceTexts, step: Step): SourceTexts {
  switch (step.kind) {
    case 'add':
      return withFile(texts, step.file, textOf(texts, step.file) + step.lines);
    case 'change':
      return withFile(texts, step.file, replacePart(textOf(texts, step.file), step.lines));
    case 'row':
      return withFile(texts, step.file, withRow(textOf(texts, step.file), step.cells));
    case 'copy':
      return step.files.reduce(
        (all, file) => withFile(all, `${step.folder}/${file.split('/').at(-1)}`, textOf(texts, file)),
        texts,
      );
    case 'says':
      return texts;
  }
}

/** The first column names a row. */
function withRow(text: string, cells: Readonly<Record<string, string>>): string {
  const { header, rows } = parseCsv('', text);
  const [key = ''] = header;
  const known = rows.find((row) => row.cells[key] === cells[key])?.row;
  return known === undefined ? addRow(text, cells) : setCells(text, known, cells);
}

/** The part begins with the same key or first cell, and goes on for as long as lines are indented further. */
function replacePart(text: string, lines: string): string {
  const [, indent = '', key = ''] = /^( *)([^:,]+[:,])/.exec(lines) ?? [];
  const rows = text.split('\n');
  const from = rows.findIndex((row) => row.startsWith(indent + key));
  if (from < 0) throw new Error('an example changes a part that exists');
  const length = rows.slice(from + 1).findIndex((row) => !row.startsWith(`${indent} `));
  return [...rows.slice(0, from), lines.trimEnd(), ...rows.slice(from + 1 + length)].join('\n');
}

function textOf(texts: SourceTexts, file: string): string {
  const text = texts.get(file);
  if (text === undefined) throw new Error('an example names files that exist');
  return text;
}

const withFile = (texts: SourceTexts, file: string, text: string): SourceTexts => new Map([...texts, [file, text]]);
