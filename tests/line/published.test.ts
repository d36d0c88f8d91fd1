import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { BuiltWorker } from '../../src/commands/runtime/build.node.ts';
import { openLocalStore } from '../../src/commands/store/store.node.ts';
import type { Edition } from '../../src/content/edition.ts';
import { canonicalJson, digestOf } from '../../src/editions/canonical.ts';
import { editionKey, stateKey } from '../../src/editions/store.ts';
import { handsets } from '../../src/gateways/handsets.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import { dial } from '../support/callers.ts';
import { editionOf } from '../support/lines.ts';
import { bundleTrusting, type Entries, makePerson, published, putAll, trustIn } from '../support/published.ts';
import { type Served, serve } from '../support/served.ts';

const line = 'demo-ke';
const asha = await makePerson('asha');
const phoneOf = { compiledIn: '+448081570111', published: '+448081570222', forged: '+448081570333' } as const;

/** An edition whose every hotline has one number, which the first page of the raid card says. */
const withPhone = (phone: string): Edition => ({
  ...editionOf(line),
  hotlines: editionOf(line).hotlines.map((hotline) => ({ ...hotline, phone, hours: [[0, 10_080]] })),
});
const bundled = await bundleTrusting([withPhone(phoneOf.compiledIn)], trustIn([asha]));
const { entries, digest } = await published(withPhone(phoneOf.published), { by: [asha], madeAt: Date.now() });

let root: string;
const persist = () => join(root, '.wrangler/state/v3');
const open: Served[] = [];
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'published-'));
});
afterAll(() => rm(root, { recursive: true }));
afterEach(async () => {
  await Promise.all(open.splice(0).map((served) => served.stop()));
});

async function store(values: Entries): Promise<void> {
  const kv = await openLocalStore(root);
  await putAll(kv, values);
  await kv.close();
}

async function start(worker: BuiltWorker = inject('worker')): Promise<Served> {
  const served = await serve(worker, { bundled, persist: persist() });
  open.push(served);
  return served;
}

/** The number on the first page of the raid card. */
async function heard(served: Served): Promise<keyof typeof phoneOf | 'nothing'> {
  const { body } = await dial(served, { inputs: ['1', '1'] });
  const found = Object.entries(phoneOf).find(([, phone]) => body.includes(phone));
  return found ? (found[0] as keyof typeof phoneOf) : 'nothing';
}

describe('the Worker as it deploys, with a store on the disk', () => {
  it('says what is compiled in, and what is published as soon as it is', async () => {
    expect(await heard(await start())).toBe('compiledIn');
    await store(entries);
    expect(await heard(await start())).toBe('published');
  });

  it('says in its health which edition is heard', async () => {
    const served = await start();
    await heard(served);
    const answer = await fetch(
      `${served.url}/health/${await pathSecret(served.settings.GATEWAY_SECRET ?? '', 'health')}`,
    );
    expect(await answer.json()).toMatchObject({ ok: true, lines: [{ line, edition: digest, source: 'published' }] });
  });
});

