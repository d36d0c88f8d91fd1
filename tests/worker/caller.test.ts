import { env } from 'cloudflare:workers';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { callerOf } from '../../src/gateways/caller.ts';
import { channels, shownBy } from '../gateways/caller-channels.ts';

const number = '+447700900001';
const { GATES } = env as unknown as { readonly GATES: { getByName(name: string): Record<string, Ask> } };
type Ask = (value: unknown) => Promise<unknown>;

describe('in the runtime that it deploys to, what can be seen of a caller [caller-cannot-be-printed]', () => {
  it.each(Object.entries(channels))('%s: nothing of its number', async (_, channel) => {
    const [one = '', other] = await Promise.all(
      [number, '+254712000999'].map((each) => shownBy(channel, callerOf(each))),
    );
    expect(one).not.toMatch(/7700|900001/);
    expect(other).toBe(one);
  });

  it.each(['admit', 'release', 'settle', 'hearSlip'])(
    'a call to a Durable Object (%s) does not carry it',
    async (method) => {
      const gate = GATES.getByName('gate-caller');
      const caller = callerOf(number);
      for (const given of [caller, { keyId: caller, message: caller, sender: caller }, [caller]]) {
        const came = await gate[method]?.(given).catch((error: unknown) => error);
        expect(inspect(came, { showHidden: true, depth: null })).not.toMatch(/7700|900001/);
      }
    },
  );
});
