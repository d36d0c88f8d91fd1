import { listDurableObjectIds, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { callerOf } from '../../src/gateways/caller.ts';
import type { SmsInbound } from '../../src/gateways/gateway.ts';
import { admit, type GateOf } from '../../src/live/admit.ts';
import { type Asking, requestOf } from '../../src/live/asking.ts';
import { createMemory } from '../../src/live/memory.ts';
import type { Gate } from '../../src/live/sms-gate.worker.ts';
import { evict } from '../support/evict.ts';

const { GATES } = env as unknown as { readonly GATES: DurableObjectNamespace<Gate> };
const touched = new Set<string>();
const gateOf = (line: string) => {
  touched.add(`gate-${line}`);
  return GATES.getByName(`gate-${line}`);
};
const now = Date.parse('2026-11-10T09:20:00Z');
const caps = { hourlyReplies: 300, dailyReplies: 2000, urgentSharePercent: 30 };

type Asked = {
  readonly id?: string;
  readonly number?: string;
  readonly urgent?: boolean;
  readonly gateway?: string;
} & Partial<typeof caps>;

/** Every message has words of its own, and so has every reply. */
function asking({ id, number, urgent = false, gateway = 'callback', ...some }: Asked = {}): Asking {
  const messageId = id ?? crypto.randomUUID();
  const caller = callerOf(number ?? '+447700900001');
  const inbound: SmsInbound = {
    channel: 'sms',
    to: '00000',
    text: messageId,
    messageId,
    sentAt: null,
    caller,
    handle: {},
  };
  const text = `Reply to ${crypto.randomUUID()}`;
  return { inbound, gateway, text, urgent, caps: { ...caps, ...some }, leaves: 'later' };
}

/** Asks the gate of a line itself: isolates wait for it no longer than a second, which is short where other work goes on. */
async function ask(line: string, asked?: Asked) {
  const { id: keyId, key } = await gateOf(line).key();
  const hmac = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const request = await requestOf({ id: keyId, hmac }, asking(asked));
  const admission = await gateOf(line).admit(request);
  const reply = { keyId, message: request.message };
  return {
    kind: admission.admitted ? 'admitted' : admission.reason,
    settle: () => gateOf(line).settle(reply),
    release: () => gateOf(line).release(reply),
  };
}
const said = async (line: string, asked?: Asked) => (await ask(line, asked)).kind;
const someone = (index: number) => `+447700${String(900_000 + index)}`;

type Count = { readonly period: string; readonly start: number; readonly reserved: number; readonly sent: number };
const rows = (line: string) =>
  runInDurableObject(gateOf(line), (_gate: Gate, { storage }) =>
    storage.sql.exec<Count>('SELECT * FROM budget ORDER BY period').toArray(),
  );
const counts = async (line: string) => (await rows(line)).map(({ reserved, sent }) => ({ reserved, sent }));
const both = (count: object) => [count, count];

// Many messages each: five seconds are short where other work goes on.
vi.setConfig({ testTimeout: 30_000 });

const logged: string[] = [];
beforeEach(() => {
  logged.length = 0;
  vi.spyOn(console, 'log').mockImplementation((word: string) => void logged.push(word));
  // The clock of gates too, which live beside the tests: no hour may end in between.
  vi.useFakeTimers({ toFake: ['Date'], now });
  return () => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  };
});

describe('the gate of a line', () => {
  it('admits each message once, whoever it is from', async () => {
    expect(await said('a', { id: 'one' })).toBe('admitted');
    expect(await said('a', { id: 'one' })).toBe('repeat');
    expect(await said('a', { id: 'one', number: '+447700900002' })).toBe('repeat');
    expect(await said('a', { id: 'two' })).toBe('admitted');
    expect(await said('a', { id: 'one', gateway: 'twilio' })).toBe('admitted');
    expect(await said('a', { id: 'one', gateway: 'twilio' })).toBe('repeat');
  });

  it('admits one of many that come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => said('b', { id: 'one' })));
    expect(answers.filter((answer) => answer === 'admitted')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'repeat')).toHaveLength(19);
  });

  it('knows nothing of the messages of another line', async () => {
    expect(await said('c', { id: 'one' })).toBe('admitted');
    expect(await said('d', { id: 'one' })).toBe('admitted');
  });

  it('lets a message be tried again whose reply did not go out', async () => {
    const admitted = await ask('e', { id: 'one' });
    expect(admitted.kind).toBe('admitted');
    await admitted.release();
    expect(await counts('e')).toEqual(both({ reserved: 0, sent: 0 }));
    expect(await said('e', { id: 'one' })).toBe('admitted');
    expect(await said('e', { id: 'one' })).toBe('repeat');
  });
});

