/** Lines like those that ship, but for one thing that a test or a journey is about. */
import type { SourceTexts } from '../../src/content/line-sources.ts';
import { lines, sourceTexts } from './lines.ts';

/** How some files of a line are written otherwise; paths are those of the variant. */
export type Changes = Readonly<Record<string, (text: string) => string>>;

/** The sources of one line under another name, some of them changed; a change that changes nothing throws. */
export function variantOf(line: string, name: string, changes: Changes, texts: SourceTexts = sourceTexts): SourceTexts {
  const renamed = (path: string) =>
    path.replace(`menus/${line}/`, `menus/${name}/`).replace(`/${line}.yaml`, `/${name}.yaml`);
  const variant = new Map([...texts].map(([path, text]) => [renamed(path), text]));
  for (const [file, change] of Object.entries(changes)) {
    const before = variant.get(`menus/${name}/${file}`) ?? '';
    const after = change(before);
    if (after === before) throw new Error(`${file} does not say what a variant changes`);
    variant.set(`menus/${name}/${file}`, after);
  }
  return variant;
}

const headerOnly = (csv: string) => csv.replace(/\n[\s\S]*$/, '\n');

/** What a variant of any line changes, by the word behind the line's name. */
const kinds: Readonly<Record<string, Changes>> = {
  /** On a short code that others use too. */
  shared: { 'line.yaml': (text) => text.replaceAll('sharedKeyword: none', 'sharedKeyword: UMOJA') },
  /** Without a code to dial, and with nobody to call. */
  bare: {
    'line.yaml': (text) => text.replace(/^ussd:\n(?: .*\n)+/m, 'ussd: []\n'),
    'hotlines.csv': headerOnly,
    'contacts.csv': headerOnly,
  },
};

/** The line that a journey's line is a variant of: itself, or `demo-ke` of `demo-ke-shared`. */
export function baseOf(line: string): string {
  return lines.find((id) => line === id || line.startsWith(`${id}-`)) ?? line;
}

/** Sources in which a line, or a variant of one, stands. */
export function textsFor(line: string, texts: SourceTexts = sourceTexts): SourceTexts {
  const base = baseOf(line);
  const changes = kinds[line.slice(base.length + 1)];
  return changes === undefined ? texts : variantOf(base, line, changes, texts);
}
