/** What is said when all else has failed. Safety: never silence, never an error text. */
import type { Page } from '../menu/screen.ts';
import type { Bundle } from './bundle.ts';

/** Where even the compiled head cannot be read there is no number to give. */
const lastWords = 'Sorry, this line does not work now. Please try again later.';

/** The constant page of a line. It ends the session, so that its number stays on the phone. */
export function fallbackPage(bundle: Bundle, line: string): Page {
  return { text: bundle.head.lines.find(({ id }) => id === line)?.fallback ?? lastWords, ends: true };
}
