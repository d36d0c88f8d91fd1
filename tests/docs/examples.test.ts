import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/check/finding.ts';
import { runChecks } from '../../src/check/run.ts';
import { projectPath } from '../../src/commands/project.node.ts';
import type { SourceTexts } from '../../src/content/line-sources.ts';
import { readSourceTexts } from '../../src/content/sources.node.ts';
import { compileEdition } from '../../src/editions/compile.ts';
import { afterStep, type Example, workedExamples } from './examples.ts';

const now = Date.parse('2026-11-22T09:00:00Z');
const line = 'demo-ke';
const ours = await readSourceTexts(projectPath('.'));
const foundAlready = wordsOf(findingsOf(ours));
const examples = workedExamples();

describe('the worked examples of docs/directory.md and docs/writing-menus.md', () => {
  it('are the four that an organisation needs first', () => {
    expect(examples.map(({ name }) => name)).toEqual([
      'add a clinic',
      'change a text',
      'add a language',
      'add a screen',
    ]);
  });

  it.each(examples)('say what npm run check says: $name', (example) => {
    for (const { said, found } of checked(example)) {
      if (said.includes('nothing more')) expect(found).toEqual([]);
      else expect(found).toEqual(expect.arrayContaining([...said]));
    }
  });
});

/** At each place where the page tells what is found: that, and what is found beyond what was there before. */
function checked({ steps }: Example): readonly { said: readonly string[]; found: readonly string[] }[] {
  let texts: SourceTexts = ours;
  return steps.flatMap((step) => {
    texts = afterStep(texts, step);
    if (step.kind !== 'says') return [];
    const found = wordsOf(findingsOf(texts)).filter((words) => !foundAlready.includes(words));
    return [{ said: step.words, found }];
  });
}

function findingsOf(texts: SourceTexts): readonly Finding[] {
  return runChecks({ line, texts, now, production: false, compile: compileEdition }).findings;
}

function wordsOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ words }) => words);
}
