import { beforeEach, describe, expect, it, vi } from 'vitest';
import { digestOfSlip } from '../../src/editions/slips.ts';
import { revealedKey } from '../../src/editions/store.ts';
import { evict } from '../support/evict.ts';
import { published, putAll } from '../support/published.ts';
import {
  bindings,
  clinic,
  codes,
  dial,
  done,
  editionOf,
  gates,
  hotline,
  isOnList,
  notDone,
  openLive,
  people,
  secret,
  stored,
  textTo,
} from './off-lines.ts';

const second = 1_000;
const minute = 60 * second;
vi.setConfig({ testTimeout: 60_000 });
beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  vi.useFakeTimers({ toFake: ['Date'], now: Math.floor(Date.now() / 3_600_000) * 3_600_000 + 10 * minute });
  return () => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  };
});

describe('a slip that is texted', () => {
  it.each(['done', 'by-twilio'])('takes its clinic down at once, on calls and texts (%s)', async (line) => {
    expect(await isOnList(line)).toBe(true);
    expect(await textTo(line, 'OFF 7391 5520')).toEqual(done);
    expect(await isOnList(line)).toBe(false);
    expect(await bindings.EDITIONS.get(revealedKey(line))).toBe(JSON.stringify([codes.clinic]));
    expect(await stored(line)).toEqual({ revealed: [{ code: codes.clinic }], tries: [] });
  });

  it('is heard of by another isolate within the minute, which was told otherwise a moment ago', async () => {
    const other = openLive();
    const [near] = clinic.place === null ? [] : [clinic.place];
    expect(near).toBeDefined();
    const results = () => textTo('others', `CLINIC ${near}`, { live: other });
    expect((await results())[0]).toContain(clinic.names.en);
    expect(await textTo('others', 'off73915520')).toEqual(done);
    expect((await results())[0]).toContain(clinic.names.en);
    vi.setSystemTime(Date.now() + 31 * second);
    expect((await results())[0]).not.toContain(clinic.names.en);
    expect(await isOnList('others', { live: other })).toBe(false);
  });

  it('says so again where it is texted again, by whomever, and one message has one reply', async () => {
    const id = crypto.randomUUID();
    expect(await textTo('again', 'OFF 7391 5520', { id })).toEqual(done);
    expect(await textTo('again', 'OFF 7391 5520', { id })).toEqual([]);
    expect(await textTo('again', 'OFF-7391-5520', { live: openLive() })).toEqual(done);
    await evict(gates.getByName('gate-again'));
    expect(await textTo('again', 'OFF 7391 5520')).toEqual(done);
    expect((await stored('again')).revealed).toEqual([{ code: codes.clinic }]);
  });

  it('of a hotline takes it from every page', async () => {
    const raid = async () => (await textTo('hotlines', 'RAID'))[0] ?? '';
    expect(await raid()).toContain(hotline.phone.slice(3));
    expect(await textTo('hotlines', 'OFF 1048 2297')).toEqual(done);
    expect(await raid()).not.toContain(hotline.phone.slice(3));
    expect(await raid()).toMatch(/\+44/);
  });

  it('of the whole line closes it, and other slips go on', async () => {
    expect(await textTo('whole', 'OFF 4821 0093')).toEqual(done);
    expect(await textTo('whole', 'RAID')).toEqual([expect.stringMatching(/closed/i)]);
    expect(await dial('whole', [])).toMatch(/^END [\s\S]*closed/i);
    expect(await textTo('whole', 'OFF 7391 5520')).toEqual(done);
    expect((await stored('whole')).revealed).toHaveLength(2);
  });

  it('may stand behind the keyword of a shared code', async () => {
    expect(await textTo('shared', 'UMOJA OFF 7391 5520')).toEqual(done);
    expect(await isOnList('shared')).toBe(false);
  });

  it('counts where no reply can be paid for', async () => {
    expect(await textTo('spent', 'HELP')).toHaveLength(1);
    expect(await textTo('spent', 'OFF 7391 5520')).toEqual([]);
    expect((await stored('spent')).revealed).toEqual([{ code: codes.clinic }]);
  });

  it.each([
    ['a short code', '12345'],
    ['a country that the line does not serve', '+12025550101'],
  ])('is not heard from %s', async (_, number) => {
    expect(await textTo('restored', 'OFF 7391 5520', { number })).toEqual([]);
    expect((await stored('restored')).revealed).toEqual([]);
  });
});

it('what is restored is told of again, and its slip counts no more', async () => {
  const line = 'restored';
  const by = people;
  await putAll(bindings.EDITIONS, (await published(editionOf(line), { by })).entries);
  expect(await textTo(line, 'OFF 7391 5520')).toEqual(done);
  expect(await isOnList(line)).toBe(false);
  const voidSlips = [await digestOfSlip(secret, line, codes.clinic)];
  const restored = await published(editionOf(line), { by, release: { number: 2, voidSlips } });
  await putAll(bindings.EDITIONS, restored.entries);
  vi.setSystemTime(Date.now() + 31 * second);
  expect(await isOnList(line)).toBe(true);
  expect(await isOnList(line, { live: openLive() })).toBe(true);
  expect(await textTo(line, 'OFF 7391 5520')).toEqual(notDone);
  expect(await isOnList(line)).toBe(true);
  expect(await textTo(line, 'OFF 1048 2297')).toEqual(done);
});
