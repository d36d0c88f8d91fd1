import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createOutbound } from '../../src/commands/runtime/outbound.node.ts';
import { type ServedWorker, serveWorker } from '../../src/commands/runtime/serve.node.ts';
import { readExampleSettings, type Settings } from '../../src/commands/runtime/settings.node.ts';
import { send } from '../support/wire.ts';

const logged: string[] = [];
const outbound = createOutbound();
let persist: string;
let settings: Settings;
let served: ServedWorker;

beforeAll(async () => {
  persist = await mkdtemp(join(tmpdir(), 'served-'));
  const { PUBLIC_URL: _, ...others } = await readExampleSettings();
  settings = others;
  const onLog = (line: string) => logged.push(line);
  const started = await serveWorker({ worker: inject('worker'), port: 0, settings, persist, outbound, onLog });
  if ('reason' in started) throw new Error(started.reason);
  served = started;
});
afterAll(async () => {
  await served.stop();
  await rm(persist, { recursive: true });
});

describe('the Worker as it deploys, served here', () => {
  it('leads to its phone', async () => {
    const answer = await fetch(served.url);
    expect(new URL(answer.url).pathname).toBe('/phone');
    expect(answer.status).toBe(200);
  });

  it('has no phone under a foreign name that leads to this computer', async () => {
    const seen = async (host: string) => {
      const headers = { host, origin: `http://${host}`, 'content-type': 'application/json' };
      const bytes = { headers, body: '{}' };
      const page = await send(served.url, { ...bytes, method: 'GET', path: '/phone' });
      return [page.status, (await send(served.url, { ...bytes, method: 'POST', path: '/phone/dial' })).status];
    };
    const { port } = new URL(served.url);
    expect(await seen(`localhost:${port}`)).toEqual([200, 400]);
    expect(await seen(`127.0.0.1:${port}`)).toEqual([200, 400]);
    expect(await seen(`elsewhere.example:${port}`)).toEqual([404, 404]);
  });

  it('offers no page of the tools', async () => {
    for (const path of ['/cdn-cgi/explorer', '/cdn-cgi/local/explorer', '/cdn-cgi/local/scheduled']) {
      expect((await fetch(served.url + path)).status).toBe(404);
    }
  });

  it('says that a port is taken instead of failing', async () => {
    const port = Number(new URL(served.url).port);
    const second = await serveWorker({ worker: inject('worker'), port, settings, persist: null, outbound });
    expect(second).toEqual({ reason: 'port-taken' });
  });

  it('texts back through the gateway to the inbox, and nowhere else', async () => {
    const answer = await fetch(`${served.url}/phone/text`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', origin: served.url },
      body: JSON.stringify({ line: 'demo-ke', gateway: 'africastalking', number: '+447700900001', text: 'HELP' }),
    });
    const { messages } = (await answer.json()) as { messages: readonly { from: string; text: string }[] };
    expect(messages).toHaveLength(1);
    expect(messages[0]?.text).toContain('DEMO');
    expect(new Set(outbound.called)).toEqual(new Set(['https://api.sandbox.africastalking.com/version1/messaging']));
  });

  it('writes no record of what it served', async () => {
    const files = await readdir(persist, { recursive: true });
    expect(files.filter((path) => /observability|logs/.test(path))).toEqual([]);
    expect(logged).toEqual([]);
  });
});
