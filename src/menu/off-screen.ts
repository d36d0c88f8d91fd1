/** The answer to the code of a take-down slip. */
import type { Edition } from '../content/edition.ts';
import { demoMark, type Screen } from './screen.ts';

/** Whether it is done, and nothing else: in the line's first language, since whoever texts a slip has said no language. */
export function offScreen(edition: Edition, isDone: boolean): Screen {
  return {
    id: 'off',
    language: null,
    mark: edition.line.demo ? demoMark : null,
    blocks: [[{ key: isDone ? 'off.done' : 'off.not-done' }]],
    options: [],
    back: null,
    closesFrom: null,
    more: 'more',
    ends: true,
    route: null,
  };
}
