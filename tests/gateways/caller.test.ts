import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as callerModule from '../../src/gateways/caller.ts';
import { channels, shownBy } from './caller-channels.ts';

const { callerOf, openCaller } = callerModule;
const number = '+447700900001';
const printed = '[caller]';

describe('what can be seen of a caller [caller-cannot-be-printed]', () => {
  it.each(Object.entries(channels))('%s: nothing of its number', async (_, channel) => {
    const [one = '', other] = await Promise.all(
      [number, '+254712000999'].map((each) => shownBy(channel, callerOf(each))),
    );
    expect(one).not.toMatch(/7700|900001/);
    // Two callers look alike, so that not even a bit of the number shows.
    expect(other).toBe(one);
  });

  it('no more of any other number', async () => {
    const written = fc.stringMatching(/^[+ ]?[0-9]{3,15}$/);
    await fc.assert(
      fc.asyncProperty(fc.tuple(written, written), async (numbers) => {
        const [one, other] = await Promise.all(
          numbers.map((each) =>
            Promise.all(Object.values(channels).map((channel) => shownBy(channel, callerOf(each)))),
          ),
        );
        expect(other).toEqual(one);
      }),
      { numRuns: 20 },
    );
  });

  it('prints as one word wherever it is turned into text', () => {
    const caller = callerOf(number);
    expect([`${caller}`, String(caller), JSON.stringify(caller), inspect(caller)]).toEqual([
      printed,
      printed,
      `"${printed}"`,
      printed,
    ]);
  });

  it('a clone is no caller: it answers nothing and cannot be opened', () => {
    const clone = structuredClone(callerOf(number));
    expect(clone).toEqual({});
    expect(() => openCaller(clone)).toThrow('not made by callerOf');
  });

  it('says no more when its questions are asked wrongly', async () => {
    const caller = callerOf(number);
    const wrong = [null, undefined, 7, {}, [null], [{ prefix: caller, digits: caller }], caller] as unknown[];
    const asked = wrong.flatMap((given) => [
      () => caller.isAllowed(given as never),
      () => caller.isOneOf(given as never),
      () => caller.bucket(given as never),
      () => caller.kind.call(given as never),
      () => caller.isAllowed.call(given as never, []),
    ]);
    const said = await Promise.all(
      asked.map(async (ask) => inspect(await (async () => ask())().catch((error) => error))),
    );
    expect(said.filter((each) => /7700|900001/.test(each))).toEqual([]);
  });

  it('is opened by the one function that its module exports for that', () => {
    expect(Object.keys(callerModule).toSorted()).toEqual(['callerOf', 'openCaller']);
  });

  it('cannot be given a property or another answer', () => {
    const caller = callerOf(number);
    expect(() => Object.assign(caller, { number })).toThrow(TypeError);
    expect(() => Object.assign(Object.getPrototypeOf(caller), { kind: () => 'mobile' })).toThrow(TypeError);
  });
});

describe('a number is read as a gateway wrote it', () => {
  it.each([
    ['+447700900001', '+447700900001'],
    [' 447700900001', '+447700900001'],
    ['00447700900001', '+447700900001'],
    ['447700900001', '+447700900001'],
    ['+44 7700 900001', '+447700900001'],
    ['+44 (7700) 900-001', '+447700900001'],
    [' 2908000', '+2908000'],
    ['07700900001', '07700900001'],
    ['00000', '00000'],
    ['40404', '40404'],
    ['BANK', 'BANK'],
  ])('%j is %j', (written, read) => {
    expect(openCaller(callerOf(written))).toBe(read);
  });

  it('reads what it has read as the same', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ +]?[0-9a-z .-]{0,18}$/), (written) => {
        const once = openCaller(callerOf(written));
        expect(openCaller(callerOf(once))).toBe(once);
      }),
    );
  });
});

describe('a caller answers closed questions', () => {
  it.each([
    ['+447700900001', 'mobile'],
    ['4477009', 'mobile'],
    ['404040', 'short-code'],
    ['00000', 'short-code'],
    ['', 'short-code'],
    ['Mpesa', 'letters'],
    ['+44ABC', 'letters'],
    ['ባንክ', 'letters'],
  ])('%j is of the kind %s', (written, kind) => {
    expect(callerOf(written).kind()).toBe(kind);
  });

  it.each([
    ['+447700900001', '+44', 12, true],
    ['+447700900001', '+44', 11, false],
    ['+4477009000012', '+44', 12, false],
    ['+457700900001', '+44', 12, false],
    ['07700900001', '+44', 12, false],
    ['404040', '+404', 6, false],
    ['+44770,090001', '+44', 12, false],
    ['+44770090000;', '+44', 12, false],
    ['+44770090000१', '+44', 12, false],
  ])('%s with %s and %i digits is allowed: %s', (written, prefix, digits, allowed) => {
    expect(
      callerOf(written).isAllowed([
        { prefix: '+1', digits: 11 },
        { prefix, digits },
      ]),
    ).toBe(allowed);
  });

  it('is allowed nowhere when no prefix is', () => {
    expect(callerOf(number).isAllowed([])).toBe(false);
  });

  it('knows our own numbers however they are written', () => {
    expect(callerOf(number).isOneOf(['40404', '00447700900001'])).toBe(true);
    expect(callerOf('40404').isOneOf(['40404'])).toBe(true);
    expect(callerOf(number).isOneOf(['+447700900002'])).toBe(false);
  });

  it('falls into the bucket of the first 16 bits of its HMAC-SHA-256 (RFC 4231, case 2)', async () => {
    // The digest of that case begins 5bdc; its text is no number, which leaves it as it is but for its spaces.
    const key = await hmacKey('Jefe');
    expect(await callerOf('whatdoyawantfornothing?').bucket(key)).toBe(await firstBits(key, 'whatdoyawantfornothing?'));
    expect(await firstBits(key, 'what do ya want for nothing?')).toBe(0x5bdc);
  });

  it('falls into another bucket under another key, and into the same however its number is written', async () => {
    const key = await hmacKey('one');
    expect(await callerOf(number).bucket(key)).toBe(await callerOf('00447700900001').bucket(key));
    expect(await callerOf(number).bucket(key)).not.toBe(await callerOf(number).bucket(await hmacKey('two')));
  });
});

it('is opened only where a reply is sent [opened-to-send-alone]', () => {
  const source = join(import.meta.dirname, '../../src');
  const openers = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && readFileSync(join(source, file), 'utf8').includes('openCaller'))
    .map((file) => file.replaceAll('\\', '/'));
  expect(openers.toSorted()).toEqual([
    'gateways/africastalking/send.ts',
    'gateways/caller.ts',
    'gateways/echo.ts',
    'gateways/sending.ts',
  ]);
});

function hmacKey(secret: string): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(secret);
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
}

async function firstBits(key: CryptoKey, text: string): Promise<number> {
  const digest = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text));
  return new DataView(digest).getUint16(0);
}
