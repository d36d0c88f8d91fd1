/**
 * The one place where time passes as it does for callers: the runtime gives up the memory of an object after ten seconds without
 * a request, by a clock that nobody can set.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectPath } from '../../src/commands/project.node.ts';
import { buildWorker } from '../../src/commands/runtime/build.node.ts';
import { sms as phone } from '../../src/gateways/callback/handset.ts';
import { numbered } from '../support/last-input.ts';
import { post, type Served, serve } from '../support/served.ts';

const line = 'demo-ke';
const number = '+254700900001';
const quietMilliseconds = 11_500;

let served: Served;
beforeAll(async () => {
  const worker = await buildWorker(
    projectPath('.generated/worker-of-quiet'),
    projectPath('tests/support/last-input.worker.ts'),
  );
  if ('reason' in worker) throw new Error(`The Worker does not build.\n${worker.output}`);
  served = await serve(worker);
});
afterAll(() => served.stop());

async function hop(...inputs: readonly string[]): Promise<string> {
  const url = await served.addressOf('ussd', numbered.gateway.name, line);
  const dialled = { url, session: 'one', number, serviceCode: '*384*00000#', inputs };
  const page = numbered.handset.readAnswer(await post(numbered.handset.writeCallback(dialled)));
  if ('broken' in page) throw new Error('a call is answered with a page');
  return page.text;
}

async function text(id: string): Promise<string | null> {
  const url = await served.addressOf('sms', 'callback', line);
  const message = { url, id, number, to: '00000', text: 'RAID', sentAt: Date.now() };
  const reply: unknown = JSON.parse((await post(await phone.writeCallback(message, {}))).body);
  return Object(reply).text;
}

it('a caller who reads for twelve seconds is where they were, and whoever texts the same once more after them is still known [kept-while-read]', async () => {
  await hop();
  const menu = await hop('1');
  // The third answer to the same urgent text is the last within ten minutes.
  for (const id of ['a', 'b', 'c']) expect(await text(id)).toMatch(/./);
  await pause(quietMilliseconds);
  expect(await hop('1')).toBe(menu);
  expect(await hop('1', '1')).not.toMatch(/cut off/);
  expect(await text('d')).toBeNull();
});
