/** The documents, and what can be read out of them: tables, code, links. */
import { globSync, readFileSync } from 'node:fs';
import { projectPath } from '../../src/commands/project.node.ts';

export type Document = { readonly path: string; readonly text: string };

export const documents: readonly Document[] = globSync(['*.md', 'docs/*.md', 'tests/*/README.md', 'src/**/README.md'], {
  cwd: projectPath('.'),
})
  .map((path) => path.replaceAll('\\', '/'))
  .toSorted()
  .map((path) => ({ path, text: readProjectFile(path) }));

/** A file of the checkout. */
export function readProjectFile(path: string): string {
  return readFileSync(projectPath(path), 'utf8');
}

/** One document by its path. */
export function documentAt(path: string): string {
  const found = documents.find((document) => document.path === path);
  if (!found) throw new Error(`there is no document ${path}`);
  return found.text;
}

/** What stands below a heading, down to the next one of its rank or above. */
export function sectionOf(text: string, heading: string): string {
  const rank = /^#+/.exec(heading)?.[0].length ?? 1;
  const [, after = ''] = text.split(`\n${heading}\n`);
  return after.split(new RegExp(`\n#{1,${rank}} `))[0] ?? '';
}

/** The rows of the first table of a text, cells trimmed, without head and rule. */
export function tableIn(text: string): readonly (readonly string[])[] {
  const [first = ''] = /(?:^\|.*\n?)+/m.exec(text) ?? [];
  const rows = first.trim().split('\n');
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** What stands between backticks, outside code blocks. */
export function codeIn(text: string): readonly string[] {
  return [...withoutBlocks(text).matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.replaceAll(/\s+/g, ' '));
}

/** Where links lead, without what follows `#`; those to other sites are left out. */
export function linksIn(text: string): readonly string[] {
  return [...withoutBlocks(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link.split('#')[0] ?? '')
    .filter((link) => link !== '' && !link.includes(':'));
}

/** Names of npm scripts that a text tells to run, blocks included. */
export function scriptsIn(text: string): readonly string[] {
  const named = [...text.matchAll(/npm (?:run (?:--silent )?([a-z]+(?:-[a-z]+)*)|(start|test))\b/g)].map(
    ([, run, short]) => run ?? short ?? '',
  );
  return [...new Set(named)];
}

const withoutBlocks = (text: string) => text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '');
