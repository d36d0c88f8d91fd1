/** The bridge of docs/callback.md, run as it is written there, between a company that puts numbers into addresses and a line. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InProcess, openInProcess } from '../../src/commands/dial/in-process.ts';
import { editionOf, now } from '../support/lines.ts';
import { documentAt } from './documents.ts';

const [, program = ''] = /## A bridge of twenty lines.*?```js\n(.*?)```/s.exec(documentAt('docs/callback.md')) ?? [];

let line: InProcess;
let server: Server;
let bridge: ChildProcess;
let folder = '';
let port = 0;
const passedOn: string[] = [];

beforeAll(async () => {
  line = await openInProcess([editionOf('demo-ke')], now);
  const url = await line.callbackUrl('demo-ke', 'ussd', 'callback');
  server = createServer(async (request, response) => {
    const body = await text(request);
    passedOn.push(`${request.url} ${JSON.stringify(request.headers)} ${body}`);
    const type = request.headers['content-type'] ?? '';
    const reply = await line.deliver({ url, method: 'POST', headers: { 'content-type': type }, body });
    response.writeHead(reply.status, reply.headers).end(reply.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  folder = await mkdtemp(join(tmpdir(), 'bridge-'));
  await writeFile(join(folder, 'bridge.mjs'), program);
  port = await freePort();
  const { port: linePort } = server.address() as AddressInfo;
  const env = {
    ...process.env,
    CODE: '*384*00000#',
    CALLBACK_URL: `http://127.0.0.1:${linePort}/`,
    PORT: String(port),
  };
  bridge = spawn(process.execPath, ['bridge.mjs'], { cwd: folder, env, stdio: 'ignore' });
  await untilItListens();
});
afterAll(async () => {
  bridge.kill();
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port: free } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return free;
}

async function untilItListens(): Promise<void> {
  const isUp = await fetch(`http://127.0.0.1:${port}/?SessionID=0&clean=`).then(
    () => true,
    () => false,
  );
  if (!isUp) await new Promise(setImmediate).then(untilItListens);
}

/** A request as the company makes it, number and all. */
async function ask(session: string, more: Readonly<Record<string, string>>) {
  const query = new URLSearchParams({ SessionID: session, MSISDN: '447700900001', MSC: '1', ...more });
  const response = await fetch(`http://127.0.0.1:${port}/?${query}`);
  return { freeflow: response.headers.get('freeflow'), page: await response.text() };
}

describe('the bridge of docs/callback.md', () => {
  it('has about twenty lines', () => {
    expect(program.trim().split('\n').length).toBeLessThanOrEqual(25);
  });

  it('leads a call through the line, each session on its own', async () => {
    const start = await ask('one', { input: '384*00000' });
    expect(start).toMatchObject({ freeflow: 'FC', page: expect.stringContaining('1 English') });
    const menu = await ask('one', { input: '1' });
    expect(menu).toMatchObject({ freeflow: 'FC', page: expect.stringContaining('1 Police here now') });
    expect(await ask('two', { input: '384*00000*1' })).toEqual(menu);
    expect(await ask('one', { input: '0' })).toEqual(start);
    expect((await ask('two', { input: '1' })).page).toContain('+448081570801');
  });

  it.each(['*384*00000*1', '384*00000*1#', '*384*00000*1#'])('reads what was dialled as %s', async (input) => {
    const { page } = await ask(input, { input });
    expect(page).toContain('1 Police here now');
  });

  it('takes a star and a hash that are typed in a call as they are', async () => {
    await ask('four', { input: '*384*00000#' });
    await ask('four', { input: '*1#' });
    expect(passedOn.at(-1)).toContain('"inputs":["*1#"]');
  });

  it.each([{ input: '1' }, { SessionID: '', input: '1' }, { clean: '' }])(
    'refuses a request without a call: %j',
    async (more) => {
      const before = passedOn.length;
      const { status } = await fetch(
        `http://127.0.0.1:${port}/?${new URLSearchParams({ MSISDN: '447700900001', ...more })}`,
      );
      expect(status).toBe(400);
      expect(passedOn).toHaveLength(before);
    },
  );

  it('forgets a call that is over', async () => {
    await ask('three', { input: '384*00000' });
    await ask('three', { clean: '' });
    expect((await ask('three', { input: '384*00000' })).page).toContain('1 English');
  });

  it('passes on no number', () => {
    expect(passedOn.length).toBeGreaterThan(5);
    expect(passedOn.join()).not.toContain('7700900001');
  });
});
