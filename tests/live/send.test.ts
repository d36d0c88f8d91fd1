import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sms } from '../../src/gateways/africastalking/sms.ts';
import { callerOf } from '../../src/gateways/caller.ts';
import type { SendOutcome, SmsInbound } from '../../src/gateways/gateway.ts';
import { maxSendMilliseconds } from '../../src/live/post.ts';
import { retryAfterMilliseconds, sendReply } from '../../src/live/send.ts';

const inbound: SmsInbound = {
  channel: 'sms',
  to: '00000',
  text: 'HELP',
  messageId: 'm1',
  sentAt: null,
  caller: callerOf('+447700900123'),
  handle: {},
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/**
 * One reply whose gateway gives these outcomes in turn: how often it was sent, how often before a second try is due, and what
 * the gate heard of it.
 */
async function sent(
  ...outcomes: readonly SendOutcome[]
): Promise<{ sends: number; early: number; settled: number; released: number }> {
  const seen = { sends: 0, settled: 0, released: 0 };
  const send = (): Promise<SendOutcome> => {
    seen.sends += 1;
    return Promise.resolve(outcomes[seen.sends - 1] ?? { sent: true });
  };
  const heard = (word: 'settled' | 'released') => async (): Promise<void> => {
    seen[word] += 1;
  };
  const sender = { from: '00000', sharedKeyword: null, secrets: {} };
  const sending = sendReply({ ...sms, send }, inbound, 'text', sender, {
    kind: 'admitted',
    settle: heard('settled'),
    release: heard('released'),
  });
  await vi.advanceTimersByTimeAsync(retryAfterMilliseconds - 1);
  const early = seen.sends;
  await vi.advanceTimersByTimeAsync(1);
  await sending;
  return { ...seen, early };
}

const refused = (reason: 'throttled' | 'bad-sender', retry: boolean): SendOutcome => ({
  sent: false,
  reason,
  certain: true,
  retry,
});
const mayHaveGone: SendOutcome = { sent: false, reason: 'timeout', certain: false, retry: false };

describe('a reply that is sent', () => {
  it.each([
    ['goes once where it is taken', [{ sent: true }], { sends: 1, settled: 1, released: 0 }],
    [
      'is tried once more where the answer allows it',
      [refused('throttled', true)],
      { sends: 2, settled: 1, released: 0 },
    ],
    [
      'is tried no third time',
      [refused('throttled', true), refused('throttled', true)],
      { sends: 2, settled: 0, released: 1 },
    ],
    [
      'lets its message be tried again where it was refused',
      [refused('bad-sender', false)],
      { sends: 1, settled: 0, released: 1 },
    ],
    ['keeps its message where it may have gone out', [mayHaveGone], { sends: 1, settled: 1, released: 0 }],
    [
      'keeps its message where the second try may have gone out',
      [refused('throttled', true), mayHaveGone],
      { sends: 2, settled: 1, released: 0 },
    ],
  ] as const)('%s', async (_, outcomes, expected) => {
    expect(await sent(...outcomes)).toEqual({ early: 1, ...expected });
  });

  it('has time for both tries within the 30 s that the platform gives', () => {
    expect(retryAfterMilliseconds).toBeGreaterThan(1000);
    expect(2 * maxSendMilliseconds + retryAfterMilliseconds).toBeLessThan(30_000);
  });
});
