import { describe, expect, it } from 'vitest';
import { readPromise, type Sentence } from '../../src/commands/deployment/promise.ts';
import { isRealDay } from '../../src/content/days.ts';
import { documentAt } from './documents.ts';
import { type Report, taggedIn, taggedTests, unkeptIn } from './promise.ts';

const page = documentAt('docs/promise.md');
const sentences = readPromise(page);
const byHand = sentences.flatMap(({ words, shownBy }) => (shownBy?.kind === 'by-hand' ? [{ words, ...shownBy }] : []));
const byTests = sentences.flatMap(({ shownBy }) => (shownBy?.kind === 'tests' ? shownBy.ids : []));

describe('docs/promise.md', () => {
  it('shows each sentence by tests or by a dated check by hand [each-sentence-is-shown]', () => {
    expect(sentences.filter(({ shownBy }) => shownBy === null)).toEqual([]);
    expect(Math.min(byHand.length, byTests.length)).toBeGreaterThan(10);
  });

  it('has one sentence an item, which ends before its mark', () => {
    const others = sentences
      .map(({ words }) => words)
      .filter((words) => !/^[A-Z](?:[^.!?]|[.!?](?=\w))*\.$/.test(words));
    expect(others).toEqual([]);
  });

  it('rests on tests that exist', () => {
    const tagged = taggedTests();
    expect(byTests.filter((id) => !tagged.has(id))).toEqual([]);
  });

  it('was checked by hand on days that are past, to be looked at again within twelve months', () => {
    const [, state = ''] = /^State of (\d{4}-\d\d-\d\d)\./m.exec(page) ?? [];
    for (const { words, who, on, reviewBy } of byHand) {
      expect(who, words).toMatch(/^\p{L}{2}/u);
      expect([on, reviewBy].map(isRealDay), words).toEqual([true, true]);
      expect(on <= state && on < reviewBy && reviewBy <= aYearAfter(on), words).toBe(true);
    }
  });

  it.each([
    ...["Africa's Talking", 'Twilio', 'Cloudflare', 'network', 'court'],
    ...[
      '30 days',
      'list of the times',
      'a phone that was taken',
      'memory holds a mark',
      'test whether a certain number',
    ],
    ...['a second program', 'another program', 'steals the secret address'],
  ])('says what no test can show: %s', (name) => {
    expect(byHand.map(({ words }) => words).join('\n')).toContain(name);
  });
});

describe('a title of a test', () => {
  const id = 'no-number';

  it('carries the ids at its end', () => {
    const source = [`it('keeps no "%s" [${id}]', () => {});`, `it.each(cases)("%s [a-b] [${id}]", run);`].join('\n');
    expect(taggedIn(source)).toEqual([id, 'a-b', id]);
  });

  it.each([
    ['index', `list[${id}]`],
    ['list', `['${id}']`],
    ['beginning', `it('[${id}] keeps nothing')`],
    ['comment', `// keeps nothing [${id}]`],
  ])('carries none as %s', (_, source) => {
    expect(taggedIn(source)).toEqual([]);
  });
});

describe('the promise against the report of a run', () => {
  const sentence = (...ids: readonly string[]): Sentence => ({
    words: 'No number is kept.',
    line: 7,
    shownBy: { kind: 'tests', ids },
  });
  const report = (...results: readonly (readonly [title: string, status: string])[]): Report => ({
    testResults: [
      { assertionResults: results.map(([title, status]) => ({ ancestorTitles: ['in one place [c]'], title, status })) },
      { assertionResults: [] },
    ],
  });
  const whys = (read: Sentence, ran: Report) => unkeptIn([read], ran).map(({ why }) => why);

  it('stands where all tests of its ids passed', () => {
    const ran = report(
      ['disk keeps nothing [a]', 'passed'],
      ['disk keeps nothing [a]', 'passed'],
      ['tail [x] [b]', 'passed'],
    );
    expect(whys(sentence('a', 'b', 'c'), ran)).toEqual([]);
  });

  it.each([
    ['did not run', report(['disk keeps nothing [ab]', 'passed']), ['test:a did not run']],
    ['is named before the end of a title', report(['disk [a] keeps', 'passed']), ['test:a did not run']],
    ['failed', report(['disk [a]', 'failed']), ['test:a failed: disk [a]']],
    ['was skipped', report(['disk [a]', 'skipped']), ['test:a skipped: disk [a]']],
    ['failed in one of its cases', report(['1 [a]', 'passed'], ['2 [a]', 'failed']), ['test:a failed: 2 [a]']],
    ['failed in several', report(['1 [a]', 'failed'], ['2 [a]', 'failed']), ['test:a failed: 1 [a] and 1 more']],
  ] as const)('falls where a test %s', (_, ran, why) => {
    expect(whys(sentence('a'), ran)).toEqual(why);
  });

  it('falls where one of several ids did not run', () => {
    expect(whys(sentence('a', 'b'), report(['disk [b]', 'passed']))).toEqual(['test:a did not run']);
  });

  it('falls where nothing shows a sentence, and leaves checks by hand to their days', () => {
    expect(whys({ ...sentence(), shownBy: null }, report())).toEqual(['nothing shows it']);
    const hand = { kind: 'by-hand', who: 'two people', on: '2026-01-31', reviewBy: '2026-07-31' } as const;
    expect(whys({ ...sentence(), shownBy: hand }, report())).toEqual([]);
  });
});

function aYearAfter(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}
