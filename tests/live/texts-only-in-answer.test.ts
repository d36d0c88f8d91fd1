/** Nobody is texted who has not texted: a reply goes out of one place, and only a text leads there. */
import { glob, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { handsetOf, type InProcess, openInProcess } from '../../src/commands/dial/in-process.ts';
import { projectPath } from '../../src/commands/project.node.ts';
import type { WireRequest } from '../../src/gateways/handset.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import { screensOf } from '../../src/menu/position.ts';
import { routeOf } from '../../src/menu/routes.ts';
import { at } from '../support/at.ts';
import { editions, now } from '../support/lines.ts';

const number = '+447700900123';
const fetched = vi.spyOn(globalThis, 'fetch');
let live: InProcess;
beforeAll(async () => {
  live = await openInProcess([...editions.values()], now);
});
beforeEach(() => {
  fetched.mockReset().mockRejectedValue(new Error('nothing leaves this computer'));
});
afterAll(() => fetched.mockRestore());

/** What left the Worker since it was last asked, by a gateway's send or otherwise. */
const wentOut = () => ({ texts: live.takeSent().length, calls: fetched.mock.calls.length });
const nothing = { texts: 0, calls: 0 };

/** A text to one line over one of its gateways. */
async function aText(line: string, gateway: string, to: string, text: string): Promise<WireRequest> {
  const handset = handsetOf[gateway]?.sms;
  if (!handset) throw new Error('every gateway has a handset');
  const url = await live.callbackUrl(line, 'sms', gateway);
  return handset.writeCallback({ url, id: `${gateway}-${text}`, number, to, text, sentAt: now }, live.secrets);
}

describe('a text through a gateway that has to be called', () => {
  it('gets one reply, which the recorder of these tests sees [texts-only-in-answer]', async () => {
    await live.deliver(await aText('demo-ke', 'africastalking', '00000', '11'));
    expect(wentOut()).toEqual({ texts: 1, calls: 0 });
  });
});

describe.each([...editions])('on %s nothing is sent', (line, edition) => {
  it.each(edition.line.ussd.map(({ gateway }) => gateway))(
    'by a call over %s, whatever is pressed [texts-only-in-answer]',
    async (gateway) => {
      const handset = handsetOf[gateway]?.ussd;
      const url = await live.callbackUrl(line, 'ussd', gateway);
      const routes = edition.line.languages.flatMap(({ id }) =>
        screensOf(edition).flatMap((screen) => routeOf(edition, at(screen, id, edition.places[0]?.id ?? null)) ?? []),
      );
      expect(routes.length).toBeGreaterThan(100);
      for (const route of ['', ...routes, '119990', 'Westlands']) {
        const call = { url, session: 's', number, serviceCode: '*384*00000#', inputs: route === '' ? [] : [route] };
        if (handset) expect((await live.deliver(handset.writeCallback(call))).status).toBe(200);
      }
      expect(wentOut()).toEqual(nothing);
    },
  );

  it('by the end of a call, a delivery report, a look at its health, or the same with a wrong secret [texts-only-in-answer]', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = `phoneNumber=${encodeURIComponent(number)}&from=${encodeURIComponent(number)}&to=00000&text=11&id=1&date=now`;
    const ends = [
      ...edition.line.ussd.map(async ({ gateway }) => `${await live.callbackUrl(line, 'ussd', gateway)}/ended`),
      ...edition.line.sms.map(async ({ gateway }) => `${await live.callbackUrl(line, 'sms', gateway)}/report`),
    ];
    const posts = (await Promise.all(ends)).flatMap((url) => [url, url.replace(/[0-9a-f]{32}/, '0'.repeat(32))]);
    for (const url of posts) await live.deliver({ url, method: 'POST', headers: form, body });
    const [somewhere = ''] = posts;
    const { origin } = new URL(somewhere);
    const paths = ['/', '/phone', '/health/0', `/health/${await pathSecret('made-up-in-this-process', 'health')}`];
    for (const path of paths) await live.deliver({ url: origin + path, method: 'POST', headers: form, body });
    expect(wentOut()).toEqual(nothing);
  });

  it.each(edition.line.sms.filter(({ gateway }) => gateway !== 'africastalking'))(
    'beside the answer itself to a text over $gateway [texts-only-in-answer]',
    async ({ gateway, number: to }) => {
      expect((await live.deliver(await aText(line, gateway, to, '11'))).body).not.toBe('');
      expect(wentOut()).toEqual(nothing);
    },
  );
});

describe('the program', () => {
  it('sends in one place, which is reached from the answer to a text alone [texts-only-in-answer]', async () => {
    const callers: Record<string, string[]> = { 'withPost(': [], 'sendReply(': [], 'answerText(': [] };
    for await (const path of glob('src/{live,menu,render,directory,content,phone}/**/*.ts', {
      cwd: projectPath('.'),
    })) {
      const source = await readFile(projectPath(path), 'utf8');
      for (const call of Object.keys(callers))
        for (const line of source.split('\n')) if (line.includes(call)) callers[call]?.push(`${path}: ${line.trim()}`);
    }
    const where = (call: string) => callers[call]?.map((found) => found.split(':')[0]);
    expect(new Set(where('withPost('))).toEqual(new Set(['src/live/send.ts']));
    expect(new Set(where('sendReply('))).toEqual(new Set(['src/live/send.ts', 'src/live/answer.ts']));
    expect(callers['sendReply(']?.filter((found) => found.startsWith('src/live/answer.ts'))).toHaveLength(1);
    expect(callers['answerText(']).toHaveLength(2);
  });
});
