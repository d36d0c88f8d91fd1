import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseCanaries } from './canaries.ts';
import { encodingsOf } from './encodings.ts';
import { createSearch } from './search.ts';

const secrets = ['one-secret', 'another-secret'];
const { all } = chooseCanaries(3, 40, () => false);
const sought = all.flatMap((owner) => encodingsOf(owner.number, secrets).map((encoding) => ({ owner, encoding })));
const search = createSearch(sought);
const namesIn = (text: string | Buffer) =>
  search.find(Buffer.from(text as string)).map(({ encoding }) => encoding.name);
const kenyan = all.find(({ number }) => number.startsWith('+254'))?.number ?? '';

describe('the search', () => {
  it('knows a number in more than sixty shapes', () => {
    expect(new Set(sought.map(({ encoding }) => encoding.name)).size).toBeGreaterThan(60);
  });

  it('finds each shape of each number wherever it stands', () => {
    const bytes = fc.uint8Array({ maxLength: 40 });
    fc.assert(
      fc.property(fc.constantFrom(...sought), bytes, bytes, (one, before, after) => {
        const record = Buffer.concat([before, Buffer.from(' '), one.encoding.bytes, Buffer.from(' '), after]);
        const hits = search.find(record);
        expect(hits.some(({ owner, encoding }) => owner === one.owner && encoding === one.encoding)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds nothing in what holds no number', () => {
    expect(namesIn('Clinic Westlands 08:00-17:00 +442079460801 1795253400123 C4821 '.repeat(50))).toEqual([]);
  });

  it('finds hex in either case, and text in its own', () => {
    const digest = createHash('sha256').update(kenyan).digest('hex');
    for (const hex of [digest, digest.toUpperCase()]) expect(namesIn(hex)).toContain('sha256, hex');
    const base64 = Buffer.from(kenyan.slice(1)).toString('base64');
    expect(namesIn(base64.toLowerCase())).toEqual([]);
  });

  it.each([
    ['between signs', (tail: string) => `"tail":${tail},`, true],
    ['at the end of a sentence', (tail: string) => `${tail}.`, true],
    ['at the beginning and the end', (tail: string) => tail, true],
    ['inside a longer number', (tail: string) => `179${tail}`, false],
    ['inside a word', (tail: string) => `a${tail}f`, false],
    ['behind a decimal point', (tail: string) => `12.${tail}`, false],
  ])('counts the last seven digits %s as what they are there', (_where, write, isFound) => {
    expect(namesIn(write(kenyan.slice(-7))).includes('last seven digits')).toBe(isFound);
  });

  it('refuses what is too short to be looked for', () => {
    const encoding = { name: 'short', bytes: Buffer.from('12345'), match: 'exact' } as const;
    expect(() => createSearch([{ owner: 1, encoding }])).toThrow('too short');
  });
});

describe('the numbers', () => {
  it('are the same for the same seed, all different, and none that the Worker holds', () => {
    expect(chooseCanaries(3, 40, () => false).all).toEqual(all);
    expect(new Set(all.map(({ number }) => number)).size).toBe(all.length);
    const others = chooseCanaries(3, 40, (number) => number === kenyan).all;
    expect(others.map(({ number }) => number)).not.toContain(kenyan);
  });
});
