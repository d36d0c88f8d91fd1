import { describe, expect, it } from 'vitest';
import type { Bucket } from '../../../src/gateways/caller.ts';
import type { Admission, AdmissionRequest, Digest } from '../../../src/live/gate/admission.ts';
import { createGate } from '../../../src/live/gate/gate.ts';
import { createSenders } from '../../../src/live/gate/senders.ts';
import { budgetInMemory } from '../../support/gate.ts';

const [second, minute, hour] = [1_000, 60_000, 3_600_000];
const start = Date.UTC(2026, 10, 20, 10);
const caps = { hourlyReplies: 300, dailyReplies: 2000, urgentSharePercent: 30 };

type Part = Partial<Omit<AdmissionRequest, 'sender'>> & { readonly sender?: number };

/** A gate, and messages that are all different but for what a test says of them. */
function open(store = budgetInMemory()) {
  const gate = createGate('key', store);
  let count = 0;
  const request = ({ sender = 1, ...part }: Part): AdmissionRequest => {
    const own = `m${++count}` as Digest;
    const usual = { keyId: 'key', message: own, text: own, reply: own, urgent: false, caps };
    return { ...usual, leaves: 'later', ...part, sender: sender as Bucket };
  };
  const said = (admission: Admission) => (admission.admitted ? 'admitted' : admission.reason);
  const ask = (part: Part = {}, now = start) => said(gate.admit(request(part), now));
  return { gate, request, ask };
}
const digest = (name: string) => name as Digest;

describe('a message', () => {
  it('is answered once, whoever it is from and whatever became of it', () => {
    const { ask, gate } = open();
    const message = digest('one');
    expect([ask({ message }), ask({ message }), ask({ message, sender: 2 })]).toEqual(['admitted', 'repeat', 'repeat']);
    gate.settle({ keyId: 'key', message });
    expect(ask({ message })).toBe('repeat');
  });

  it('may be tried again where its reply did not go out, without counting for the loop', () => {
    const { ask, gate } = open();
    const [message, reply] = [digest('one'), digest('page')];
    for (let tries = 0; tries < 4; tries += 1) {
      expect(ask({ message, reply })).toBe('admitted');
      gate.release({ keyId: 'key', message });
    }
    expect(ask({ message, reply })).toBe('admitted');
  });

  it('that was made with another key is neither admitted nor released', () => {
    const { ask, gate } = open();
    const message = digest('one');
    expect(ask({ message, keyId: 'old' })).toBe('stale-key');
    expect(ask({ message })).toBe('admitted');
    gate.release({ keyId: 'old', message });
    expect(ask({ message })).toBe('repeat');
  });

  it('among the newest 20,000 is known, and an older one is not', () => {
    const { ask } = open();
    const big = { hourlyReplies: 1e6, dailyReplies: 1e6, urgentSharePercent: 1 };
    for (let index = 0; index <= 20_000; index += 1) {
      ask({ message: digest(String(index)), sender: index, caps: big });
    }
    expect(ask({ message: digest('1') })).toBe('repeat');
    expect(ask({ message: digest('0'), caps: big })).toBe('admitted');
  });
});

describe('a loop', () => {
  it('ends where our own reply comes back within the hour', () => {
    const { ask } = open();
    const reply = digest('page');
    expect(ask({ reply })).toBe('admitted');
    expect(ask({ text: reply }, start + hour - 1)).toBe('loop');
    expect(ask({ text: reply, sender: 2 }, start)).toBe('admitted');
    expect(ask({ text: reply }, start + hour)).toBe('admitted');
  });

  it.each([
    [false, ['admitted', 'admitted', 'loop', 'loop']],
    [true, ['admitted', 'admitted', 'admitted', 'loop']],
  ])('ends where the same reply is to go out again (urgent: %s)', (urgent, answers) => {
    const { ask } = open();
    const reply = digest('page');
    const asked = [0, 1, 2, 3].map((index) => ask({ reply, urgent }, start + index * minute));
    expect(asked).toEqual(answers);
    expect(ask({ reply: digest('other'), urgent })).toBe('admitted');
    expect(ask({ reply, urgent, sender: 2 })).toBe('admitted');
    expect(ask({ reply, urgent }, start + 13 * minute)).toBe('admitted');
  });

  it.each([
    [false, 4],
    [true, 5],
  ])('ends where the same reply goes out slowly, within an hour (urgent: %s)', (urgent, count) => {
    const { ask } = open();
    const reply = digest('page');
    const asked = Array.from({ length: 8 }, (_, index) => ask({ reply, urgent }, start + index * 6 * minute));
    expect(asked).toEqual([...Array(count).fill('admitted'), ...Array(8 - count).fill('loop')]);
    expect(ask({ reply, urgent }, start + hour)).toBe('admitted');
  });
});

