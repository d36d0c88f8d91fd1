import { describe, expect, it } from 'vitest';
import { overdueIn, promiseToLookAt, readPromise } from '../../src/commands/deployment/promise.ts';

const page = `# Promise

What is said above the first heading counts as no promise.

## Kept

- No number is kept. \`test:no-number\`
- No text is kept, and
  nothing else. \`test:no-text\` \`test:no-more\`

## Not ours

- A firm, somewhere, keeps it. _checked by hand: two people, in its
  pages, 2026-01-31, review by 2026-07-31_
`;

describe('the page of the promise', () => {
  it('is its sentences, each with what shows it, wherever lines break', () => {
    expect(readPromise(page)).toEqual([
      { words: 'No number is kept.', line: 7, shownBy: { kind: 'tests', ids: ['no-number'] } },
      { words: 'No text is kept, and nothing else.', line: 8, shownBy: { kind: 'tests', ids: ['no-text', 'no-more'] } },
      {
        words: 'A firm, somewhere, keeps it.',
        line: 13,
        shownBy: { kind: 'by-hand', who: 'two people, in its pages', on: '2026-01-31', reviewBy: '2026-07-31' },
      },
    ]);
  });

  it.each([
    ['a sentence with nothing behind it', '- We are trusted.'],
    ['a paragraph between the lists', 'We are trusted. `test:no-number`'],
    ['an id that is none', '- We are trusted. `test:No Number`'],
    ['a check without a review', '- We are trusted. _checked by hand: two people, 2026-01-31_'],
    ['a check by nobody', '- We are trusted. _checked by hand: 2026-01-31, review by 2026-07-31_'],
    ['words behind the mark', '- We are trusted. `test:no-number` Always.'],
    ['a second paragraph of an item', '  We are trusted. `test:no-number`'],
  ])('shows by nothing: %s', (_, line) => {
    expect(readPromise(`${page}\n${line}\n`).map(({ shownBy }) => shownBy === null)).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });
});

describe('a check by hand', () => {
  it('is overdue from the day after its review day', () => {
    expect(overdueIn(page, '2026-07-31')).toEqual([]);
    expect(overdueIn(page, '2026-08-01').map(({ words }) => words)).toEqual(['A firm, somewhere, keeps it.']);
  });

  it('is shown to whoever deploys once it is overdue, and so is a page that is missing', () => {
    expect(promiseToLookAt(page, '2026-07-31')).toEqual([]);
    expect(promiseToLookAt(page, '2026-08-01')).toEqual([
      'docs/promise.md:13 checked by hand on 2026-01-31, to be looked at again by 2026-07-31: A firm, somewhere, keeps it.',
    ]);
    expect(promiseToLookAt(null, '2026-08-01')).toHaveLength(1);
  });
});
