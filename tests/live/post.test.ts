import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../src/gateways/gateway.ts';
import { maxAnswerBytes, maxSendMilliseconds, withPost } from '../../src/live/post.ts';
import { type Company, openCompany } from '../gateways/company.ts';
import { watchTimers } from '../support/timers.ts';

const call = { url: 'https://company.example/send', headers: { 'x-key': 'k' }, body: '{"to":"+447700900001"}' };
const plain = { status: 200, contentType: 'text/plain', body: 'taken' };

let company: Company;
beforeAll(async () => {
  company = await openCompany();
});
afterAll(() => company.close());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const postOnce = () => withPost((post) => post(call), company.fetch);

describe('a call that sends', () => {
  it('is a POST of just that address, those headers and that body', async () => {
    company.behave(plain);
    expect(await postOnce()).toEqual({ status: 200, body: 'taken' } satisfies Answer);
    expect(company.calls()).toMatchObject([{ ...call, method: 'POST' }]);
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect: %i [redirects-lead-nowhere]', async (status) => {
    company.behave({ status, contentType: 'text/plain', body: '', location: 'https://elsewhere.invalid/' }, plain);
    expect(await postOnce()).toEqual({ status, body: '' });
    expect(company.calls()).toHaveLength(1);
  });

  it('that is cut off is a value, not an error', async () => {
    company.behave('hangs-up');
    expect(await postOnce()).toEqual({ failed: 'unreachable' });
  });

  it('is answered whole by up to 64 KiB, and by nothing where more comes', async () => {
    const body = `${'x'.repeat(maxAnswerBytes - 3)}€`;
    company.behave({ ...plain, body }, { ...plain, body: `${body}x` }, 'never-ends');
    expect(await postOnce()).toEqual({ status: 200, body });
    expect(await postOnce()).toEqual({ failed: 'unreachable' });
    expect(await postOnce()).toEqual({ failed: 'unreachable' });
  });

  it('ends after eight seconds, together with those before it', async () => {
    company.behave(plain, 'is-silent');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const timers = watchTimers(maxSendMilliseconds);
    const answers = withPost(async (post) => [await post(call), await post(call)], company.fetch);
    while (company.calls().length < 2) await company.nextCall().then(() => new Promise(setImmediate));
    const settled = vi.fn();
    void answers.then(settled);
    await vi.advanceTimersByTimeAsync(maxSendMilliseconds - 1);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await answers).toEqual([{ status: 200, body: 'taken' }, { failed: 'timeout' }]);
    expect(timers.left()).toBe(0);
  });

  it('leaves no timer behind when it is answered', async () => {
    company.behave(plain);
    const timers = watchTimers(maxSendMilliseconds);
    await postOnce();
    expect(timers.left()).toBe(0);
  });
});
