import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bucket } from '../../../src/gateways/caller.ts';
import { hourMilliseconds, wrongTries } from '../../../src/live/gate/limits.ts';
import type { SlipCode } from '../../../src/live/gate/slip-try.ts';
import { createSlips, type SlipTable } from '../../../src/live/gate/slips.ts';
import { createTellRevealed } from '../../../src/live/gate/tell-revealed.ts';
import { createWrongTries, isHeard } from '../../../src/live/gate/wrong-tries.ts';
import { slipsInMemory } from '../../support/gate.ts';

const now = Date.UTC(2026, 10, 20, 10);
const right = '73915520' as SlipCode;
const told = () => Promise.resolve(true);

/** The slips of one line in one life of its object. */
function open(table: SlipTable = slipsInMemory(), tell: Parameters<typeof createSlips>[2] = told) {
  const slips = createSlips('key', table, tell);
  const hear = (sender: number, code: SlipCode | null, at = now) =>
    slips.hear({ keyId: 'key', line: 'a', sender: sender as Bucket, code }, at);
  return { table, hear, slips };
}

describe('whether a code is looked at', () => {
  it.each([
    [0, 0, true],
    [2, 19, true],
    [3, 3, false],
    [1, 20, false],
    [0, 20, true],
    [0, 199, true],
    [0, 200, false],
  ])('after %i wrong ones of the sender and %i of the line: %s', (bySender, byLine, heard) => {
    expect(isHeard(bySender, byLine)).toBe(heard);
  });
});

describe('the codes of slips', () => {
  it('are kept once they are right, the newest first, each once', async () => {
    const { table, hear } = open();
    expect(await hear(1, right)).toBe('done');
    expect(await hear(2, '00000001' as SlipCode)).toBe('done');
    expect(await hear(3, right)).toBe('done');
    expect(table.revealed()).toEqual(['00000001', right]);
  });

  it('that are wrong keep nothing, and count', async () => {
    const { table, hear } = open();
    expect(await hear(1, null)).toBe('not-done');
    expect(table.revealed()).toEqual([]);
    expect(table.wrongIn(now / hourMilliseconds)).toBe(1);
  });

  it('are not heard from somebody who had three wrong, until the hour is over', async () => {
    const { hear } = open();
    for (let count = 0; count < wrongTries.ofSender; count += 1) await hear(1, null, now + count);
    expect(await hear(1, right, now + 10)).toBe('not-done');
    expect(await hear(2, right, now + 10)).toBe('done');
    expect(await hear(1, right, now + hourMilliseconds)).toBe('done');
  });

  it('are heard from a helper while few guess; a guesser who was wrong once is heard no more', async () => {
    const { hear } = open();
    for (let sender = 0; sender < wrongTries.ofLine; sender += 1) await hear(sender, null);
    expect(await hear(1, right)).toBe('not-done');
    expect(await hear(999, right)).toBe('done');
  });

  it('are not heard at all after two hundred wrong ones, also in another life of the object, until the hour is over', async () => {
    const { table, hear } = open();
    for (let sender = 0; sender < 1_000; sender += 1) await hear(sender, null);
    expect(table.wrongIn(now / hourMilliseconds)).toBe(wrongTries.ofLineAtMost);
    const next = open(table);
    expect(await next.hear(5_000, right)).toBe('not-done');
    expect(table.revealed()).toEqual([]);
    expect(await next.hear(5_000, right, now + hourMilliseconds)).toBe('done');
  });

  it.each([
    [1, 2, 43, null],
    [1, 1, 73, null],
    [4, 2, 133, null],
    [7, 2, 200, 52],
    [7, 1, 200, 26],
    [30, 2, 200, 12],
    [30, 1, 200, 6],
    [190, 2, 200, 0],
  ])(
    'of %i phones that wait %i minutes to be forgotten: %i tries an hour, no helper heard from minute %s',
    async (phones, minutes, tries, until) => {
      const table = slipsInMemory();
      const heardBy = async (minute: number) => {
        const { hear } = open(table);
        for (let sender = 0; sender < phones; sender += 1)
          for (let count = 0; count < wrongTries.ofSender; count += 1) await hear(sender, null, now + minute * 60_000);
        return hear(9_999, right, now + minute * 60_000);
      };
      let minute = 0;
      while (minute < 60 && (await heardBy(minute)) === 'done') minute += minutes;
      expect([table.wrongIn(now / hourMilliseconds), minute < 60 ? minute : null]).toEqual([tries, until]);
    },
  );

  it('are not done where nobody is told, and are told with the next one', async () => {
    const lists: (readonly string[])[] = [];
    let isBroken = true;
    const { hear } = open(slipsInMemory(), async (_line, codes) => lists.push(codes()) > 0 && !isBroken);
    expect(await hear(1, right)).toBe('not-done');
    isBroken = false;
    expect(await hear(1, '00000001' as SlipCode)).toBe('done');
    expect(lists).toEqual([[right], ['00000001', right]]);
  });

  it('under a key of an earlier life change nothing', async () => {
    const { table, slips } = open();
    const sender = 1 as Bucket;
    expect(await slips.hear({ keyId: 'other', line: 'a', sender, code: right }, now)).toBe('stale-key');
    expect(await slips.hear({ keyId: 'other', line: 'a', sender, code: null }, now)).toBe('stale-key');
    expect([table.revealed(), table.wrongIn(now / hourMilliseconds)]).toEqual([[], 0]);
  });

  it('leave no sender in mind whose hour is over', () => {
    const wrong = createWrongTries();
    for (let sender = 0; sender < 100; sender += 1) wrong.add(sender, now);
    wrong.add(100, now + hourMilliseconds);
    expect(wrong.size()).toBe(1);
  });
});

