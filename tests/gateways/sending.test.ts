import { describe, expect, it } from 'vitest';
import { callerOf } from '../../src/gateways/caller.ts';
import type { Outgoing, SmsInbound } from '../../src/gateways/gateway.ts';
import { refused, sendBy } from '../../src/gateways/sending.ts';

const inbound: SmsInbound = {
  channel: 'sms',
  to: '00000',
  text: 'RAID',
  messageId: 'm1',
  sentAt: null,
  caller: callerOf('+447700900123'),
  handle: {},
};

/** The credentials of each call to a company that takes those alone which are `right`, in the order of the calls. */
async function triedBy(
  secrets: Readonly<Record<string, readonly string[]>>,
  right: (credentials: Outgoing['credentials']) => boolean = () => false,
): Promise<readonly string[]> {
  let isRight = false;
  const tried: string[] = [];
  const send = sendBy({
    needs: Object.keys(secrets),
    sendCall: ({ credentials }) => {
      tried.push(Object.values(credentials).join(' '));
      isRight = right(credentials);
      return { url: 'https://company.invalid/', headers: {}, body: '' };
    },
    readOutcome: () => (isRight ? { sent: true } : refused('bad-credentials')),
  });
  const answered = async () => ({ status: 200, body: '' });
  await send(inbound, 'text', { from: '00000', sharedKeyword: null, secrets }, answered);
  return tried;
}

describe('credentials that a company refuses', () => {
  it.each([
    ['of one value each are tried once', { ID: ['a'], KEY: ['k'] }, ['a k']],
    [
      'that change together are tried together before they are mixed',
      { ID: ['a', 'b'], KEY: ['k', 'l'] },
      ['a k', 'b l', 'a l', 'b k'],
    ],
    ['of which one alone changes keep the other', { ID: ['a'], KEY: ['k', 'l'] }, ['a k', 'a l']],
    [
      'of a line that has one next value and another three go together',
      { ID: ['a', 'n'], KEY: ['k', 'l', 'm'] },
      ['a k', 'n l', 'n m', 'a l', 'n k', 'a m'],
    ],
    ['that are written twice are tried once', { ID: ['a', 'a'], KEY: ['k', 'k'] }, ['a k']],
    ['of which one has no value are never tried', { ID: ['a', 'b'], KEY: [] }, []],
  ])('%s', async (_, secrets, tried) => {
    expect(await triedBy(secrets)).toEqual(tried);
  });

  it('are tried nine times at most, each combination once, the current ones first', async () => {
    const tried = await triedBy({ ID: ['a', 'b', 'c'], KEY: ['k', 'l', 'm'], REGION: ['x', 'y', 'z'] });
    expect(tried.slice(0, 3)).toEqual(['a k x', 'b l y', 'c m z']);
    expect([tried.length, new Set(tried).size]).toEqual([9, 9]);
  });

  it.each(['a k', 'a l', 'a m', 'b k', 'b l', 'b m', 'c k', 'c l', 'c m'])(
    'are tried no further than those that it takes: %s',
    async (right) => {
      const tried = await triedBy(
        { ID: ['a', 'b', 'c'], KEY: ['k', 'l', 'm'] },
        (credentials) => Object.values(credentials).join(' ') === right,
      );
      expect(tried.at(-1)).toBe(right);
    },
  );
});
