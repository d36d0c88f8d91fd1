import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAwake } from '../../src/live/awake.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

/** Remembers moments, each for a minute. */
function remembering() {
  let moments: readonly number[] = [];
  const asked: number[] = [];
  const forgetOld = (now: number): number | null => {
    asked.push(now);
    moments = moments.filter((at) => now - at < 60_000);
    return moments.length === 0 ? null : Math.min(...moments) + 60_000;
  };
  const awake = createAwake(forgetOld, () => Date.now());
  const remember = () => {
    moments = [...moments, Date.now()];
    awake.stay();
  };
  return { awake, asked, remember, left: () => moments.length };
}

it('stays while something is remembered, drops each thing when it is old, and then rests', () => {
  const { remember, left } = remembering();
  remember();
  vi.advanceTimersByTime(40_000);
  remember();
  vi.advanceTimersByTime(19_999);
  expect(left()).toBe(2);
  vi.advanceTimersByTime(1);
  expect([left(), vi.getTimerCount()]).toEqual([1, 1]);
  vi.advanceTimersByTime(39_999);
  expect([left(), vi.getTimerCount()]).toEqual([1, 1]);
  vi.advanceTimersByTime(1);
  expect([left(), vi.getTimerCount()]).toEqual([0, 0]);
});

it('has one timer however much is remembered, and looks once a second at most', () => {
  const { remember, asked } = remembering();
  for (let count = 0; count < 5_000; count += 1) {
    remember();
    vi.advanceTimersByTime(1);
  }
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(65_000);
  expect(vi.getTimerCount()).toBe(0);
  expect(asked.length).toBeLessThan(10);
});

it('rests at once where nothing is left, and stays again for what comes then', () => {
  const { awake, remember } = remembering();
  remember();
  awake.rest();
  expect(vi.getTimerCount()).toBe(0);
  remember();
  expect(vi.getTimerCount()).toBe(1);
});

it('has no timer while nothing is remembered', () => {
  const { awake } = remembering();
  awake.stay();
  expect(vi.getTimerCount()).toBe(0);
});
