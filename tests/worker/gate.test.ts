import { evictDurableObject, listDurableObjectIds, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { callerOf } from '../../src/gateways/caller.ts';
import type { SmsInbound } from '../../src/gateways/gateway.ts';
import { admit, type GateOf } from '../../src/live/admit.ts';
import type { Gate } from '../../src/live/sms-gate.worker.ts';

const { GATES } = env as unknown as { readonly GATES: DurableObjectNamespace<Gate> };
const gateOf = (line: string) => GATES.getByName(`gate-${line}`);
const texted = (messageId: string, number = '+447700900001'): SmsInbound => ({
  channel: 'sms',
  to: '00000',
  text: 'RAID',
  messageId,
  sentAt: null,
  caller: callerOf(number),
  handle: {},
});
const isAdmitted = async (line: string, messageId: string, number?: string) =>
  (await admit(gateOf as GateOf, line, texted(messageId, number), false)).kind;

describe('the gate of a line', () => {
  it('admits each message once, whoever it is from', async () => {
    expect(await isAdmitted('a', 'one')).toBe('admitted');
    expect(await isAdmitted('a', 'one')).toBe('refused');
    expect(await isAdmitted('a', 'one', '+447700900002')).toBe('refused');
    expect(await isAdmitted('a', 'two')).toBe('admitted');
  });

  it('admits one of many that come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => isAdmitted('b', 'one')));
    expect(answers.filter((answer) => answer === 'admitted')).toHaveLength(1);
  });

  it('knows nothing of the messages of another line', async () => {
    expect(await isAdmitted('c', 'one')).toBe('admitted');
    expect(await isAdmitted('d', 'one')).toBe('admitted');
  });

  it('lets a message be tried again whose reply did not go out', async () => {
    const admitted = await admit(gateOf as GateOf, 'e', texted('one'), false);
    if (admitted.kind !== 'admitted') throw new Error('a new message is admitted');
    await admitted.release();
    expect(await isAdmitted('e', 'one')).toBe('admitted');
    expect(await isAdmitted('e', 'one')).toBe('refused');
  });

  it('remembers the newest 20,000 messages', async () => {
    await runInDurableObject(gateOf('f'), (gate: Gate) => {
      const { id: keyId } = gate.key();
      const ask = (message: number) => gate.admit({ keyId, message: String(message), sender: 0, urgent: false });
      for (let message = 0; message <= 20_000; message += 1) expect(ask(message).admitted).toBe(true);
      expect(ask(1)).toEqual({ admitted: false, reason: 'repeat' });
      expect(ask(0)).toEqual({ admitted: true });
    });
  });
});

describe('a gate that was evicted', () => {
  it('has a new key, which isolates fetch by themselves, and has forgotten all messages', async () => {
    expect(await isAdmitted('g', 'one')).toBe('admitted');
    const before = await gateOf('g').key();
    await evictDurableObject(gateOf('g'));
    const after = await gateOf('g').key();
    expect(after.id).not.toBe(before.id);
    expect([...after.key]).not.toEqual([...before.key]);
    expect(await isAdmitted('g', 'one')).toBe('admitted');
    expect(await isAdmitted('g', 'one')).toBe('refused');
  });

  it('refuses what was made with the key of an earlier life, and releases nothing for it', async () => {
    const { id: keyId } = await gateOf('h').key();
    await evictDurableObject(gateOf('h'));
    const request = { keyId, message: 'm', sender: 0, urgent: false };
    expect(await gateOf('h').admit(request)).toEqual({ admitted: false, reason: 'stale-key' });
    const { id: newId } = await gateOf('h').key();
    await gateOf('h').admit({ ...request, keyId: newId });
    await gateOf('h').release({ keyId, message: 'm' });
    expect(await gateOf('h').admit({ ...request, keyId: newId })).toEqual({ admitted: false, reason: 'repeat' });
  });
});

it('no gate stores anything, and no object is named by anything but its line', async () => {
  for (const line of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
    const stored = await runInDurableObject(gateOf(line), (_gate: Gate, state) => state.storage.list());
    expect([...stored.keys()]).toEqual([]);
  }
  const named = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((line) => GATES.idFromName(`gate-${line}`).toString());
  const ids = (await listDurableObjectIds(GATES)).map((id) => id.toString());
  expect(ids.filter((id) => !named.includes(id))).toEqual([]);
});
