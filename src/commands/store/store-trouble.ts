/** A store that cannot be reached, in words for the person at the keyboard. */

/** The error of a store that did not do what it was asked. */
export const storeTrouble = (words: string): Error => Object.assign(new Error('the store did not answer'), { words });

/** What to tell of an error, where it is one of the store; null for any other. */
export const troubleOf = (error: unknown): string | null =>
  error instanceof Error && 'words' in error && typeof error.words === 'string' ? error.words : null;
