/** Lines like those that ship, but for one thing that a test is about. */
import type { SourceTexts } from '../../src/content/line-sources.ts';
import { sourceTexts } from './lines.ts';

/** The sources of one line under another name, with some of its texts changed; a change that finds nothing throws. */
export function variantOf(
  line: string,
  name: string,
  changes: readonly { readonly file: string; readonly from: string; readonly to: string }[],
  texts: SourceTexts = sourceTexts,
): SourceTexts {
  const renamed = (path: string) =>
    path.replace(`menus/${line}/`, `menus/${name}/`).replace(`/${line}.yaml`, `/${name}.yaml`);
  const variant = new Map([...texts].map(([path, text]) => [renamed(path), text]));
  for (const { file, from, to } of changes) {
    const text = variant.get(file);
    if (!text?.includes(from)) throw new Error(`${file} does not say what a variant changes`);
    variant.set(file, text.replaceAll(from, to));
  }
  return variant;
}

/** Journeys may be of these lines too. */
export const variants: Readonly<Record<string, SourceTexts>> = {
  'demo-ke-shared': variantOf('demo-ke', 'demo-ke-shared', [
    { file: 'menus/demo-ke-shared/line.yaml', from: 'sharedKeyword: none', to: 'sharedKeyword: UMOJA' },
  ]),
};