describe('the caps of a line', () => {
  it.each([
    ['hour', { hourlyReplies: 20 }],
    ['day', { dailyReplies: 20 }],
  ])(
    'of a %s are held exactly by a hundred senders at once, and the share is kept [caps-hold] [urgent-share]',
    async (line, cap) => {
      const askAll = (urgent: boolean) =>
        Promise.all(Array.from({ length: 100 }, (_, index) => said(line, { number: someone(index), urgent, ...cap })));
      const admitted = (answers: readonly string[]) => answers.filter((answer) => answer === 'admitted').length;
      expect(admitted(await askAll(false))).toBe(14);
      expect(admitted(await askAll(true))).toBe(6);
      expect(await counts(line)).toEqual(both({ reserved: 20, sent: 0 }));
      expect(new Set(logged)).toEqual(new Set(['budget-spent']));
    },
  );

  it('count what went out, and not what failed', async () => {
    const one = { hourlyReplies: 1, urgent: true };
    const first = await ask('f', one);
    expect(await said('f', { ...one, number: someone(1) })).toBe('spent');
    await first.release();
    const second = await ask('f', { ...one, number: someone(2) });
    await second.settle();
    expect(await said('f', { ...one, number: someone(3) })).toBe('spent');
    expect(await counts('f')).toEqual(both({ reserved: 0, sent: 1 }));
  });

  it('are not overspent where the gate is evicted between reserving and sending [caps-hold]', async () => {
    const few = { hourlyReplies: 3, urgent: true };
    for (let life = 0; life < 3; life += 1) {
      const admitted = await ask('g', { ...few, number: someone(life) });
      expect(admitted.kind).toBe('admitted');
      await evict(gateOf('g'));
      await (life === 0 ? admitted.settle() : admitted.release());
    }
    expect(await said('g', few)).toBe('spent');
    expect(await counts('g')).toEqual(both({ reserved: 3, sent: 0 }));
  });

  it.each([
    ['written', 'CREATE VIEW budget AS SELECT NULL AS period, 0 AS start, 0 AS reserved, 0 AS sent WHERE FALSE'],
    ['read', 'CREATE VIEW budget AS SELECT 1 AS other'],
  ])('leave the urgent share of the hour where they cannot be %s [urgent-share]', async (line, view) => {
    await runInDurableObject(gateOf(line), (_gate: Gate, { storage }) => void storage.sql.exec(view));
    const ten = { hourlyReplies: 10 };
    expect(await said(line, ten)).toBe('spent');
    const urgent = [0, 1, 2, 3].map((index) => said(line, { ...ten, urgent: true, number: someone(index) }));
    expect((await Promise.all(urgent)).toSorted()).toEqual(['admitted', 'admitted', 'admitted', 'spent']);
    expect(logged.filter((word) => word === 'budget-unwritten')).toHaveLength(5);
    expect(logged.filter((word) => word === 'budget-spent')).toHaveLength(2);
    await runInDurableObject(gateOf(line), (_gate: Gate, { storage }) => void storage.sql.exec('DROP VIEW budget'));
    expect(await said(line, { ...ten, number: someone(4) })).toBe('admitted');
    expect(await counts(line)).toEqual(both({ reserved: 1, sent: 3 }));
  });
});

describe('a gate that was evicted', () => {
  it('has a new key, which isolates fetch by themselves, and has forgotten all messages and senders [marks-are-forgotten]', async () => {
    // It holds the keys of the gates that it has met, old ones too, and has answered nothing.
    const { gateKeys } = createMemory();
    const byIsolate = async (id: string) =>
      (await admit(gateOf as GateOf, 'h', asking({ id }), { ...createMemory(), gateKeys })).kind;
    for (let count = 0; count < 4; count += 1) expect(await said('h')).toBe('admitted');
    expect(await byIsolate('one')).toBe('admitted');
    expect(await said('h')).toBe('paced');
    const before = await gateOf('h').key();
    await evict(gateOf('h'));
    const after = await gateOf('h').key();
    expect(after.id).not.toBe(before.id);
    expect([...after.key]).not.toEqual([...before.key]);
    expect(await byIsolate('one')).toBe('admitted');
    expect(await byIsolate('one')).toBe('refused');
  });

  it('counts on where it was', async () => {
    await said('i');
    await evict(gateOf('i'));
    await said('i');
    expect(await counts('i')).toEqual(both({ reserved: 2, sent: 0 }));
  });
});

it('after all this a gate stores two rows of whole numbers, and nothing else; no object has another name [budget-is-all]', async () => {
  for (const name of touched) {
    const line = name.slice('gate-'.length);
    const stored = await runInDurableObject(gateOf(line), async (_gate: Gate, { storage }) => ({
      tables: storage.sql.exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf\\_%' ESCAPE '\\'").toArray(),
      pairs: [...(await storage.list()).keys()],
      alarm: await storage.getAlarm(),
    }));
    expect(stored).toEqual({ tables: [{ name: 'budget' }], pairs: [], alarm: null });
    const kept = await rows(line);
    expect(kept.map(({ period }) => period)).toEqual(['day', 'hour']);
    for (const { period, ...numbers } of kept) {
      expect(Object.keys(numbers)).toEqual(['start', 'reserved', 'sent']);
      expect(Object.values(numbers).every(Number.isInteger)).toBe(true);
      expect(numbers.start).toBe(Math.floor(now / (period === 'day' ? 86_400_000 : 3_600_000)));
    }
  }
  const named = [...touched].map((name) => GATES.idFromName(name).toString());
  expect((await listDurableObjectIds(GATES)).map(String).toSorted()).toEqual(named.toSorted());
});
