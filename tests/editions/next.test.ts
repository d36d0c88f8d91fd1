import { describe, expect, it } from 'vitest';
import { changedMilliseconds, type Release, type State } from '../../src/content/state.ts';
import { digestOf } from '../../src/editions/canonical.ts';
import { type Base, nextRelease, nextState } from '../../src/editions/next.ts';
import { isOpen, usedUpBy } from '../../src/editions/proposal.ts';
import { takenDownIn, type Verified, verifyRecord } from '../../src/editions/record.ts';
import { noFloor } from '../../src/editions/trust.ts';
import { signedBy } from '../support/published.ts';
import { asha, ben, line, type RecordAsked, recordOf, trust } from './records.ts';

const at = 1_800_000_000_000;
const edition = 'e'.repeat(64);

async function baseOf(asked: RecordAsked = {}): Promise<Base & { readonly verified: Verified }> {
  const verified = await verifyRecord(JSON.stringify(await recordOf(asked)), line, trust);
  if ('reason' in verified) throw new Error(verified.reason);
  return { line, verified, floor: noFloor };
}
const asked = { digest: edition, textless: edition, changed: [] };

/** What two people make of a base, and what a fresh isolate says of it. */
async function released(base: Base, more: Partial<Parameters<typeof nextRelease>[1]> = {}, now = at) {
  const signed = await signedBy([asha, ben], nextRelease(base, { ...asked, ...more }));
  const release: Release = JSON.parse(signed.said);
  const state = { release, releaseDigest: await digestOf(signed.said), edition, takenDown: [], changed: [], latest: 0 };
  const said = nextState(base, { ...state, now });
  return verifyRecord(JSON.stringify({ format: 1, release: signed, state: await signedBy([asha], said) }), line, trust);
}

describe('what one person signed, at the most that they can', () => {
  const key = { screen: 'start', digit: 'any', meaning: '' };

  it.each<readonly [string, Partial<State>]>([
    ['the last number', { number: 1_000_004, latest: 2_000_004 }],
    ['a take-down of that number', { number: 1_000_004, takenDown: [{ kind: 'line', id: '', number: 1_000_004 }] }],
    ['keys that stay changed', { publishedAt: 1e14, changed: [{ ...key, until: 1e14 }] }],
  ])('%s, is undone by two', async (_what, state) => {
    const base = await baseOf({ state });
    const found = await released(base, { restored: takenDownIn(base.verified) });
    if ('reason' in found) throw new Error(found.reason);
    expect(takenDownIn(found)).toEqual([]);
    expect(found.state.changed.every(({ until }) => until <= at + changedMilliseconds)).toBe(true);
    expect(found.state.number).toBe(base.verified.state.number + 1);
  });
});

describe('the next release', () => {
  it('leaves down what is down, also what its edition does not have, each once', async () => {
    const base = await baseOf({ state: { takenDown: [{ kind: 'clinic', id: 'C4823', number: 5 }] } });
    expect(nextRelease(base, asked).takenDown).toEqual([{ kind: 'clinic', id: 'C4823' }]);
  });

  it('takes a number above all that were signed, and is open with a gap', async () => {
    const base = await baseOf({ state: { edition } });
    const waiting = [3, 7, 5].map((number) => ({ release: { ...base.verified.release, number } }));
    const next = nextRelease(base, { ...asked, usedUp: usedUpBy(base, waiting) });
    expect([next.number, isOpen(base, next)]).toEqual([8, true]);
    expect([0, 3].map((number) => isOpen(base, { ...next, number }))).toEqual([false, false]);
  });

  it('passes over a number that one person signed to leave none above it', async () => {
    const base = await baseOf();
    const far = { release: { ...base.verified.release, number: 999_999_999 } };
    expect(usedUpBy(base, [far])).toBe(0);
    expect(isOpen(base, { ...far.release, previous: edition })).toBe(false);
  });
});
