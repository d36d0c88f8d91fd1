import { createExecutionContext, runInDurableObject, waitOnExecutionContext } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import bundled from '../../.generated/lines.jsonl';
import { handsets } from '../../src/gateways/handsets.ts';
import { openBundle } from '../../src/live/bundle.ts';
import { createLive } from '../../src/live/live.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import type { Env } from '../../src/live/settings.ts';
import type { Gate } from '../../src/live/sms-gate.worker.ts';
import { evict } from '../support/evict.ts';
import { bundleOf, lineLike } from '../support/other-lines.ts';

const bindings = env as unknown as Env & Readonly<Record<string, string>> & { readonly PHONE_INBOX: Fetcher };
const gates = bindings.GATES as unknown as DurableObjectNamespace<Gate>;
const minute = 60_000;

/** Lines like those that ship, of few replies: by Africa's Talking, and by Twilio. */
const few = { hourlyReplies: 10, dailyReplies: 100, urgentSharePercent: 30 };
const shipped = (line: string) => {
  const edition = openBundle(bundled).edition(line);
  if (!edition) throw new Error('there is no such line');
  return edition;
};
const kenya = ['sparing', 'unread', 'replayed', 'late', 'unasked', 'slow', 'back'].map((id) =>
  lineLike(shipped('demo-ke'), id, { caps: few }),
);
const rowsOf = await bundleOf(
  [...kenya, lineLike(shipped('demo-ew'), 'by-twilio', { caps: few })],
  ([head = '', ...rows]) => [head, ...rows.map((row) => (row.includes('"id":"unread"') ? '{' : row))],
);

/** A fresh isolate: it holds no key and has counted nothing. */
const openLive = () => createLive({ bundled: rowsOf, now: () => Date.now() }).app;
const app = openLive();

type Texted = { readonly number: string; readonly text: string; readonly id?: string; readonly sentAt?: number };

async function post(gateway: 'africastalking' | 'twilio', line: string, texted: Texted, live: typeof app, using: Env) {
  const secret = await pathSecret(bindings.GATEWAY_SECRET ?? '', `${line}/${gateway}`);
  const url = `${bindings.PUBLIC_URL}/sms/${gateway}/${secret}`;
  const to = gateway === 'twilio' ? '+442079460123' : '00000';
  const message = { url, to, id: crypto.randomUUID(), sentAt: Date.now(), ...texted };
  const request = await handsets[gateway]?.sms?.writeCallback(message, {
    TWILIO_AUTH_TOKEN: [bindings.TWILIO_AUTH_TOKEN ?? ''],
  });
  if (!request) throw new Error('no handset texts through this gateway');
  const context = createExecutionContext();
  const response = await live.fetch(new Request(url, request), using, context);
  await waitOnExecutionContext(context);
  const headers = Object.fromEntries(response.headers);
  return { status: response.status, headers, body: await response.text() };
}

/** The texts that arrive on the phone of a number. */
async function arrived(number: string): Promise<readonly string[]> {
  const taken = await bindings.PHONE_INBOX.fetch('https://inbox/', { method: 'POST', body: number });
  return ((await taken.json()) as readonly { text: string }[]).map(({ text }) => text);
}

/** What arrives after a text through Africa's Talking. */
async function replyTo(line: string, texted: Texted, live = app, using: Env = bindings): Promise<readonly string[]> {
  expect((await post('africastalking', line, texted, live, using)).status).toBe(200);
  return arrived(texted.number);
}

let given = 100;
const newNumber = () => `+447700900${given++}`;
const replies = async (line: string, text: string, count: number, using: Env = bindings) => {
  const got: string[] = [];
  for (let index = 0; index < count; index += 1)
    got.push(...(await replyTo(line, { number: newNumber(), text }, app, using)));
  return got;
};

/** What the gate of a line has stored, of the day and of the hour. */
const countsOf = (line: string) =>
  runInDurableObject(gates.getByName(`gate-${line}`), (_gate: Gate, { storage }) =>
    storage.sql.exec('SELECT reserved, sent FROM budget').toArray(),
  );
const bothSent = (sent: number) => Array(2).fill({ reserved: 0, sent });

// Many messages each: five seconds are short where other work goes on.
vi.setConfig({ testTimeout: 30_000 });

const logged: string[] = [];
beforeEach(() => {
  // Ten past the hour: no budget begins again while a test looks at it.
  vi.useFakeTimers({ toFake: ['Date'], now: Math.floor(Date.now() / 3_600_000) * 3_600_000 + 10 * minute });
  logged.length = 0;
  vi.spyOn(console, 'log').mockImplementation((word: string) => void logged.push(word));
  return () => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  };
});

