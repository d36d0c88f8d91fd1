/** What a mutant is: a leak that somebody tired could write, as edits to our own sources. */

/** A row of the table that the proof prints. */
export type Row =
  | 'files'
  | 'values'
  | 'logs'
  | 'tail'
  | 'outbound'
  | 'answers'
  | 'bindings'
  | 'objects'
  | 'columns'
  | 'keys'
  | 'alarms'
  | 'caches'
  | 'cookies'
  | 'words'
  | 'hosts'
  | 'budget';

export type Edit = {
  /** A path inside the project. */
  readonly file: string;
  /** Must stand in the file exactly once, so that a mutant that has rotted is an error and not a green light. */
  readonly find: string;
  readonly replace: string;
};

export type Mutant = {
  /** In kebab-case, unique. */
  readonly name: string;
  /** What it leaks, in one sentence. */
  readonly leaks: string;
  /** Where the proof has to count it: red for another reason is no catch. */
  readonly seenIn: Row;
  /** The life in which it can be seen, where that is not the one in which the Worker is as it deploys. */
  readonly life?: 'over every gateway';
  readonly edits: readonly Edit[];
};

/** Adds code behind a piece that stands there once. */
export function behind(file: string, find: string, code: string): Edit {
  return { file, find, replace: `${find}\n${code}` };
}

/** Adds code ahead of a piece that stands there once. */
export function ahead(file: string, find: string, code: string): Edit {
  return { file, find, replace: `${code}\n${find}` };
}

/** Why an edit no longer fits its file; null where it does. */
export function rotIn({ find }: Edit, source: string): string | null {
  const times = source.split(find).length - 1;
  return times === 1 ? null : `stands there ${times} times: ${find}`;
}

/** The file with the edit made. Throws where it has rotted. */
export function edited(edit: Edit, source: string): string {
  if (rotIn(edit, source) !== null) throw new Error(`an edit of ${edit.file} has rotted`);
  // A function, since `$` in a replacement text has a meaning of its own.
  return source.replace(edit.find, () => edit.replace);
}
