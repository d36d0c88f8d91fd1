import { expect, it } from 'vitest';
import { deniedAs, shortNumbersOf } from '../../src/check/denied-numbers.ts';

it.each([
  ['999', 'KE', 'the emergency number: police may come'],
  ['101', 'EW', 'police'],
  ['101', 'KE', null],
  ['+443001237000', 'EW', 'immigration enforcement'],
  ['+443001237000', 'KE', 'immigration enforcement'],
  ['+254800722203', 'KE', 'criminal investigators (DCI)'],
  ['+448712345678', 'EW', 'a number with a service charge'],
  ['+442079460123', 'EW', null],
])('%s on a line of %s is that of %s', (number, jurisdiction, answers) => {
  expect(deniedAs(number, jurisdiction)).toBe(answers);
});

it('knows the short numbers of a country by its jurisdictions', () => {
  expect(shortNumbersOf('EW')).toContain('101');
  expect(shortNumbersOf('KE')).not.toContain('101');
});
