/** Lines with slips, inside workerd: what is texted to them, what they answer, and what their objects keep. */
import { createExecutionContext, runInDurableObject, waitOnExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect } from 'vitest';
import bundled from '../../.generated/lines.jsonl';
import type { Edition } from '../../src/content/edition.ts';
import type { Target } from '../../src/content/state.ts';
import { digestOfSlip } from '../../src/editions/slips.ts';
import { handsets } from '../../src/gateways/handsets.ts';
import { openBundle } from '../../src/live/bundle.ts';
import { createLive } from '../../src/live/live.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import type { Env } from '../../src/live/settings.ts';
import type { Gate } from '../../src/live/sms-gate.worker.ts';
import { lineLike } from '../support/other-lines.ts';
import { bundleTrusting, makePerson, trustIn } from '../support/published.ts';

type Kv = { put(key: string, value: string): Promise<void>; get(key: string): Promise<string | null> };
type Settings = Readonly<Record<string, string>>;
export const bindings = env as unknown as Env & Settings & { readonly EDITIONS: Kv; readonly PHONE_INBOX: Fetcher };
export const gates = bindings.GATES as unknown as DurableObjectNamespace<Gate>;
export const secret = bindings.SLIP_SECRET ?? '';

const shipped = (line: string): Edition => {
  const edition = openBundle(bundled).edition(line);
  if (!edition) throw new Error('there is no such line');
  return edition;
};
function first<Item>([item]: readonly Item[]): Item {
  if (item === undefined) throw new Error('there is none');
  return item;
}
/** One that never closes: which clinic comes first depends on the hour. */
export const clinic = first(shipped('demo-ke').clinics.filter(({ code }) => code === 'C3177'));
export const hotline = first(shipped('demo-ke').hotlines);

export const codes = { clinic: '73915520', hotline: '10482297', line: '48210093' } as const;
const targets: Readonly<Record<keyof typeof codes, Target>> = {
  clinic: { kind: 'clinic', id: clinic.code },
  hotline: { kind: 'hotline', id: hotline.id },
  line: { kind: 'line', id: '' },
};
const digestsOf = async (line: string) =>
  Promise.all(
    (['clinic', 'hotline', 'line'] as const).map(async (kind) => ({
      kind,
      digest: await digestOfSlip(secret, line, codes[kind]),
    })),
  );

/** A line with slips, like one that ships. */
async function withSlips(line: string, id: string, changed: Partial<Edition['line']> = {}): Promise<Edition> {
  const slips = Object.fromEntries((await digestsOf(id)).map(({ kind, digest }) => [digest, targets[kind]]));
  return { ...lineLike(shipped(line), id, changed), slips };
}

const few = { hourlyReplies: 1, dailyReplies: 1, urgentSharePercent: 0 };
const changes: Readonly<Record<string, Partial<Edition['line']>>> = { spent: { caps: few } };
const names = [
  'done',
  'again',
  'others',
  'hotlines',
  'whole',
  'guessed',
  'blocked',
  'unwritten',
  'gone',
  'restored',
  'spent',
];
const entries = shipped('demo-ke').line.sms.map((entry) => ({ ...entry, sharedKeyword: 'UMOJA' }));
const editions = await Promise.all([
  ...names.map((id) => withSlips('demo-ke', id, changes[id])),
  withSlips('demo-ke', 'shared', { sms: entries }),
  withSlips('demo-ew', 'by-twilio'),
]);
export const editionOf = (line: string): Edition => {
  const edition = editions.find((own) => own.line.id === line);
  if (!edition) throw new Error('there is no such line');
  return edition;
};
/** Both have to sign. */
export const people = await Promise.all([makePerson('alice'), makePerson('ben')]);
const text = await bundleTrusting(editions, trustIn(people, 2));

/** A fresh isolate: it has read nothing and holds no key. */
export const openLive = () => createLive({ bundled: text, now: () => Date.now() }).app;
type Live = ReturnType<typeof openLive>;

async function hand(live: Live, using: Env, request: { url: string; method: string; headers: object; body: string }) {
  const context = createExecutionContext();
  const { url, ...init } = request;
  const response = await live.fetch(new Request(url, init as RequestInit), using, context);
  await waitOnExecutionContext(context);
  const headers = Object.fromEntries(response.headers);
  return { status: response.status, headers, body: await response.text() };
}

