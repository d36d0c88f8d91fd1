import { expect, it } from 'vitest';
import { runChecks } from '../../src/check/run.ts';
import { compileEdition } from '../../src/editions/compile.ts';
import { changed, now } from './small-line.ts';

const change = [{ file: 'locales/en/small.yaml', replace: 'You may ask for bail.', with: 'You can ask for bail.' }];

it.each([
  [true, 'error'],
  [false, 'warning'],
])('a card that changed since its review is with production %s of severity %s', (production, severity) => {
  const texts = changed({ change });
  const { findings } = runChecks({ line: 'small', texts, now, production, compile: compileEdition });
  expect(findings.map(({ rule, severity: said }) => [rule, said])).toEqual([['card-changed', severity]]);
});
