import { beforeEach, describe, expect, it, vi } from 'vitest';
import { callerOf } from '../../src/gateways/caller.ts';
import { type Admitted, admit } from '../../src/live/admit.ts';
import type { Asking } from '../../src/live/asking.ts';
import { createMemory } from '../../src/live/memory.ts';
import { gateStub } from '../support/gate.ts';

const now = Date.UTC(2026, 10, 20, 10);
/** The urgent share of the hour is 90, that of the day 150. */
const caps = { hourlyReplies: 300, dailyReplies: 500, urgentSharePercent: 30 };
const hourMilliseconds = 3_600_000;

let logged: string[] = [];
beforeEach(() => {
  logged = [];
  vi.spyOn(console, 'log').mockImplementation((word: string) => void logged.push(word));
  return () => vi.restoreAllMocks();
});

type Part = { readonly sender: number; readonly urgent?: boolean; readonly id?: string };
function askingOf({ sender, urgent = true, id = crypto.randomUUID() }: Part): Asking {
  const caller = callerOf(`+4477009${String(sender).padStart(5, '0')}`);
  const inbound = { channel: 'sms', to: '00000', text: id, messageId: id, sentAt: now, caller, handle: {} } as const;
  return { inbound, gateway: 'callback', text: `Reply to ${id}`, urgent, caps, leaves: 'later' };
}

/** A fresh isolate; how many of some replies it lets out where the gate of their line cannot be asked. */
function openIsolate() {
  const { unasked } = createMemory();
  const admitAll = async (parts: readonly Part[], line = 'a', at = now): Promise<number> => {
    let admitted = 0;
    for (const part of parts) admitted += (await unasked.admit(line, askingOf(part), at)).kind === 'admitted' ? 1 : 0;
    return admitted;
  };
  return { unasked, admitAll };
}
const people = (count: number, first: number, urgent = true): readonly Part[] =>
  Array.from({ length: count }, (_, index) => ({ sender: first + index, urgent }));

describe('where the gate cannot be asked, an isolate', () => {
  it('gives what is not urgent less than a third of the urgent share, and the rest of it to what is [urgent-share]', async () => {
    const { admitAll } = openIsolate();
    expect(await admitAll(people(60, 0, false))).toBe(29);
    expect(await admitAll(people(100, 100))).toBe(90 - 29);
    expect(logged).toEqual(Array(31 + 39).fill('budget-spent'));
  });

  it('leaves a third of it to people who were not answered yet [urgent-share]', async () => {
    const { admitAll } = openIsolate();
    const fifteenAtFullPace = Array.from({ length: 6 }, () => people(15, 0)).flat();
    expect(await admitAll(fifteenAtFullPace)).toBe(59);
    expect(await admitAll(people(40, 100))).toBe(31);
  });

  it('counts each line by itself, begins again with the hour, and ends with the share of the day', async () => {
    const { admitAll } = openIsolate();
    expect(await admitAll(people(100, 0), 'a')).toBe(90);
    expect(await admitAll(people(100, 0), 'b')).toBe(90);
    expect(await admitAll(people(100, 200), 'a', now + hourMilliseconds)).toBe(150 - 90);
    expect(await admitAll(people(100, 400), 'a', now + 24 * hourMilliseconds)).toBe(90);
  });

  it('gives one sender six replies a minute, and the same reply twice', async () => {
    const { unasked, admitAll } = openIsolate();
    expect(await admitAll(Array(10).fill({ sender: 1 }))).toBe(6);
    const same = { ...askingOf({ sender: 2, urgent: false }), text: 'the same' };
    const kinds: Admitted['kind'][] = [];
    for (let count = 0; count < 3; count += 1) {
      const { inbound } = askingOf({ sender: 2 });
      kinds.push((await unasked.admit('a', { ...same, inbound }, now)).kind);
    }
    expect(kinds).toEqual(['admitted', 'admitted', 'refused']);
    expect(logged).toEqual([]);
  });
});

it('what an isolate gave without a gate, it forgets after an hour, once any text is answered', async () => {
  const { unasked, admitAll } = openIsolate();
  await admitAll(people(20, 0), 'a');
  await admitAll(people(20, 0), 'b', now + 1);
  unasked.forgetOld(now + hourMilliseconds - 1);
  expect(unasked.senders()).toBe(40);
  unasked.forgetOld(now + hourMilliseconds);
  expect(unasked.senders()).toBe(20);
});

describe('a message that an isolate has answered', () => {
  const down = () => {
    throw new Error('there is no gate');
  };

  it.each(['settle', 'release'] as const)('while there was no gate, and then told to %s', async (end) => {
    const memory = createMemory();
    const { unasked } = memory;
    const gate = gateStub(() => now);
    const asking = askingOf({ sender: 1, id: 'one' });
    const ask = async (gateOf: () => typeof gate) => admit(gateOf, 'a', asking, memory);
    expect((await ask(down)).kind).toBe('unavailable');
    const admitted = await unasked.admit('a', asking, now);
    if (admitted.kind !== 'admitted') throw new Error('a new message is admitted');
    await admitted[end]();
    const again = end === 'release' ? 'admitted' : 'refused';
    expect((await ask(() => gate)).kind).toBe(again);
    expect((await ask(() => gate)).kind).toBe('refused');
    const elsewhere = createMemory();
    expect((await admit(() => gate, 'a', asking, elsewhere)).kind).toBe('refused');
  });

  it('may be tried again where the gate admitted it and the send failed', async () => {
    const memory = createMemory();
    const gate = gateStub(() => now);
    const asking = askingOf({ sender: 1, id: 'one' });
    for (let tries = 0; tries < 3; tries += 1) {
      const admitted = await admit(() => gate, 'a', asking, memory);
      if (admitted.kind !== 'admitted') throw new Error('what failed may be tried again');
      await admitted.release();
    }
  });
});