const addressOf = async (channel: string, line: string, gateway: string) =>
  `${bindings.PUBLIC_URL}/${channel}/${gateway}/${await pathSecret(bindings.GATEWAY_SECRET ?? '', `${line}/${gateway}`)}`;

let given = 100;
export const newNumber = () => `+447700900${given++}`;

type Texting = { readonly live?: Live; readonly using?: Env; readonly number?: string; readonly id?: string };
const everyday = openLive();

/** What arrives after a text: through Twilio for the line of that name, else through Africa's Talking. */
export async function textTo(line: string, typed: string, texting: Texting = {}): Promise<readonly string[]> {
  const { live = everyday, using = bindings, number = newNumber(), id = crypto.randomUUID() } = texting;
  const gateway = line === 'by-twilio' ? 'twilio' : 'africastalking';
  const url = await addressOf('sms', line, gateway);
  const to = gateway === 'twilio' ? '+442079460123' : '00000';
  const message = { url, to, id, sentAt: Date.now(), number, text: typed };
  const request = await handsets[gateway]?.sms?.writeCallback(message, {
    TWILIO_AUTH_TOKEN: [bindings.TWILIO_AUTH_TOKEN ?? ''],
  });
  if (!request) throw new Error('no handset');
  const answer = await hand(live, using, request);
  expect(answer.status).toBe(200);
  if (gateway === 'twilio') return handsets.twilio?.sms?.readAnswer(answer) ?? [];
  const taken = await bindings.PHONE_INBOX.fetch('https://inbox/', { method: 'POST', body: number });
  return ((await taken.json()) as readonly { text: string }[]).map((message) => message.text);
}

export async function dial(
  line: string,
  inputs: readonly string[],
  { live = everyday, using = bindings }: Texting = {},
) {
  const gateway = line === 'by-twilio' ? 'callback' : 'africastalking';
  const url = await addressOf('ussd', line, gateway);
  const call = { url, session: 's', number: newNumber(), serviceCode: '*384*00000#', inputs };
  const request = handsets[gateway]?.ussd?.writeCallback(call);
  if (!request) throw new Error('no handset');
  return (await hand(live, using, request)).body;
}

const says = (key: 'off.done' | 'off.not-done') => {
  const message = shipped('demo-ke').strings.en?.[key];
  return [expect.stringContaining(typeof message === 'string' ? message : String(message?.[0]?.value))];
};
export const done = says('off.done');
export const notDone = says('off.not-done');
/** Whether the clinic is on the list, as CHECK says it. */
export async function isOnList(line: string, texting?: Texting): Promise<boolean> {
  const own = editionOf(line).line.sms[0]?.sharedKeyword ?? '';
  const [reply = ''] = await textTo(line, `${own} CHECK ${clinic.code}`, texting);
  const [, not] = new RegExp(`${clinic.code}: (not )?on our list`).exec(reply) ?? ['', 'nothing'];
  expect(not).not.toBe('nothing');
  return not === undefined;
}

export const stored = (line: string) =>
  runInDurableObject(gates.getByName(`gate-${line}`), (_gate: Gate, { storage }) => {
    const tables = storage.sql.exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").toArray();
    const rows = (name: string) =>
      tables.some((table) => table.name === name) ? storage.sql.exec(`SELECT * FROM ${name}`).toArray() : [];
    return { revealed: rows('revealed'), tries: rows('tries') };
  });

/** The gate of a line, but for what a test breaks of it. */
export function breaking(line: string, parts: object): Env {
  const gate = gates.getByName(`gate-${line}`);
  const whole = {
    key: () => gate.key(),
    admit: (request: Parameters<Gate['admit']>[0]) => gate.admit(request),
    settle: (admitted: Parameters<Gate['settle']>[0]) => gate.settle(admitted),
    release: (admitted: Parameters<Gate['release']>[0]) => gate.release(admitted),
    hearSlip: (slipTry: Parameters<Gate['hearSlip']>[0]) => gate.hearSlip(slipTry),
  };
  return { ...bindings, GATES: { getByName: () => ({ ...whole, ...parts }) } } as unknown as Env;
}
export const failing = () => Promise.reject(new Error('failed'));

/** The store as an object of a line writes into it. */
export const storeOf = (line: string, act: (store: Kv) => void) =>
  runInDurableObject(gates.getByName(`gate-${line}`), (gate: Gate) => {
    act((gate as unknown as { readonly env: { readonly EDITIONS: Kv } }).env.EDITIONS);
  });
