/** What holds of every adapter once the live side answers through it: from its fixture and its handset alone. */
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { positionsInProcess } from '../../src/commands/dial/positions-in-process.ts';
import { bundleEditions } from '../../src/editions/bundle.ts';
import type { HttpReply, RawRequest, SmsGateway, SmsInbound, UssdGateway } from '../../src/gateways/gateway.ts';
import type { SmsHandset, UssdHandset, WireRequest } from '../../src/gateways/handset.ts';
import { madeUpSettings } from '../../src/gateways/made-up.ts';
import { maxBodyBytes as usualBodyBytes } from '../../src/live/callback.ts';
import { createLive, type Gateways } from '../../src/live/live.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import { budgetInMemory, gateStub } from '../support/gate.ts';
import { builtOn, editionOf, now } from '../support/lines.ts';
import { batchContract, inOneRequest, type Text } from './batch.ts';
import { arrive, type Body, type Fixture, requestWith, understand, url } from './contract.ts';

const serviceCode = '*384*00000#';
const secret = 'made-up-for-this-test';
const publicUrl = 'https://line.invalid';
const bundled = await bundleEditions([editionOf('demo-ke'), editionOf('demo-ew')], builtOn);

export type Line = {
  readonly url: string;
  ask(request: WireRequest): Promise<HttpReply>;
  /** Settings by name, as handsets sign with them. */
  readonly secrets: Readonly<Record<string, readonly string[]>>;
};

/** A line that these gateways carry, in this process. */
export async function openLine(
  channel: 'ussd' | 'sms',
  gateways: Gateways,
  name: string,
  { line, at }: { readonly line: string; readonly at: number } = { line: 'demo-ke', at: now },
): Promise<Line> {
  const { app } = createLive({ bundled, now: () => at, gateways, overAnyGateway: true });
  const settings = { ...madeUpSettings(secret), GATEWAY_SECRET: secret, PUBLIC_URL: publicUrl };
  const budget = budgetInMemory();
  const gate = gateStub(() => at, budget);
  const env = { ...settings, POSITIONS: positionsInProcess(() => at), GATES: { getByName: () => gate } };
  return {
    url: `${publicUrl}/${channel}/${name}/${await pathSecret(secret, `${line}/${name}`)}`,
    secrets: Object.fromEntries(Object.entries(settings).map(([setting, value]) => [setting, [value]])),
    async ask({ url, ...init }) {
      const behind: Promise<unknown>[] = [];
      const waitUntil = (work: Promise<unknown>) => void behind.push(work);
      const context = { waitUntil, passThroughOnException: () => undefined, props: {} };
      const response = await app.request(url, init, env, context);
      const body = await response.text();
      await Promise.all(behind);
      return { status: response.status, headers: Object.fromEntries(response.headers), body };
    },
  };
}

const printed: unknown[] = [];

/** Privacy: whatever happens, nothing is printed but what a case expects. */
export function watchConsole(): void {
  beforeEach(() => {
    printed.length = 0;
    for (const way of ['log', 'info', 'debug', 'warn', 'error', 'trace'] as const)
      vi.spyOn(console, way).mockImplementation((...words: unknown[]) => void printed.push(...words));
  });
  afterEach(() => void vi.restoreAllMocks());
}
export const printedWords = (): readonly unknown[] => printed;

/** All that is refused is refused in the same bytes, and says nothing. */
export async function expectRefusals(
  open: Line,
  genuine: WireRequest,
  { maxBodyBytes = usualBodyBytes }: Pick<SmsGateway | UssdGateway, 'maxBodyBytes'>,
): Promise<void> {
  const refusal = await open.ask({ ...genuine, url: `${publicUrl}/nowhere` });
  const isForm = !genuine.body.startsWith('{');
  const padding = 'x'.repeat(maxBodyBytes);
  const forged: Readonly<Record<string, WireRequest>> = {
    'a wrong secret': { ...genuine, url: genuine.url.replace(/[0-9a-f]{32}/, '0'.repeat(32)) },
    'a body that is too long': {
      ...genuine,
      body: `${genuine.body}${isForm ? `&z=${padding}` : ' '.repeat(maxBodyBytes)}`,
    },
    'another content type': { ...genuine, headers: { ...genuine.headers, 'content-type': 'text/plain' } },
    'a query': { ...genuine, url: `${genuine.url}?from=447700900001` },
    'something behind the secret': { ...genuine, url: `${genuine.url}/elsewhere` },
    'no body': { ...genuine, body: '' },
  };
  expect(refusal.status).toBe(404);
  for (const [what, request] of Object.entries(forged))
    expect([what, await open.ask(request)]).toEqual([what, refusal]);
}

