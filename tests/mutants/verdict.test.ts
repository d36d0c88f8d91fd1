import { describe, expect, it } from 'vitest';
import { tableOf } from '../prove/table.ts';
import type { ProofRun } from './prove.ts';
import { isGreen, judge } from './verdict.ts';

type Whole = Parameters<typeof tableOf>[0];

const searched = (['files', 'logs', 'tail', 'tail-requests'] as const).map((place) => ({
  place,
  records: 1,
  bytes: 12_345,
  found: 0,
}));
const nothing: Whole = {
  requests: 200,
  numbers: 68,
  encodings: 78,
  patterns: 23_800,
  searched,
  found: [],
  compared: [{ kind: 'objects', listed: 2, seen: 2, findings: [] }],
  blind: [],
  budget: [],
};
/** As `npm run prove` prints it. */
const printed = (proof: Partial<Whole>, exitCode: number | null = 1): ProofRun => ({
  exitCode,
  output: `The Worker as it deploys …\n${tableOf({ ...nothing, ...proof })}\n`,
});
const found = { place: 'logs', encoding: 'bare', number: '+447700900001', around: '…' } as const;
const inLogs: Partial<Whole> = {
  found: [found],
  searched: searched.map((one) => (one.place === 'logs' ? { ...one, found: 1 } : one)),
};

describe('a proof', () => {
  it('is green where it came to its end and found nothing', () => {
    expect(isGreen(printed({}, 0))).toBe(true);
  });

  it.each([
    ['found something', printed(inLogs, 1)],
    ['ended with 1', printed({}, 1)],
    ['never came to its end', { exitCode: 0, output: 'About 200 requests, seed 1.' }],
  ])('is not green where it %s', (_, proof) => {
    expect(isGreen(proof)).toBe(false);
  });
});

describe('a seeded leak', () => {
  it('is caught where the proof counts it in its row', () => {
    expect(judge({ seenIn: 'logs' }, printed(inLogs))).toEqual({ verdict: 'caught', why: 'logs 1' });
  });

  it('is caught where the page does not list what was met', () => {
    const compared = [{ kind: 'objects', listed: 2, seen: 3, findings: ['objects: one more'] }] as const;
    expect(judge({ seenIn: 'objects' }, printed({ compared })).verdict).toBe('caught');
  });

  it.each([
    ['the proof is green', 'logs', printed({}, 0)],
    ['another row is red', 'files', printed(inLogs)],
    ['the row counts it and the proof ends with 0 all the same', 'logs', printed(inLogs, 0)],
    ['only the search itself was blind', 'logs', printed({ blind: ['nothing was there to be searched'] })],
  ] as const)('is missed where %s', (_, seenIn, proof) => {
    expect(judge({ seenIn }, proof).verdict).toBe('missed');
  });

  it.each([
    ['did not build', { exitCode: 1, output: 'The Worker does not build.\nline 3' }],
    ['was stopped', { exitCode: null, output: 'The Worker as it deploys …' }],
    ['said nothing', { exitCode: 1, output: '' }],
  ])('is neither where the proof %s', (_, proof) => {
    expect(judge({ seenIn: 'logs' }, proof).verdict).toBe('broken');
  });
});
