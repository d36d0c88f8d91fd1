/** What is said when all else has failed. Safety: never silence, never an error text. */
import type { Target } from '../content/state.ts';
import { constantText, type LineFacts } from '../editions/facts.ts';
import type { Page } from '../menu/screen.ts';

/** Where even the compiled head cannot be read there is no number to give. */
const lastWords = 'Sorry, this line does not work now. Please try again later.';

/** The constant page of a line. It ends the session, so that its number, of a hotline that is not taken down, stays on the phone. */
export const constantPage = (facts: LineFacts | null, takenDown: readonly Target[]): Page => ({
  text: (facts && textOf(facts, takenDown)) ?? lastWords,
  ends: true,
});

/** Null where the facts are of another shape than they must be. */
function textOf(facts: LineFacts, takenDown: readonly Target[]): string | null {
  try {
    return constantText(facts, takenDown);
  } catch {
    return null;
  }
}