describe('once a line has spent what is for everything', () => {
  it('RAID and LAWYER are answered as ever, until their share is spent too [urgent-share]', async () => {
    expect(await replies('sparing', 'CLINIC Westlands', 9)).toHaveLength(7);
    const urgent = [...(await replies('sparing', 'RAID', 2)), ...(await replies('sparing', 'LAWYER', 2))];
    expect(urgent).toHaveLength(3);
    expect(urgent.every((text) => /\+448081570/.test(text))).toBe(true);
    expect(logged.filter((word) => word === 'budget-spent')).toHaveLength(3);
    expect(await countsOf('sparing')).toEqual(bothSent(10));
  });

  it('a reply in the answer to Twilio counts like any other', async () => {
    const texts = async (text: string) => {
      const answer = await post('twilio', 'by-twilio', { number: newNumber(), text }, app, bindings);
      return handsets.twilio?.sms?.readAnswer(answer) ?? [];
    };
    const got = [];
    for (let index = 0; index < 9; index += 1) got.push(...(await texts('HELP')));
    for (let index = 0; index < 5; index += 1) got.push(...(await texts('RAID')));
    expect(got).toHaveLength(few.hourlyReplies);
    expect(await countsOf('by-twilio')).toEqual(bothSent(10));
  });

  it('the caps hold where the edition cannot be read', async () => {
    expect(await replies('unread', 'CLINIC', 15)).toHaveLength(few.hourlyReplies);
    expect(new Set(logged)).toEqual(new Set(['edition-unreadable', 'budget-spent']));
  });

  it('where the gate cannot be asked, the urgent share goes out and then nothing', async () => {
    const { GATES: _, ...without } = bindings;
    const got = await replies('unasked', 'RAID', 5, without as Env);
    expect(got).toHaveLength(3);
    expect(logged.filter((word) => word === 'gate-unavailable')).toHaveLength(5);
    expect(logged.filter((word) => word === 'budget-spent')).toHaveLength(2);
  });
});

describe('one callback', () => {
  it('that comes a thousand times sends once [one-reply]', async () => {
    const texted = { number: newNumber(), text: 'RAID', id: 'ATXid_thousand' };
    const lives = [app, openLive(), openLive()];
    for (let round = 0; round < 20; round += 1) {
      const send = (index: number) => post('africastalking', 'replayed', texted, lives[index % 3] ?? app, bindings);
      await Promise.all(Array.from({ length: 50 }, (_, index) => send(index)));
    }
    expect(await arrived(texted.number)).toHaveLength(1);
  });

  it.each([
    ['is gone after the first', true],
    ['was gone from the beginning', false],
  ])('that comes again sends once where the gate %s [one-reply]', async (why, isThereAtFirst) => {
    const { GATES: _, ...without } = bindings;
    const texted = { number: newNumber(), text: 'RAID', id: `ATXid_${why}` };
    const first = await replyTo('slow', texted, app, isThereAtFirst ? bindings : (without as Env));
    expect(first).toHaveLength(1);
    for (let count = 0; count < 3; count += 1) {
      expect(await replyTo('slow', texted, app, without as Env)).toEqual([]);
    }
    expect(
      await replyTo('slow', { ...texted, number: newNumber(), id: crypto.randomUUID() }, app, without as Env),
    ).toHaveLength(1);
  });

  it('that was answered while the gate was down gets no second answer when it is back [one-reply]', async () => {
    const { GATES: _, ...without } = bindings;
    const texted = { number: newNumber(), text: 'RAID', id: 'ATXid_back' };
    const live = openLive();
    expect(await replyTo('back', texted, live, without as Env)).toHaveLength(1);
    expect(await replyTo('back', texted, live)).toEqual([]);
    expect(await replyTo('back', texted, openLive())).toEqual([]);
    expect(await countsOf('back')).toEqual(bothSent(1));
  });

  it('dated 31 minutes ago is answered by no isolate and no gate, however fresh [late-text-unanswered]', async () => {
    const texted = { number: newNumber(), text: 'RAID', id: 'ATXid_late', sentAt: Date.now() - 29 * minute };
    expect(await replyTo('late', texted)).toHaveLength(1);
    await evict(gates.getByName('gate-late'));
    const late = { ...texted, sentAt: Date.now() - 31 * minute };
    expect(await replyTo('late', late, openLive())).toEqual([]);
    expect(await replyTo('late', { ...late, id: 'ATXid_other' }, openLive())).toEqual([]);
  });
});
