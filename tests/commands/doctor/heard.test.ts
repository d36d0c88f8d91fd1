import { describe, expect, it } from 'vitest';
import { type HeardLine, type Here, judgeHeard } from '../../../src/commands/doctor/heard.ts';
import type { LastPublished } from '../../../src/commands/store/last-published.node.ts';
import { noRelease, type State } from '../../../src/content/state.ts';
import { now } from '../../support/lines.ts';

const minute = 60_000;
const state = (publishedAt: number, edition = 'last'): State => ({
  ...{ kind: 'state', format: 1, line: 'my-line', number: 5, release: 'r', edition },
  ...{ takenDown: [], changed: [], latest: 3, publishedAt },
});
const lastAt = (publishedAt: number, edition?: string): LastPublished => ({
  release: { ...noRelease('my-line'), number: 3, edition: 'last', textless: 'same' },
  state: state(publishedAt, edition),
});
const here: Here = { isDemo: false, compiled: 'compiled', textless: 'same', last: lastAt(now - 10 * minute) };
const published = (edition: string, ageSeconds = 600): HeardLine => ({
  ...{ line: 'my-line', edition, source: 'published', ageSeconds },
});
const bundled = (edition = 'compiled'): HeardLine => ({
  ...{ line: 'my-line', edition, source: 'bundled', ageSeconds: 90_000 },
});

describe('what callers hear', () => {
  it.each<[name: string, heard: HeardLine, here: Partial<Here>, outcome: string, words: RegExp, mayDiffer: boolean]>([
    ['is what was published last', published('last'), {}, 'fine', /release 3, on 2026-11-20 09:50 UTC\. .*same/, false],
    [
      'is what was published last, while the files here go on',
      published('last'),
      { textless: 'other' },
      'note',
      /The files here say something else\. .*npm run publish -- --line my-line --remote/,
      true,
    ],
    [
      'was published by somebody later than this folder knows',
      published('newer', 60),
      {},
      'note',
      /npm run pull -- --line my-line --remote/,
      true,
    ],
    [
      'was published by somebody, of which this folder knows nothing',
      published('newer', 60),
      { last: null },
      'note',
      /published\.json here does not know/,
      true,
    ],
    ['is an edition before the last', published('older', 3600), {}, 'wrong', /Release 3, .* is not heard/, true],
    [
      'is an edition before the last, which was published a minute ago',
      published('older', 3600),
      { last: lastAt(now - minute) },
      'note',
      /two minutes at most/,
      true,
    ],
    ['is compiled in, though something was published', bundled(), {}, 'wrong', /Release 3, .* is not heard/, true],
    ['is compiled in and the same', bundled(), { last: null }, 'fine', /nothing has been published since/, false],
    [
      'is compiled in, and the files have changed',
      bundled('before'),
      { last: null },
      'note',
      /npm run publish -- --line my-line --remote/,
      true,
    ],
    [
      'is compiled in, and only a take-down was published',
      bundled(),
      { last: lastAt(now - minute, '') },
      'fine',
      /compiled in at the deployment/,
      false,
    ],
    ['is a demonstration', bundled('any'), { isDemo: true }, 'note', /dates count from the day of the build/, false],
    [
      'is a demonstration that was published to',
      published('any'),
      { isDemo: true, last: null },
      'note',
      /published to try it/,
      true,
    ],
  ])('%s', (_, heard, more, outcome, words, mayDiffer) => {
    const judged = judgeHeard(heard, { ...here, ...more }, now);
    expect([judged.said.outcome, judged.said.words, judged.mayDiffer]).toEqual([
      outcome,
      expect.stringMatching(words),
      mayDiffer,
    ]);
    expect(judged.said.mend === null).toBe(outcome !== 'wrong');
  });
});
