import { expect, it } from 'vitest';
import { openStore } from '../../src/editions/store.ts';

it('keeps what changes in the cache of the platform as shortly as it can, and an edition long, but for one that was not there', async () => {
  const asked: (readonly [key: string, cacheTtl: number])[] = [];
  const store = openStore({
    get: (key, { cacheTtl }) => {
      asked.push([key, cacheTtl]);
      return Promise.resolve(null);
    },
  });
  await store.state('my-line');
  await store.revealed('my-line');
  await store.edition('d1');
  await store.edition('d1', true);
  expect(asked).toEqual([
    ['state/my-line', 30],
    ['off/my-line', 30],
    ['edition/d1', 86_400],
    ['edition/d1', 30],
  ]);
});
