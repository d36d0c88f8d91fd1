import { expect, it } from 'vitest';
import { callerOf } from '../../src/gateways/caller.ts';
import { createAnswered } from '../../src/live/answered.ts';
import { hmacKey } from '../../src/live/gate/digests.ts';

const inbound = (messageId: string) =>
  ({ channel: 'sms', to: '00000', text: '', messageId, sentAt: null, caller: callerOf(''), handle: {} }) as const;

it('a message is told by its line, its gateway and the id that it has there', async () => {
  const keys = { id: 'one', hmac: await hmacKey(new Uint8Array(32)) };
  const answered = createAnswered(() => Promise.resolve(keys));
  const isFirst = (line: string, gateway: string, id: string) =>
    answered.isFirst(line, { gateway, inbound: inbound(id) });
  expect(await isFirst('a', 'plivo', '1')).toBe(true);
  expect(await isFirst('a', 'telnyx', '1')).toBe(true);
  expect(await isFirst('b', 'plivo', '1')).toBe(true);
  expect(await isFirst('a', 'plivo', '2')).toBe(true);
  for (const gateway of ['plivo', 'telnyx']) expect(await isFirst('a', gateway, '1')).toBe(false);
  await answered.forget('a', { gateway: 'plivo', inbound: inbound('1') });
  expect(await isFirst('a', 'telnyx', '1')).toBe(false);
  expect(await isFirst('a', 'plivo', '1')).toBe(true);
});