describe('somebody who can write where it is stored', () => {
  const forgedText = (text: string) => text.replaceAll(phoneOf.published, phoneOf.forged);
  const [state, edition] = [stateKey(line), editionKey(digest)];
  const document = entries[edition] ?? '';
  const record = entries[state] ?? '';

  it('cannot change a digit that callers hear, by editing the bytes on the disk [digits-are-signed]', async () => {
    await store(entries);
    expect(await heard(await start())).toBe('published');
    await Promise.all(open.splice(0).map((served) => served.stop()));
    expect(await editFiles()).toBeGreaterThan(0);
    const served = await start();
    expect(await heard(served)).toBe('compiledIn');
    expect(served.logs).toEqual(['edition-unreadable']);
  });

  /** Every number of the published edition becomes the forged one, in every file of the store. */
  async function editFiles(): Promise<number> {
    let edited = 0;
    const files = await readdir(persist(), { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile())) {
      const path = join(file.parentPath, file.name);
      const before = (await readFile(path)).toString('latin1');
      const after = forgedText(before);
      if (after === before) continue;
      await writeFile(path, after, 'latin1');
      edited += 1;
    }
    return edited;
  }

  it('nor by writing an edition of their own with a digest that fits, and a record that names it', async () => {
    const forged = forgedText(document);
    const forgedDigest = await digestOf(forged);
    const { release, ...others } = JSON.parse(record);
    const renamed = (signed: { said: string }) => ({ ...signed, said: signed.said.replaceAll(digest, forgedDigest) });
    const releaseForged = renamed(release);
    const stateSaid = renamed(others.state).said.replace(
      JSON.parse(others.state.said).release,
      await digestOf(releaseForged.said),
    );
    await store({
      [editionKey(forgedDigest)]: forged,
      [state]: canonicalJson({ ...others, release: releaseForged, state: { ...others.state, said: stateSaid } }),
    });
    const served = await start();
    expect(await heard(served)).toBe('compiledIn');
    expect(served.logs).toEqual(['state-refused']);
  });

  it('nor by signing it with a key of their own', async () => {
    const thief = await makePerson('asha');
    const own = await published(withPhone(phoneOf.forged), { by: [thief], release: { number: 9 } });
    await store(own.entries);
    expect(await heard(await start())).toBe('compiledIn');
  });
});

/** Waits before each read as long as a header of the request says, and keeps nothing alive behind an answer. */
const slowEntrance = (main: string) => `
  import worker from './${main}';
  export * from './${main}';
  const slow = (kv, milliseconds) => ({
    async get(...given) {
      await scheduler.wait(milliseconds);
      return kv.get(...given);
    },
  });
  export default {
    fetch(request, env, context) {
      const EDITIONS = slow(env.EDITIONS, Number(request.headers.get('x-slow') ?? 0));
      const waitUntil = request.headers.has('x-short') ? () => undefined : (work) => context.waitUntil(work);
      return worker.fetch(request, { ...env, EDITIONS }, { waitUntil, passThroughOnException() {}, props: {} });
    },
  };`;

async function slowWorker(): Promise<BuiltWorker> {
  const worker = inject('worker');
  const [main] = worker.modules;
  const folder = await mkdtemp(join(root, 'slow-'));
  await cp(worker.folder, folder, { recursive: true });
  await writeFile(join(folder, 'slow.js'), slowEntrance(main?.name ?? ''));
  return { folder, modules: [{ type: 'ESModule', name: 'slow.js' }, ...worker.modules] };
}

describe('a store that is slow', () => {
  async function call(served: Served, headers: Readonly<Record<string, string>>, signal?: AbortSignal) {
    const handset = handsets.africastalking?.ussd;
    const url = await served.addressOf('ussd', 'africastalking', line);
    const hop = { url, session: 's', number: '+447700900001', serviceCode: '*384*00000#', inputs: ['1', '1'] };
    const request = handset?.writeCallback(hop);
    return fetch(url, {
      method: 'POST',
      headers: { ...request?.headers, ...headers },
      body: request?.body ?? '',
      ...(signal ? { signal } : {}),
    });
  }

  it('keeps a caller for less than a second, and is heard once it has answered', async () => {
    await store(entries);
    const served = await start(await slowWorker());
    // The program is there before the clock runs.
    await (await fetch(`${served.url}/nothing`)).text();
    const began = performance.now();
    expect(await (await call(served, { 'x-slow': '700' })).text()).toContain(phoneOf.compiledIn);
    expect(performance.now() - began).toBeLessThan(1_000);
    await expect.poll(() => heard(served), { timeout: 10_000, interval: 500 }).toBe('published');
  });

  it('and a caller who hangs up keep nobody after them', async () => {
    await store(entries);
    const served = await start(await slowWorker());
    const hangUp = new AbortController();
    const gone = call(served, { 'x-slow': '60000', 'x-short': 'yes' }, hangUp.signal).catch(() => null);
    // Its asking has begun by the time another one is answered.
    await (await fetch(`${served.url}/nothing`)).text();
    const [beside] = await Promise.all([heard(served), hangUp.abort()]);
    expect(['compiledIn', 'published']).toContain(beside);
    expect(await gone).toBe(null);
    await expect.poll(() => heard(served), { timeout: 10_000, interval: 500 }).toBe('published');
  });
});
