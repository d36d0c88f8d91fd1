import { describe, expect, it } from 'vitest';
import { digestOfSlip } from '../../src/editions/slips.ts';
import { createRevealed } from '../../src/live/revealed.ts';

const [line, secrets] = ['demo-ke', ['first-secret', 'next-secret']];
const [one, other] = ['73915520', '40962218'];
const digest = (code: string, secret = 'first-secret') => digestOfSlip(secret, line, code);

describe('the codes that were texted', () => {
  it('count under every secret that stands', async () => {
    const revealed = createRevealed(line);
    expect(await revealed.learn(JSON.stringify([one]), secrets)).toBe(true);
    expect(revealed.has(await digest(one))).toBe(true);
    expect(revealed.has(await digest(one, 'next-secret'))).toBe(true);
    expect(revealed.has(await digest(other))).toBe(false);
  });

  it('that took something down count on, though the list is shortened, deleted or spoilt', async () => {
    for (const list of ['[]', null, 'oops', JSON.stringify([other])]) {
      const revealed = createRevealed(line);
      await revealed.learn(JSON.stringify([one, other]), secrets);
      expect(revealed.has(await digest(one))).toBe(true);
      await revealed.learn(list, secrets);
      expect(revealed.has(await digest(one))).toBe(true);
    }
  });

  it('are left as they were by a list longer than any line has', async () => {
    const revealed = createRevealed(line);
    await revealed.learn(JSON.stringify([one]), secrets);
    const long = JSON.stringify([other]).padEnd(20_001);
    expect(await revealed.learn(long, secrets)).toBe(false);
    expect(revealed.has(await digest(one))).toBe(true);
    expect(revealed.has(await digest(other))).toBe(false);
    expect(await revealed.learn(long.slice(0, 20_000), secrets)).toBe(true);
  });

  it('are not worked out again while the list is the same', async () => {
    const revealed = createRevealed(line);
    expect(await revealed.learn(null, secrets)).toBe(false);
    await revealed.learn(JSON.stringify([one]), secrets);
    expect(await revealed.learn(JSON.stringify([one]), secrets)).toBe(false);
  });

  it('count at once where they were texted to this isolate', async () => {
    const revealed = createRevealed(line);
    await revealed.add(one, secrets);
    expect(revealed.has(await digest(one))).toBe(true);
  });
});
