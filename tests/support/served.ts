/** The Worker as it deploys, served on this computer to one test file, and the companies at the other end. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { BuiltWorker } from '../../src/commands/runtime/build.node.ts';
import { serveWorker } from '../../src/commands/runtime/serve.node.ts';
import { readExampleSettings, type Settings } from '../../src/commands/runtime/settings.node.ts';
import type { HttpReply } from '../../src/gateways/gateway.ts';
import type { WireRequest } from '../../src/gateways/handset.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import { readListed } from '../prove/stored-data.ts';
import { type Outside, openOutside } from './outside.ts';
import { withLines } from './with-lines.ts';

export type Served = {
  readonly url: string;
  readonly settings: Settings;
  readonly outside: Outside;
  /** Each line that the Worker has written to its console. */
  readonly logs: readonly string[];
  /** The callback address of a line, e.g. `/ussd/africastalking/…`; `secret` is the gateway secret it is made with. */
  addressOf(channel: 'ussd' | 'sms', gateway: string, line: string, secret?: string): Promise<string>;
  /** Stops it, and finds nothing in its log but the fixed words. */
  stop(): Promise<void>;
};

export type ServedParts = {
  /** The compiled lines, in place of those it was built with. */
  readonly bundled?: string;
  /** Settings in place of the example's; an empty one is left out. */
  readonly settings?: Settings;
  /** The folder of its storage, in place of none that lasts. */
  readonly persist?: string;
};

/** Serves a Worker with nothing kept from run to run. */
export async function serve(
  built: BuiltWorker,
  { bundled, settings: changed = {}, persist }: ServedParts = {},
): Promise<Served> {
  const { PUBLIC_URL: _, ...example } = await readExampleSettings();
  const settings = Object.fromEntries(Object.entries({ ...example, ...changed }).filter(([, value]) => value !== ''));
  const outside = openOutside();
  const logs: string[] = [];
  const worker =
    bundled === undefined ? built : await withLines(built, await mkdtemp(join(tmpdir(), 'worker-')), bundled);
  const served = await serveWorker({
    worker,
    port: 0,
    settings,
    persist: persist ?? null,
    outbound: outside,
    onLog: (line) => logs.push(line),
  });
  if ('reason' in served) throw new Error('no port is free');
  return {
    url: served.url,
    settings,
    outside,
    logs,
    addressOf: async (channel, gateway, line, secret = settings.GATEWAY_SECRET ?? '') =>
      `${served.url}/${channel}/${gateway}/${await pathSecret(secret, `${line}/${gateway}`)}`,
    async stop() {
      await served.stop();
      if (worker !== built) await rm(worker.folder, { recursive: true });
      expectOnlyFixedWords(logs);
    },
  };
}

/** The compiled lines that a Worker was built with. */
export async function readBundled({ folder }: BuiltWorker): Promise<string> {
  const name = (await readdir(folder)).find((file) => file.endsWith('.jsonl'));
  return readFile(join(folder, name ?? ''), 'utf8');
}

/** Privacy: whatever was sent in, a log line is one of the words that docs/stored-data.md lists. */
function expectOnlyFixedWords(logs: readonly string[]): void {
  const { words } = readListed();
  expect(logs.filter((line) => !words.includes(line))).toEqual([]);
}

/** Makes a request as a company makes it, and reads all of the answer. */
export async function post({ url, method, headers, body }: WireRequest): Promise<HttpReply> {
  const response = await fetch(url, { method, headers, ...(body === '' ? {} : { body }) });
  // `arrayBuffer` and `decode`, since `text` would drop a byte order mark.
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await response.arrayBuffer());
  return { status: response.status, headers: Object.fromEntries(response.headers), body: text };
}
