/** One isolate of the live side, in this process, dialled and texted through a bridge, or another gateway. */
import { positionsInProcess } from '../../src/commands/dial/positions-in-process.ts';
import type { KvReader } from '../../src/editions/store.ts';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
import type { WireRequest } from '../../src/gateways/handset.ts';
import { handsets } from '../../src/gateways/handsets.ts';
import { createLive } from '../../src/live/live.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import type { Page } from '../../src/menu/screen.ts';
import { defaultUssdLimits } from '../../src/render/limits.ts';
import { gateStub } from './gate.ts';

export type Isolate = {
  /** The page of a call of these keys. */
  call(keys: string): Promise<Page>;
  /** What it says. */
  dial(keys: string): Promise<string>;
  /** The reply to a text; null for silence. */
  text(typed: string): Promise<string | null>;
  health(): Promise<unknown>;
  /** Resolves when all that goes on behind answers is done. */
  settle(): Promise<void>;
};

export type IsolateParts = {
  readonly bundled: string;
  readonly store: KvReader | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly line?: string;
  /** Added to the settings, or in their place; an empty one is left out. */
  readonly settings?: Readonly<Record<string, string>>;
  /** What carries the calls; a bridge where absent. */
  readonly ussdBy?: string;
};

/** All of them with the same pages, so that one text tells of all. */
const gateways = { ussd: ussdGateways.map((gateway) => ({ ...gateway, limits: defaultUssdLimits })), sms: smsGateways };
const secret = 'made-up-for-this-test';
const publicUrl = 'https://line.invalid';
const number = '+254700000001';

/** Opens one that knows what is compiled in. */
export async function openIsolate(parts: IsolateParts): Promise<Isolate> {
  const { bundled, store, now, line = 'demo-ke', settings = {}, ussdBy = 'callback' } = parts;
  const { app } = createLive({ bundled, now, gateways, overAnyGateway: true });
  const { sms } = handsets.callback ?? {};
  const ussd = handsets[ussdBy]?.ussd;
  if (!ussd || !sms) throw new Error('bridges carry both');
  const own = { GATEWAY_SECRET: secret, PUBLIC_URL: publicUrl, ...settings };
  const env = {
    ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== '')),
    GATES: { getByName: () => gateStub(now) },
    POSITIONS: positionsInProcess(now),
    ...(store ? { EDITIONS: store } : {}),
  };
  let calls = 0;
  const behind: Promise<unknown>[] = [];
  const waitUntil = (work: Promise<unknown>): void => void behind.push(work);
  const context = { waitUntil, passThroughOnException: () => undefined, props: {} };
  const addressOf = async (channel: string, gateway = 'callback') =>
    `${publicUrl}/${channel}/${gateway}/${await pathSecret(secret, `${line}/${gateway}`)}`;
  const ask = async ({ url, ...init }: WireRequest) => await app.request(url, init, env, context);
  const hop = async (session: string, inputs: readonly string[]): Promise<Page> => {
    const dialled = { session, number, serviceCode: '*384*00000#', inputs };
    const { url, ...init } = ussd.writeCallback({ ...dialled, url: await addressOf('ussd', ussdBy) });
    const answer = await app.request(url, init, env, context);
    const shown = ussd.readAnswer({ status: answer.status, headers: {}, body: await answer.text() });
    if ('broken' in shown) throw new Error('a call is answered with a page');
    return shown;
  };
  const isCumulative = ussdGateways.find(({ name }) => name === ussdBy)?.inputModel === 'cumulative';
  const call = async (keys: string): Promise<Page> => {
    const inputs = keys.split('');
    if (isCumulative) return hop('s', inputs);
    calls += 1;
    let page = await hop(`s-${calls}`, []);
    // Nobody presses a key on a page that ended the call.
    for (let step = 1; step <= inputs.length && !page.ends; step += 1)
      page = await hop(`s-${calls}`, inputs.slice(0, step));
    return page;
  };
  return {
    call,
    dial: async (keys) => (await call(keys)).text,
    async text(typed) {
      const message = { id: crypto.randomUUID(), number, to: '00000', text: typed, sentAt: now() };
      const answer = await ask(await sms.writeCallback({ ...message, url: await addressOf('sms') }, {}));
      const reply: unknown = Reflect.get(Object(await answer.json()), 'text');
      return reply === null ? null : String(reply);
    },
    async health() {
      return (await app.request(`/health/${await pathSecret(secret, 'health')}`, {}, env, context)).json();
    },
    settle: async () => void (await Promise.all(behind)),
  };
}