describe('what was revealed, as it is told', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());
  const codes = () => [right];

  /** A store that fails or hangs as it is told. */
  function store() {
    const put: { key: string; value: string }[] = [];
    const next: ('fail' | 'hang')[] = [];
    return {
      put,
      next,
      kv: {
        put: (key: string, value: string): Promise<void> => {
          put.push({ key, value });
          const how = next.shift();
          if (how === 'hang') return new Promise(() => undefined);
          return how === 'fail' ? Promise.reject(new Error('failed')) : Promise.resolve();
        },
      },
    };
  }

  it('is the whole list under the key of the line', async () => {
    const { kv, put } = store();
    expect(await createTellRevealed(kv)('a', codes, now)).toBe(true);
    expect(put).toEqual([{ key: 'off/a', value: '["73915520"]' }]);
  });

  it('is not written again within a minute, and then is', async () => {
    const { kv, put } = store();
    const tell = createTellRevealed(kv);
    for (const at of [0, 1, 59_999]) expect(await tell('a', codes, now + at)).toBe(true);
    expect(put).toHaveLength(1);
    expect(await tell('a', codes, now + 60_000)).toBe(true);
    expect(await tell('a', () => [right, right], now + 60_001)).toBe(true);
    expect(put).toHaveLength(3);
  });

  it.each([
    ['fails once', ['fail'], true],
    ['hangs once', ['hang'], true],
    ['fails twice', ['fail', 'fail'], false],
    ['hangs and fails', ['hang', 'fail'], false],
  ] as const)('is tried twice where the store %s', async (_, how, isTold) => {
    const { kv, next, put } = store();
    next.push(...how);
    const telling = createTellRevealed(kv)('a', codes, now);
    await vi.runAllTimersAsync();
    expect(await telling).toBe(isTold);
    expect(put).toHaveLength(2);
  });

  it('is told as false without a store', async () => {
    expect(await createTellRevealed(undefined)('a', codes, now)).toBe(false);
  });

  it('is written one after the other, each time with all there is by then', async () => {
    const { kv, next, put } = store();
    next.push('hang');
    const list = [right];
    const tell = createTellRevealed(kv);
    const first = tell('a', () => [...list], now);
    list.unshift('00000001' as SlipCode);
    const second = tell('a', () => [...list], now);
    await vi.runAllTimersAsync();
    expect([await first, await second]).toEqual([true, true]);
    expect(put.at(-1)?.value).toBe('["00000001","73915520"]');
  });
});
