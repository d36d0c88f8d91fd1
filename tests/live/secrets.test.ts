import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Expected, expectedSecrets, matchSecret, pathSecret, secretLength } from '../../src/live/secrets.ts';

const subjects = ['demo-ke/africastalking', 'demo-ke/callback', 'demo-ew/twilio'];
const [current, next] = ['the-secret-of-today', 'the-secret-of-tomorrow'];
const expected = await expectedSecrets([current, next], subjects);
const right = await Promise.all([current, next].flatMap((key) => subjects.map((subject) => pathSecret(key, subject))));

afterEach(() => vi.restoreAllMocks());

describe('the secret of an address', () => {
  it('is the beginning of an HMAC-SHA-256 in hex', async () => {
    for (const subject of subjects) {
      const whole = createHmac('sha256', current).update(subject).digest('hex');
      expect(await pathSecret(current, subject)).toBe(whole.slice(0, 32));
    }
  });

  it('stands for its subject, made with the current gateway secret or with the next', async () => {
    const found = await Promise.all(right.map((secret) => matchSecret(expected, secret)));
    expect(found).toEqual([...subjects, ...subjects]);
  });

  it('stands for nothing where another gateway secret made it, or nothing is expected', async () => {
    for (const subject of subjects)
      expect(await matchSecret(expected, await pathSecret('another', subject))).toBeNull();
    expect(await matchSecret([], right[0] ?? '')).toBeNull();
  });
});

/** Texts that are anything: empty, control characters, every script, halves of characters, far too long. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.nat(0xffff), { maxLength: 300 }).map((units) => String.fromCharCode(...units)),
  fc.tuple(fc.string({ minLength: 1 }), fc.nat(20_000)).map(([text, times]) => text.repeat(times)),
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: secretLength, maxLength: secretLength }),
);
/** A right secret with something wrong with it. */
const nearlyRight = fc
  .tuple(fc.constantFrom(...right), fc.nat(secretLength - 1), anyText)
  .chain(([secret, at, text]) =>
    fc.constantFrom(
      secret.slice(0, at),
      secret.slice(at + 1),
      secret.slice(0, at) + text + secret.slice(at),
      secret.slice(0, at) + text + secret.slice(at + 1),
      secret.toUpperCase(),
      secret + secret,
      `${secret}\0`,
      ` ${secret}`,
      `${secret}\n`,
    ),
  );

describe('any other text', () => {
  it('stands for nothing, and nothing throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyText, nearlyRight), async (given) => {
        fc.pre(!right.includes(given));
        expect(await matchSecret(expected, given)).toBeNull();
      }),
      { numRuns: 2000, examples: [[''], ['\ud800'], ['\0'.repeat(32)], ['f'.repeat(1_000_000)]] },
    );
  });
});

describe('how long a comparison takes', () => {
  /** The same secrets, and how often a word of any of them was read. */
  function counted(): { readonly expected: readonly Expected[]; readonly reads: () => readonly number[] } {
    const reads = expected.map(() => 0);
    const watched = expected.map(({ subject, digest }, index) => {
      const get = (words: Uint32Array, name: string | symbol) => {
        if (typeof name === 'string' && /^\d+$/.test(name)) reads[index] = (reads[index] ?? 0) + 1;
        return Reflect.get(words, name, words);
      };
      return { subject, digest: new Proxy(digest, { get }) };
    });
    return { expected: watched, reads: () => reads };
  }

  it.each([
    ['the first that is right', right[0] ?? ''],
    ['the last that is right', right.at(-1) ?? ''],
    ['one wrong from the first digit', `x${right[0]?.slice(1)}`],
    ['one wrong in the last digit', `${right[0]?.slice(0, -1)}x`],
    ['an empty one', ''],
    ['a long one', 'a'.repeat(5000)],
  ])('does not depend on what was given: one digest, and all of every candidate is read: %s', async (_what, given) => {
    const watched = counted();
    const digest = vi.spyOn(crypto.subtle, 'digest');
    await matchSecret(watched.expected, given);
    expect(digest).toHaveBeenCalledTimes(1);
    expect(watched.reads()).toEqual(expected.map(() => 8));
  });
});
