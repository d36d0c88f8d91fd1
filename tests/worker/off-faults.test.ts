import { runInDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { revealedKey } from '../../src/editions/store.ts';
import { wrongTries } from '../../src/live/gate/limits.ts';
import type { Gate } from '../../src/live/sms-gate.worker.ts';
import {
  bindings,
  breaking,
  codes,
  done,
  failing,
  gates,
  isOnList,
  newNumber,
  notDone,
  openLive,
  stored,
  storeOf,
  textTo,
} from './off-lines.ts';

const second = 1_000;
const minute = 60 * second;
const logged: string[] = [];
vi.setConfig({ testTimeout: 60_000 });
beforeEach(() => {
  logged.length = 0;
  vi.spyOn(console, 'log').mockImplementation((word: string) => void logged.push(word));
  vi.useFakeTimers({ toFake: ['Date'], now: Math.floor(Date.now() / 3_600_000) * 3_600_000 + 10 * minute });
  return () => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  };
});

describe('who guesses', () => {
  it('learns nothing, and is not heard after three', async () => {
    const number = newNumber();
    const heard = new Set<string>();
    for (let guess = 0; guess < 200; guess += 1) {
      const code = guess === 100 ? codes.clinic : String(guess).padStart(8, '9');
      // Slowly, so that the pace does not keep every reply back.
      vi.setSystemTime(Date.now() + 5 * second);
      for (const reply of await textTo('guessed', `OFF ${code}`, { number })) heard.add(reply);
    }
    expect([...heard]).toEqual(notDone);
    expect(await stored('guessed')).toEqual({ revealed: [], tries: [{ hour: expect.any(Number), wrong: 3 }] });
    expect(await isOnList('guessed')).toBe(true);
    expect(await textTo('guessed', 'OFF 7391 5520')).toEqual(done);
  });

  it('with many phones does not shut out a helper', async () => {
    for (let phone = 0; phone < 12; phone += 1) {
      const number = newNumber();
      for (let guess = 0; guess < 3; guess += 1) await textTo('blocked', `OFF 0000 00${phone + 10}`, { number });
    }
    const { tries } = await stored('blocked');
    expect(Number(tries[0]?.wrong)).toBeGreaterThanOrEqual(wrongTries.ofLine);
    expect(Number(tries[0]?.wrong)).toBeLessThan(wrongTries.ofLine + 12);
    expect(await textTo('blocked', 'OFF 7391 5520')).toEqual(done);
  });
});

describe('what cannot be done', () => {
  it('is said so where the store fails, and is told with the next slip', async () => {
    await storeOf('unwritten', (store) => Object.defineProperty(store, 'put', { value: failing, configurable: true }));
    expect(await textTo('unwritten', 'OFF 7391 5520')).toEqual(notDone);
    expect(await isOnList('unwritten')).toBe(true);
    await storeOf('unwritten', (store) => Reflect.deleteProperty(store, 'put'));
    expect(await textTo('unwritten', 'OFF 1048 2297')).toEqual(done);
    expect(await bindings.EDITIONS.get(revealedKey('unwritten'))).toBe(JSON.stringify([codes.hotline, codes.clinic]));
    vi.setSystemTime(Date.now() + 31 * second);
    expect(await isOnList('unwritten')).toBe(false);
  });

  it.each([
    ['is gone', { key: failing, admit: failing, settle: failing, release: failing, hearSlip: failing }],
    ['fails at slips', { hearSlip: failing }],
    ['has a new key each time', { hearSlip: () => Promise.resolve('stale-key') }],
  ])('is said so where the object %s', async (_, parts) => {
    const using = breaking('gone', parts);
    expect(await textTo('gone', 'OFF 7391 5520', { live: openLive(), using })).toEqual(notDone);
    expect(await isOnList('gone')).toBe(true);
    expect((await stored('gone')).revealed).toEqual([]);
  });

  it('is said so where its tables cannot be read', async () => {
    await runInDurableObject(gates.getByName('gate-gone'), (_gate: Gate, { storage }) => {
      storage.sql.exec('CREATE TABLE IF NOT EXISTS tries (other INTEGER)');
    });
    expect(await textTo('gone', 'OFF 7391 5520')).toEqual(notDone);
    expect(logged).toContain('slip-unwritten');
  });
});
