/** Formula injection: a cell that a spreadsheet would take for a formula is written with an apostrophe before it. */

/** What OWASP lists for "CSV injection", full-width signs as well. */
const starts = '[=+\\-@\\t\\r\\n\\uff1d\\uff0b\\uff0d\\uff20]';
const dangerous = new RegExp(`^${starts}`);
const apostrophes = new RegExp(`^'+${starts}`);
/** One phone number, one decimal: as a formula each is only itself. Two with a space between are a formula that is an error. */
const harmless = /^\+\d+$|^-\d+(\.\d+)?$/;

/** A cell as it may stand in a file for spreadsheets. `restore` takes off exactly what this adds. */
export function neutralise(text: string): string {
  return apostrophes.test(text) || (dangerous.test(text) && !harmless.test(text)) ? `'${text}` : text;
}

/** A cell of a file from a spreadsheet without the apostrophe that kept it from being a formula. */
export function restore(text: string): string {
  return apostrophes.test(text) ? text.slice(1) : text;
}
