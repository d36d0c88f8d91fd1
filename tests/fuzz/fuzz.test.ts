import { expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';

it('twenty thousand random texts each get a page', { timeout: 60_000 }, async () => {
  expect((await fuzz(20_000, 1)).failures).toEqual([]);
});
