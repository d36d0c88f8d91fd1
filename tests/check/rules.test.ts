import { describe, expect, it } from 'vitest';
import { editionRules, rawRules, sourceRules } from '../../src/check/rules.ts';
import { baseTexts, changed, checkSmall, findingsOf, readCases } from './small-line.ts';

const ids = [...rawRules, ...sourceRules, ...editionRules].map(({ id }) => id);

const aSentence = expect.stringMatching(/^\S.*[^\s.]\.$/s);

describe('a line without a fault', () => {
  it('is told nothing', () => {
    expect(checkSmall(baseTexts).findings).toEqual([]);
  });
});

describe('a line of many faults', async () => {
  const [ofShape = [], said = [], seen = []] = await Promise.all(
    ['schema', 'topics', 'reading-time'].map(async (id) => (await readCases(id))[0]?.change),
  );

  it.each([
    ['of a wrong shape, of that alone', 'schema', [...ofShape, ...said, ...seen]],
    ['of what stands in its files, before what callers would see of it', 'topics', [...said, ...seen]],
    ['of what callers would see', 'reading-time', seen],
  ])('is told %s', (_, id, change) => {
    const { findings } = checkSmall(changed({ change }));
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors).toEqual(findingsOf(id, changed({ change })));
    expect(new Set(errors.map(({ rule }) => rule))).toEqual(new Set([id]));
  });
});

describe.each(ids)('rule %s', async (id) => {
  const cases = await readCases(id);

  it('has a case that it finds', () => {
    expect(cases.some(({ finds }) => finds.length > 0)).toBe(true);
  });

  it.each(cases)('$name', (fixture) => {
    const found = findingsOf(id, changed(fixture));
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
    for (const finding of found) expect(finding).toMatchObject({ rule: id, words: aSentence, mend: aSentence });
  });
});