describe('the pace', () => {
  it.each([
    [false, 5],
    [true, 6],
  ])('is so many a minute to one sender, and others are not held up (urgent: %s, %i)', (urgent, count) => {
    const { ask } = open();
    const asked = Array.from({ length: 8 }, (_, index) => ask({ urgent }, start + index * second));
    expect(asked).toEqual([...Array(count).fill('admitted'), ...Array(8 - count).fill('paced')]);
    expect(ask({ urgent, sender: 2 }, start + 8 * second)).toBe('admitted');
    expect(ask({ urgent }, start + minute)).toBe('admitted');
    expect(ask({ urgent }, start + minute)).toBe('paced');
  });

  it.each([
    [false, 16],
    [true, 20],
  ])('is so many an hour to one sender (urgent: %s, %i)', (urgent, count) => {
    const { ask } = open();
    const asked = Array.from({ length: 25 }, (_, index) => ask({ urgent }, start + index * minute));
    expect(asked).toEqual([...Array(count).fill('admitted'), ...Array(25 - count).fill('paced')]);
    expect(ask({ urgent }, start + hour)).toBe('admitted');
  });

  it('keeps its last places for what is urgent: who has texted all else still gets a lawyer', () => {
    const { ask } = open();
    for (let index = 0; index < 25; index += 1) ask({ urgent: false }, start + index * minute);
    expect(ask({ urgent: false }, start + 25 * minute)).toBe('paced');
    expect(ask({ urgent: true }, start + 25 * minute)).toBe('admitted');
  });

  it('counts what was admitted, not what was refused', () => {
    const { ask } = open();
    const text = digest('page');
    ask({ reply: text });
    for (let index = 0; index < 30; index += 1) expect(ask({ text })).toBe('loop');
    expect(ask()).toBe('admitted');
  });

  it('forgets a sender after an hour', () => {
    const senders = createSenders();
    for (let sender = 0; sender < 1000; sender += 1)
      senders.add(sender, { at: start + sender, digest: digest('page') });
    expect(senders.size()).toBe(1000);
    senders.add(5, { at: start + hour + 499, digest: digest('page') });
    expect(senders.size()).toBe(501);
    expect(senders.repliesTo(5, start + hour + 499)).toHaveLength(1);
    expect(senders.repliesTo(999, start + 3 * hour)).toEqual([]);
  });
});

