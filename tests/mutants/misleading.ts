/** Edits that mislead a call in progress: they leak nothing, so the proof says nothing of them; a page does. */
import type { Edit } from './mutant.ts';

export type MisleadingMutant = {
  /** In kebab-case, unique. */
  readonly name: string;
  /** What a caller gets, in one sentence. */
  readonly misleads: string;
  /** Keys of tests/support/mid-call.ts whose page is another. */
  readonly keys: string;
  readonly edit: Edit;
};

const shown = 'src/menu/shown.ts';

export const misleading: readonly MisleadingMutant[] = [
  {
    name: 'changed-key-shown-as-pressed',
    misleads: 'A call that runs through a changed key gets the page once more on which it was pressed.',
    keys: '162',
    edit: {
      file: shown,
      find: 'return isChanged ? asChanged(edition, position, now) : shownAt(edition, position, counting, now);',
      replace: 'return shownAt(edition, position, counting, now);',
    },
  },
  {
    name: 'changed-key-offered',
    misleads: 'A page offers a key that an isolate which has not heard of it takes for nothing, or for another thing.',
    keys: '16',
    edit: {
      file: shown,
      find: 'const left = withoutChanged(edition, whole, counting, now);',
      replace: 'const left = whole;',
    },
  },
  {
    name: 'shown-and-not-said',
    misleads: 'The live side writes the page of the position, whatever is to be shown.',
    keys: '167',
    edit: { file: 'src/live/pages.ts', find: 'if (screen === null) return', replace: 'return' },
  },
];
