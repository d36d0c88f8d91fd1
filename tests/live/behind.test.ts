import { beforeEach, expect, it, vi } from 'vitest';
import { openPositions } from '../../src/commands/dial/positions-in-process.ts';
import { bundleEditions } from '../../src/editions/bundle.ts';
import { sms as handset } from '../../src/gateways/africastalking/handset.ts';
import { sms } from '../../src/gateways/africastalking/sms.ts';
import type { SmsGateway } from '../../src/gateways/gateway.ts';
import { answerSms } from '../../src/live/answer.ts';
import { openBundle } from '../../src/live/bundle.ts';
import type { Ground } from '../../src/live/ground.ts';
import { createMemory } from '../../src/live/memory.ts';
import { gateStub } from '../support/gate.ts';
import { builtOn, editionOf, now } from '../support/lines.ts';
import { withoutStore } from '../support/without-store.ts';

const number = '+447700900001';
const message = { url: 'https://line.invalid/', id: 'one', number, to: '00000', text: 'RAID', sentAt: now };
const ground: Ground = {
  lines: withoutStore(openBundle(await bundleEditions([editionOf('demo-ke')], builtOn))),
  settings: { gatewaySecrets: [], publicUrl: '', phone: false, valuesOf: () => ['made-up'] },
  gateOf: () => gateStub(() => now),
  positionsOf: () => openPositions(() => now),
  memory: createMemory(),
  now: () => now,
};

const printed: unknown[] = [];
beforeEach(() => {
  printed.length = 0;
  const spy = vi.spyOn(console, 'log').mockImplementation((word) => void printed.push(word));
  return () => spy.mockRestore();
});

it.each<[string, NonNullable<SmsGateway['send']>]>([
  ['rejects', () => Promise.reject(new Error(`no route to ${number}`))],
  [
    'throws',
    () => {
      throw new Error(`no route to ${number}`);
    },
  ],
])(
  'what goes on behind an answer is never rejected, though the send %s [failed-send-leaves-a-reason]',
  async (_, send) => {
    const { url, headers, body } = await handset.writeCallback({ ...message, id: crypto.randomUUID() }, {});
    const request = { url, headers: new Headers(headers), body, suffix: '' };
    const outcome = await answerSms(ground, { ...sms, send }, 'demo-ke', request);
    expect(outcome?.reply.status).toBe(200);
    expect(await outcome?.behind).toBeUndefined();
    expect(printed).toEqual(['sms-fault']);
  },
);
