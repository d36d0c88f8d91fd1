/**
 * The proof that no phone number is kept: the Worker as it deploys is led through its lives with made-up numbers, and
 * everything that it leaves anywhere is searched for them and held against docs/stored-data.md.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectPath } from '../../src/commands/project.node.ts';
import type { BuiltWorker } from '../../src/commands/runtime/build.node.ts';
import { openLocalStore } from '../../src/commands/store/store.node.ts';
import type { Edition } from '../../src/content/edition.ts';
import { openBundle } from '../../src/live/bundle.ts';
import { type Entries, putAll } from '../support/published.ts';
import { withLines } from '../support/with-lines.ts';
import { readBindings } from './bindings.ts';
import { type Canaries, type Canary, chooseCanaries } from './canaries.ts';
import { budgetFaults, type Compared, compare } from './compare.ts';
import { encodingsOf } from './encodings.ts';
import { type Found, type Haystack, openHaystack, places, type Searched } from './haystack.ts';
import { type Lived, liveThrough } from './live-through.ts';
import { type Life, livesOf, secrets } from './lives.ts';
import { missedOf } from './plant.ts';
import { printedCodes } from './publishing.ts';
import { createSearch } from './search.ts';
import { slipFaults } from './slip-faults.ts';
import { spoilDatabases } from './spoil.ts';
import { databasesIn, filesIn, type StoredFile, valuesOf } from './stored.ts';
import { readListed } from './stored-data.ts';

export type Proof = {
  readonly requests: number;
  readonly numbers: number;
  readonly encodings: number;
  readonly patterns: number;
  readonly searched: readonly Searched[];
  readonly found: readonly Found[];
  readonly compared: readonly Compared[];
  /** Why the search itself is not to be believed; empty where it is. */
  readonly blind: readonly string[];
  /** What is wrong with the rows of the budget, and with those of slips. */
  readonly budget: readonly string[];
};

export type Asked = {
  readonly worker: BuiltWorker;
  readonly requests: number;
  readonly seed: number;
  /** One life alone, by name. What it finds the whole proof finds too; what it does not find proves nothing. */
  readonly only?: string;
  /** Told the name of each life as it begins. */
  readonly onLife?: (name: string) => void;
};

/** True where nothing was found, everything was looked at, and the page lists exactly what there is. */
export const isProved = ({ found, compared, blind, budget }: Proof): boolean =>
  [found, blind, budget, ...compared.map(({ findings }) => findings)].every((list) => list.length === 0);

/** Makes the proof; about `requests` are sent, and each kind at least once. */
export async function prove({ worker, requests, seed, only, onLife = () => undefined }: Asked): Promise<Proof> {
  const began = Date.now();
  const upload = await filesIn(worker.folder);
  // However it is written there: `+44 7700 900000` stands in a page of the phone.
  const digits = Buffer.concat(upload.map(({ bytes }) => bytes))
    .toString('latin1')
    .replaceAll(/[\s().-]+/g, '');
  const canaries = chooseCanaries(seed, Math.min(1000, Math.max(60, requests / 8)), (number) =>
    digits.includes(number.slice(4)),
  );
  const sought = canaries.all.flatMap((owner) =>
    encodingsOf(owner.number, secrets).map((encoding) => ({ owner, encoding })),
  );
  const search = createSearch<Canary>(sought);
  const haystack = openHaystack(search);
  for (const { path, bytes } of upload) haystack.add('upload', Buffer.concat([Buffer.from(`${path}\n`), bytes]));
  const lives = (await livesOf(editionsIn(upload))).filter(({ name }) => only === undefined || name === only);
  if (lives.length === 0) throw new Error('The Worker has no life of that name.');
  const folder = await mkdtemp(join(tmpdir(), 'prove-'));
  try {
    const lived: Lived[] = [];
    for (const [index, life] of lives.entries()) {
      onLife(life.name);
      lived.push(await lead(life, { worker, requests, seed: seed + index * 100_003, folder, haystack, canaries }));
    }
    await addCheckout(haystack, began);
    const persist = join(folder, 'state');
    const databases = await databasesIn(persist);
    for (const database of databases) haystack.add('values', valuesOf(database));
    const files = await filesIn(persist);
    const stored = { databases, files: files.map(({ path }) => path) };
    const [planted] = canaries.kenya;
    const missed = planted ? await missedOf(search, planted, secrets) : ['all of them'];
    const { worker: name, bindings } = readBindings();
    const lines = capsOf(lives);
    return {
      requests: lived.reduce((sum, life) => sum + life.requests, 0),
      numbers: canaries.all.length,
      encodings: new Set(sought.map(({ encoding }) => encoding.name)).size,
      patterns: search.patterns,
      searched: haystack.searched(),
      found: haystack.found(),
      compared: compare(readListed(), { worker: name, bindings, lines, ...stored, lived }, only !== undefined),
      blind: [
        ...missed.map((encoding) => `planted and not found: ${encoding}`),
        ...(only === undefined ? haystack.blind() : []).map(
          (place) => `nothing was there to be searched: ${places[place]}`,
        ),
        ...lived.flatMap(({ unseen }) => unseen),
      ],
      budget: [...budgetFaults(name, databases, lines), ...slipFaults(databases, files, new Set(printedCodes))],
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Led = Asked & { readonly folder: string; readonly haystack: Haystack; readonly canaries: Canaries };

async function lead(life: Life, { worker, requests, seed, folder, haystack, canaries }: Led): Promise<Lived> {
  const persist = join(folder, life.isDiskSpoilt ? 'spoilt' : 'state');
  const ownFolder = join(folder, life.name.replaceAll(' ', '-'));
  const changed = life.bundled === null ? worker : await withLines(worker, join(ownFolder, 'worker'), life.bundled);
  if (life.isDiskSpoilt) await spoilDatabases(join(folder, 'state'), persist);
  if (life.entries) await putInto(persist, life.entries);
  const look = async () => {
    for (const part of [persist, ...['home', 'tmp', 'cwd'].map((name) => join(ownFolder, name))])
      for (const { path, bytes } of await filesIn(part))
        haystack.add('files', Buffer.concat([Buffer.from(`${path}\n`), bytes]));
  };
  const count = Math.min(life.mostRequests, Math.round((requests * life.share) / 100));
  return liveThrough(life, count, { worker: changed, canaries, haystack, seed, folder: ownFolder, persist, look });
}

async function putInto(persist: string, entries: Entries): Promise<void> {
  const store = await openLocalStore('', persist);
  await putAll(store, entries);
  await store.close();
}

/** What was written into the checkout since the proof began. */
async function addCheckout(haystack: Haystack, began: number): Promise<void> {
  for (const { path, bytes } of await filesIn(projectPath('.wrangler'), began))
    haystack.add('checkout', Buffer.concat([Buffer.from(`${path}\n`), bytes]));
}

/** The lines that a Worker was built with. */
function editionsIn(upload: readonly StoredFile[]): readonly Edition[] {
  const bundled = upload.find(({ path }) => path.endsWith('.jsonl'))?.bytes.toString('utf8') ?? '';
  const { head, edition } = openBundle(bundled);
  return head.lines.flatMap(({ id }) => edition(id) ?? []);
}

/** The most replies that the budget of each line may count, whichever life it was in. */
function capsOf(lives: readonly Life[]): ReadonlyMap<string, number> {
  const caps = new Map<string, number>();
  for (const { id, caps: own } of lives.flatMap(({ editions }) => editions.map(({ line }) => line)))
    caps.set(id, Math.max(caps.get(id) ?? 0, own.dailyReplies));
  return caps;
}