type Page = { readonly text: string; readonly ends: boolean };

/** Declares the cases of one adapter of USSD. */
export function liveUssdContract(gateway: UssdGateway, handset: UssdHandset, fixture: Fixture): void {
  describe(`${gateway.name} answers calls`, () => {
    watchConsole();
    let open: Line;
    let calls = 0;
    beforeAll(async () => {
      open = await openLine('ussd', { ussd: [gateway], sms: [] }, gateway.name);
    });
    const hop = async (
      session: string,
      inputs: readonly string[],
      further: readonly string[] = [],
      number = fixture.number,
    ): Promise<Page> => {
      const request = handset.writeCallback({
        url: open.url,
        session,
        number,
        serviceCode,
        further,
        inputs,
      });
      const page = handset.readAnswer(await open.ask(request));
      if ('broken' in page) throw new Error(`the company would not take this answer: ${page.broken}`);
      return page;
    };
    /** The last page of a call of these inputs. */
    const call = async (inputs: readonly string[], further: readonly string[] = []): Promise<Page> => {
      calls += 1;
      let page = await hop(`s-${calls}`, [], further);
      for (let step = 1; step <= inputs.length; step += 1)
        page = await hop(`s-${calls}`, inputs.slice(0, step), further);
      return page;
    };

    it('from the first page, on, back and to further pages', async () => {
      const start = await call([]);
      expect(start.text).toContain('1 English');
      const menu = await call(['1']);
      expect(menu.text).toContain('1 Police here now');
      expect(await call(['1', '0'])).toEqual(start);
      const [first, second] = [await call(['1', '1']), await call(['1', '1', '9'])];
      expect(second.text).not.toBe(first.text);
      expect(await call(['1', '1', '9', '0'])).toEqual(first);
      expect(printedWords()).toEqual([]);
    });

    it('that begin further in, as if the keys had been pressed', async () => {
      expect(await call([], ['1', '1'])).toEqual(await call(['1', '1']));
      expect(await call(['9'], ['1', '1'])).toEqual(await call(['1', '1', '9']));
    });

    it('with what means nothing there: nothing, stars, other scripts', async () => {
      for (const input of ['', '*', '#', 'ሰላም', ' ', '8'])
        expect((await call(['1', input])).text).toContain('Police here now');
    });

    it('of a session that nobody has begun here, never with a page of another call', async () => {
      const page = await hop('never-begun', ['2'], [], '+447700900987');
      expect(page.ends).toBe(false);
      if (gateway.inputModel === 'cumulative') expect(page).toEqual(await call(['2']));
      else expect(page.text).toContain('The call was cut off. From the start:');
      expect(printedWords()).toEqual([]);
    });

    it('whose request comes twice, with a page of the menu each time', async () => {
      const session = 'twice';
      await hop(session, []);
      await hop(session, ['1']);
      const [first, again] = [await hop(session, ['1', '1']), await hop(session, ['1', '1'])];
      expect(first).toEqual(await call(['1', '1']));
      const isSteady = gateway.inputModel === 'cumulative' || fixture.reads['step numbers'] !== undefined;
      expect(again).toEqual(isSteady ? first : await call(['1', '1', '1']));
    });

    it('in all the same bytes where they are not genuine', async () => {
      const request = handset.writeCallback({
        url: open.url,
        session: 'x',
        number: fixture.number,
        serviceCode,
        inputs: [],
      });
      await expectRefusals(open, request, gateway);
      const elsewhere = handset.writeCallback({
        ...{ url: open.url, session: 'x', number: fixture.number },
        serviceCode: '*999#',
        inputs: [],
      });
      const answer = await open.ask(elsewhere);
      if (gateway.namesLine) expect(answer).toEqual(await open.ask({ ...elsewhere, url: `${publicUrl}/nowhere` }));
      else expect(handset.readAnswer(answer)).toEqual(await call([]));
      expect(printedWords()).toEqual([]);
    });

    it.each(fixture.reads.ended ?? [])(
      'that are over, with nothing, and forgets them: %#',
      async ({ body, suffix = '' }) => {
        const session = sessionOf(gateway, handset, requestWith(fixture, body, { suffix }));
        await hop(session, []);
        expect(await hop(session, ['1'])).toEqual(await call(['1']));
        const { status } = await open.ask(written(open, fixture, body, suffix));
        expect(status).toBe(200);
        const page = await hop(session, ['1', '1']);
        if (gateway.inputModel === 'cumulative') expect(page).toEqual(await call(['1', '1']));
        else expect(page.text).toContain('The call was cut off. From the start:');
        expect(printedWords()).toEqual([]);
      },
    );
  });
}

