import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { handsets } from '../../src/gateways/handsets.ts';
import { createLive } from '../../src/live/live.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import { retryAfterMilliseconds } from '../../src/live/send.ts';
import { type Behaviour, type Company, openCompany } from '../gateways/company.ts';
import { type BadDay, badDays } from '../prove/company.ts';
import { gateStub } from '../support/gate.ts';
import { editionOf, now } from '../support/lines.ts';
import { bundleOf, lineLike } from '../support/other-lines.ts';

const hourlyReplies = 4;
const caps = { hourlyReplies, dailyReplies: 2 * hourlyReplies, urgentSharePercent: 30 };
const bundled = await bundleOf([lineLike(editionOf('demo-ke'), 'demo-ke', { caps })]);
const secret = 'made-up-for-this-test';
const numbers = Array.from({ length: 3 * hourlyReplies }, (_, index) => `+4477009000${10 + index}`);

let company: Company;
beforeAll(async () => {
  vi.stubEnv('NO_PROXY', '*');
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const { setTimeout } = globalThis;
  // A second try is due after a second, of which nothing here depends.
  const sooner = (then: () => void, milliseconds?: number) =>
    setTimeout(then, milliseconds === retryAfterMilliseconds ? 0 : milliseconds);
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(
    Object.assign(sooner, { __promisify__: setTimeout.__promisify__ }),
  );
  company = await openCompany();
});
afterAll(async () => {
  await company.close();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

async function behaviourOn({ answer }: BadDay): Promise<Behaviour> {
  try {
    const { status, headers, body } = await answer('+447700900001');
    return { status, body, contentType: headers['content-type'] ?? 'text/html', ...headers };
  } catch {
    return 'hangs-up';
  }
}

/** A line that knows nobody yet; resolves once all that a text causes is over. */
function openLine(): (number: string) => Promise<void> {
  const { app } = createLive({ bundled, now: () => now });
  const gate = gateStub(() => now);
  const env = {
    GATEWAY_SECRET: secret,
    PUBLIC_URL: 'https://line.invalid',
    AFRICASTALKING_USERNAME: 'mwavuli',
    AFRICASTALKING_API_KEY: 'key-1',
    GATES: { getByName: () => gate },
  };
  return async (number) => {
    const url = `https://line.invalid/sms/africastalking/${await pathSecret(secret, 'demo-ke/africastalking')}`;
    const message = { url, id: `ATXid_${number}`, number, to: '00000', text: 'RAID', sentAt: now };
    const request = await handsets.africastalking?.sms?.writeCallback(message, {});
    const behind: Promise<unknown>[] = [];
    const waitUntil = (work: Promise<unknown>): void => void behind.push(work);
    const context = { waitUntil, passThroughOnException: () => undefined, props: {} };
    if (request) await app.request(request.url, request, env, context);
    await Promise.all(behind);
  };
}

/** Three times as many messages as the cap lets be answered, each brought twice; how many calls each one caused. */
async function callsOn(day: BadDay): Promise<readonly number[]> {
  const text = openLine();
  company.behave(await behaviourOn(day));
  const calls = new Map<string, number>();
  for (const number of [...numbers, ...numbers]) {
    const before = company.calls().length;
    await text(number);
    calls.set(number, (calls.get(number) ?? 0) + company.calls().length - before);
  }
  return [...calls.values()];
}

describe('a company that answers', () => {
  it.each(badDays.filter(({ isRefusal }) => !isRefusal))(
    '$why gets one call a message and no more than the cap, since each may have gone out [caps-hold-on-bad-days]',
    async (day) => {
      const calls = await callsOn(day);
      expect(Math.max(...calls)).toBe(1);
      expect(calls.reduce((sum, count) => sum + count)).toBe(hourlyReplies);
    },
  );

  it.each(badDays.filter(({ isRefusal }) => isRefusal))(
    '$why has sent nothing: a message is tried again when it is brought again, and none is counted',
    async (day) => {
      const tries = day.why === 'HTTP 429' ? 2 : 1;
      expect(await callsOn(day)).toEqual(numbers.map(() => 2 * tries));
    },
  );
});
