/** What an edition changed, in one line. */
import type { Summary } from '../../editions/summary.ts';

/** Counted so: what a person looks for first stands first. */
const parts = [
  ['phone number', ({ numbers }) => lengthOf(numbers)],
  ['clinic', ({ clinics, listed }) => Math.max(lengthOf(clinics), lengthOf(listed))],
  ['hotline', ({ hotlines }) => lengthOf(hotlines)],
  ['contact', ({ contacts }) => lengthOf(contacts)],
  ['screen', ({ screens }) => lengthOf(screens)],
  ['text', ({ strings }) => Object.values(strings).reduce((sum, changes) => sum + lengthOf(changes), 0)],
] as const satisfies readonly (readonly [string, (summary: Summary) => number])[];

const lengthOf = (changes: Readonly<Record<string, readonly unknown[]>>): number =>
  Object.values(changes).reduce((sum, list) => sum + list.length, 0);

/** `2 phone numbers, 1 clinic, 14 texts`; '' where the summary is none that this program writes. */
export function shortSummary(summary: unknown): string {
  try {
    const known = summary as Summary;
    if (known.isFirst) return 'the first edition';
    const counted = parts.flatMap(([name, countOf]) => counts(countOf(known), name));
    if (counted.length > 0) return counted.join(', ');
    return lengthOf(known.slips) > 0 ? 'take-down slips' : 'other things';
  } catch {
    return '';
  }
}

const counts = (count: number, name: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${name}${count === 1 ? '' : 's'}`];
