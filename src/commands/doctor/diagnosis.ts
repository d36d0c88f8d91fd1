/** What `npm run doctor` says: one sentence a check, and how to mend what is wrong. */
export type Diagnosis = {
  /** What was looked at: `health`, `ussd-raid`, `forged-secret` … */
  readonly check: string;
  /** The line and who carries it, where one is meant. */
  readonly about: string | null;
  /** `note`: something to know, or something that cannot be tested from here. */
  readonly outcome: 'fine' | 'wrong' | 'note';
  readonly words: string;
  readonly mend: string | null;
};

export type Said = Omit<Diagnosis, 'check' | 'about'>;

export const fine = (words: string): Said => ({ outcome: 'fine', words, mend: null });
export const note = (words: string): Said => ({ outcome: 'note', words, mend: null });
export const wrong = (words: string, mend: string): Said => ({ outcome: 'wrong', words, mend });
