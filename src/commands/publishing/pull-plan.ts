/** What pulling an edition back would do to the files here. Pure: nothing is written. */
import type { SourceTexts } from '../../content/line-sources.ts';
import { type Sources, sourcesOf } from '../../editions/sources.ts';

export type PlannedFile = {
  readonly path: string;
  /** `shared` and `keys` are others there, and stay as they are here; `only-here` is not there, and stays. */
  readonly what: 'new' | 'changed' | 'same' | 'shared' | 'keys' | 'only-here';
};

export type PullAsked = {
  readonly line: string;
  /** All lines of the project: what another one reads too is shared. */
  readonly lines: readonly string[];
  readonly there: Sources;
  readonly here: SourceTexts;
  /** Whether to write what other lines read too. */
  readonly withCommon: boolean;
  /** Whether to write who may sign. Safety: an older edition may bring back somebody whose key was stolen. */
  readonly withKeys: boolean;
};

/** Each file in the order of its path, and what becomes of it: `new` and `changed` are to be written. */
export function planPull({ line, lines, there, here, withCommon, withKeys }: PullAsked): readonly PlannedFile[] {
  const others = lines.filter((id) => id !== line).flatMap((id) => Object.keys(sourcesOf(here, id)));
  const shared = new Set(withCommon ? [] : others);
  const keys = withKeys ? null : `menus/${line}/keys.yaml`;
  const planned = Object.entries(there).map(([path, text]): PlannedFile => {
    const own = here.get(path);
    if (own === text) return { path, what: 'same' };
    if (own === undefined) return { path, what: 'new' };
    return { path, what: path === keys ? 'keys' : shared.has(path) ? 'shared' : 'changed' };
  });
  const after = new Map([...here, ...Object.entries(there)]);
  const left = Object.keys(sourcesOf(after, line)).filter((path) => !Object.hasOwn(there, path));
  return [...planned, ...left.map((path): PlannedFile => ({ path, what: 'only-here' }))].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  );
}

/** Whether a file is to be written. */
export const isWritten = ({ what }: PlannedFile): boolean => what === 'new' || what === 'changed';

const words: Readonly<Record<PlannedFile['what'], string>> = {
  new: 'new',
  changed: 'changed',
  same: 'same',
  shared: 'kept: another line reads it too; --common writes it',
  keys: 'kept: it says who may sign; --keys writes it',
  'only-here': 'kept: it is here, and not in that edition',
};

/** A line for each file. */
export const planWords = (plan: readonly PlannedFile[]): readonly string[] =>
  plan.map(({ path, what }) => `  ${path}  ${words[what]}`);
