import { describe, expect, it } from 'vitest';
import { editionRules, rawRules, sourceRules } from '../../src/check/rules.ts';
import { baseTexts, changed, checkSmall, readCases } from './small-line.ts';

const ids = [...rawRules, ...sourceRules, ...editionRules].map(({ id }) => id);

const aSentence = expect.stringMatching(/^\S.*[^\s.]\.$/s);

describe('a line without a fault', () => {
  it('is told nothing', () => {
    expect(checkSmall(baseTexts).findings).toEqual([]);
  });
});

describe.each(ids)('rule %s', async (id) => {
  const cases = await readCases(id);

  it('has a case that it finds', () => {
    expect(cases.some(({ finds }) => finds.length > 0)).toBe(true);
  });

  it.each(cases)('$name', (fixture) => {
    const found = checkSmall(changed(fixture)).findings.filter(({ rule }) => rule === id);
    const words = found.map(({ where, severity, words }) => `${where.file}:${where.line} ${severity}: ${words}`);
    expect(words.length, words.join('\n')).toBe(fixture.finds.length);
    for (const { file, line, severity, contains, mend } of fixture.finds) {
      const matching = found.filter(
        ({ where, ...finding }) =>
          where.file === file &&
          (line === undefined || where.line === Number(line)) &&
          (severity === undefined || finding.severity === severity) &&
          finding.words.includes(contains) &&
          (mend === undefined || finding.mend === mend),
      );
      expect(matching.length, `${file}:${line ?? ''} ${contains}\n${words.join('\n')}`).toBeGreaterThan(0);
    }
    for (const finding of found) expect(finding).toMatchObject({ words: aSentence, mend: aSentence });
  });
});