/** A request of a fixture, as it comes over the wire. */
const written = ({ url }: Line, { contentType }: Fixture, body: Body, suffix = ''): WireRequest => ({
  ...{ method: 'POST', url: url + suffix, headers: { 'content-type': contentType } },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

/** The session of a request, as its handset is told it: companies write it in places of their own. */
function sessionOf(gateway: UssdGateway, handset: UssdHandset, request: RawRequest): string {
  const named = sessionIn(gateway, request);
  const session = `${request.suffix} ${request.body}`.match(/[\w-]+/g)?.find((word) => {
    const call = { url, session: word, number: '+447700900001', serviceCode, inputs: [] };
    return named !== null && sessionIn(gateway, arrive(handset.writeCallback(call))) === named;
  });
  if (session === undefined) throw new Error('the request names no session');
  return session;
}

function sessionIn(gateway: UssdGateway, request: RawRequest): string | null {
  const read = gateway.readInbound(request);
  return 'refused' in read ? null : read.session;
}

/** Declares the cases of one adapter of SMS. What goes out is caught where the platform's `fetch` or the adapter's own client calls. */
export function liveSmsContract(gateway: SmsGateway, handset: SmsHandset, fixture: Fixture): void {
  describe(`${gateway.name} answers texts`, () => {
    watchConsole();
    let open: Line;
    let sent: readonly string[] = [];
    const caught: SmsGateway = {
      ...gateway,
      ...(gateway.send && {
        send: (_inbound, text) => {
          sent = [...sent, text];
          return Promise.resolve({ sent: true });
        },
      }),
    };
    beforeAll(async () => {
      open = await openLine('sms', { ussd: [], sms: [caught] }, gateway.name);
    });
    const write = ({ text, id, number = '+447700900001', to = '00000' }: Text) =>
      handset.writeCallback({ url: open.url, id, number, to, text, sentAt: now }, open.secrets);
    /** The texts that come back, however this gateway carries them. */
    const repliesTo = async (...texted: readonly Text[]): Promise<readonly string[]> => {
      sent = [];
      const reply = await open.ask(inOneRequest(await Promise.all(texted.map(write))));
      expect(reply.status).toBeLessThan(300);
      return [...handset.readAnswer(reply), ...sent];
    };

    it('once each, whatever way the reply takes', async () => {
      const [raid, ...others] = await repliesTo({ text: 'RAID', id: 'one' });
      expect(raid).toContain('DEMO');
      expect(others).toEqual([]);
      expect(await repliesTo({ text: 'RAID', id: 'one' }), 'the same message again').toEqual([]);
      expect(printedWords()).toEqual([]);
    });

    it('but none that it treats as an opt-out, and none from a machine', async () => {
      for (const [at, word] of gateway.optOutWords.entries())
        expect(await repliesTo({ text: word, id: `stop-${at}`, number: '+447700900002' })).toEqual([]);
      expect(await repliesTo({ text: 'HELP', id: 'letters', number: '12345' })).toEqual([]);
      expect(printedWords()).toEqual([]);
    });

    batchContract(gateway, fixture, { ask: (request) => open.ask(request), write, repliesTo });

    it.each(fixture.reads['several messages'] ?? [])('that come together, each of them: %#', async ({ body }) => {
      const {
        sentAt,
        messageId,
        further = [],
      } = understand<SmsInbound>(gateway, requestWith(fixture, body), fixture.number);
      // Nobody but the company can sign what it wrote.
      const unsigned: SmsGateway = { ...caught, verify: () => Promise.resolve(null) };
      const toEach = { line: 'demo-ew', at: sentAt ?? now };
      const together = await openLine('sms', { ussd: [], sms: [unsigned] }, gateway.name, toEach);
      sent = [];
      const reply = await together.ask(written(together, fixture, body));
      expect(reply.status).toBeLessThan(300);
      const ids = new Set([messageId, ...further.map((other) => other.messageId)]);
      expect([...handset.readAnswer(reply), ...sent]).toHaveLength(ids.size);
      expect(printedWords()).toEqual([]);
    });

    it('in all the same bytes where they are not genuine', async () => {
      await expectRefusals(open, await write({ text: 'RAID', id: 'forged', number: '+447700900003' }), gateway);
      expect(printedWords()).toEqual([]);
    });
  });
}
