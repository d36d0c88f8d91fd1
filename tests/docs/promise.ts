/** What the public promise rests on: titles of tests that end in its ids, in the sources and in the runner's report. */
import { globSync } from 'node:fs';
import type { Sentence } from '../../src/commands/deployment/promise.ts';
import { projectPath } from '../../src/commands/project.node.ts';
import { readProjectFile } from './documents.ts';

/** What of the runner's JSON report is read. */
export type Report = { readonly testResults: readonly { readonly assertionResults: readonly Result[] }[] };
export type Result = { readonly ancestorTitles: readonly string[]; readonly title: string; readonly status: string };

const ids = String.raw` (\[[a-z0-9-]+\](?: \[[a-z0-9-]+\])*)`;
const quotedWithIds = new RegExp(String.raw`(['"\`])(?:(?!\1)[^\n])*?${ids}\1`, 'g');
const titleWithIds = new RegExp(`${ids}$`);

/** Ids in which texts of a source end, as `[id]`; whether such a test runs is for the report to tell. */
export function taggedIn(source: string): readonly string[] {
  return [...source.matchAll(quotedWithIds)].flatMap(([, , found = '']) => namesIn(found));
}

/** Ids of all tests of the project. */
export function taggedTests(): ReadonlySet<string> {
  const files = globSync('tests/**/*.ts', { cwd: projectPath('.') });
  return new Set(files.flatMap((file) => taggedIn(readProjectFile(file))));
}

/** Results by id; that of a `describe` counts for all in it. */
export function resultsById({ testResults }: Report): ReadonlyMap<string, readonly Result[]> {
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  const pairs = results.flatMap((result) => {
    const titles = [...result.ancestorTitles, result.title];
    return titles.flatMap((title) => namesIn(titleWithIds.exec(title)?.[1] ?? '')).map((id) => ({ id, result }));
  });
  const byId = Map.groupBy(pairs, ({ id }) => id);
  return new Map([...byId].map(([id, found]) => [id, found.map(({ result }) => result)]));
}

export type Unkept = { readonly sentence: Sentence; readonly why: string };

/** The sentences whose tests did not all run and pass, once for each id. */
export function unkeptIn(sentences: readonly Sentence[], report: Report): readonly Unkept[] {
  const byId = resultsById(report);
  return sentences.flatMap((sentence) => {
    if (sentence.shownBy === null) return [{ sentence, why: 'nothing shows it' }];
    if (sentence.shownBy.kind === 'by-hand') return [];
    return sentence.shownBy.ids.flatMap((id) => {
      const ran = byId.get(id);
      if (!ran) return [{ sentence, why: `test:${id} did not run` }];
      const [first, ...more] = ran.filter(({ status }) => status !== 'passed');
      const others = more.length > 0 ? ` and ${more.length} more` : '';
      return first ? [{ sentence, why: `test:${id} ${first.status}: ${first.title}${others}` }] : [];
    });
  });
}

const namesIn = (tags: string): readonly string[] => [...tags.matchAll(/\[([^\]]+)\]/g)].map(([, id = '']) => id);