describe('the budget', () => {
  const few = { hourlyReplies: 10, dailyReplies: 1000, urgentSharePercent: 30 };
  const spread = (index: number) => ({ sender: index, caps: few });

  it('leaves its share to what is urgent, and then nothing [urgent-share]', () => {
    const { ask } = open();
    const general = Array.from({ length: 9 }, (_, index) => ask(spread(index)));
    expect(general).toEqual([...Array(7).fill('admitted'), 'spent', 'spent']);
    const again = Array.from({ length: 3 }, (_, index) => ask({ ...spread(index), urgent: true }));
    expect(again).toEqual(['admitted', 'spent', 'spent']);
    const first = Array.from({ length: 3 }, (_, index) => ask({ ...spread(index + 20), urgent: true }));
    expect(first).toEqual(['admitted', 'admitted', 'spent']);
    expect(ask({ ...spread(1) }, start + hour)).toBe('admitted');
  });

  it('leaves half of that share to people who had no answer within the hour [urgent-share]', () => {
    const { ask, gate } = open();
    const general = Array.from({ length: 7 }, (_, index) => ask(spread(index)));
    expect(general).toEqual(Array(7).fill('admitted'));
    const failed = { ...spread(30), urgent: true, message: digest('failed') };
    expect(ask(failed)).toBe('admitted');
    gate.release({ keyId: 'key', message: failed.message });
    expect(ask({ ...spread(31), urgent: true })).toBe('admitted');
    expect(ask({ ...spread(31), urgent: true })).toBe('spent');
    expect(ask({ ...spread(30), urgent: true })).toBe('admitted');
    expect(ask({ ...spread(30), urgent: true })).toBe('spent');
    expect(ask({ ...spread(32), urgent: true })).toBe('admitted');
    expect(ask({ ...spread(33), urgent: true })).toBe('spent');
  });

  it('is not written where nothing is admitted', () => {
    const store = budgetInMemory();
    const { ask } = open(store);
    const none = { ...few, hourlyReplies: 0 };
    expect([ask({ caps: none }), ask({ caps: none, urgent: true })]).toEqual(['spent', 'spent']);
    ask({ message: digest('one') });
    ask({ message: digest('one') });
    expect(store.writes).toBe(1);
  });

  it('counts a reply that leaves at once as sent, and one under way as reserved until it is settled', () => {
    const store = budgetInMemory();
    const { ask, gate } = open(store);
    const counts = () => Object.values(store.stored ?? {}).map(({ reserved, sent }) => ({ reserved, sent }));
    ask({ leaves: 'at-once' });
    expect(counts()).toEqual(Array(2).fill({ reserved: 0, sent: 1 }));
    ask({ message: digest('one') });
    ask({ message: digest('two') });
    expect(counts()).toEqual(Array(2).fill({ reserved: 2, sent: 1 }));
    gate.settle({ keyId: 'key', message: digest('one') });
    gate.release({ keyId: 'key', message: digest('two') });
    expect(counts()).toEqual(Array(2).fill({ reserved: 0, sent: 2 }));
  });

  it('keeps counting a reply of which nobody said within a minute how it ended', () => {
    const store = budgetInMemory();
    const { ask, gate } = open(store);
    ask({ message: digest('one') });
    ask({ message: digest('two') }, start + minute);
    gate.release({ keyId: 'key', message: digest('one') });
    expect(store.stored?.hour).toMatchObject({ reserved: 2, sent: 0 });
    expect(ask({ message: digest('one') }, start + minute)).toBe('repeat');
  });

  it('releases into its own hour alone', () => {
    const store = budgetInMemory();
    const { ask, gate } = open(store);
    const late = start + hour - second;
    ask({ message: digest('one') }, late);
    ask({ message: digest('two') }, late + 2 * second);
    gate.release({ keyId: 'key', message: digest('one') });
    expect(store.stored).toMatchObject({ day: { reserved: 1 }, hour: { reserved: 1 } });
  });

  it('that cannot be written leaves the urgent share of the hour, and counts it once it can be written again', () => {
    const store = budgetInMemory();
    const { ask, gate } = open(store);
    store.isBroken = true;
    const urgently = (message: string, sender: number) =>
      ask({ caps: few, urgent: true, message: digest(message), sender });
    expect(ask({ caps: few })).toBe('spent');
    expect([urgently('a', 31), urgently('again', 31)]).toEqual(['admitted', 'spent']);
    expect([urgently('b', 32), urgently('c', 33), urgently('d', 34)]).toEqual(['admitted', 'admitted', 'spent']);
    for (const message of ['a', 'b', 'c']) gate.release({ keyId: 'key', message: digest(message) });
    store.isBroken = false;
    expect(Array.from({ length: 9 }, (_, index) => ask(spread(index)))).toEqual([
      ...Array(4).fill('admitted'),
      ...Array(5).fill('spent'),
    ]);
    expect(store.stored?.hour).toMatchObject({ reserved: 4, sent: 3 });
  });
});
