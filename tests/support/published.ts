/** What is published, signed with keys that a test makes: in Node and in workerd, for a store in memory or a real one. */
import type { Edition } from '../../src/content/edition.ts';
import {
  type Floor,
  type Release,
  type Signature,
  type Signed,
  type State,
  type StateRecord,
  stateFormat,
  type Trust,
} from '../../src/content/state.ts';
import { bundleEditions } from '../../src/editions/bundle.ts';
import { canonicalJson, digestOf } from '../../src/editions/canonical.ts';
import { writeDocument } from '../../src/editions/document.ts';
import { signText, toBase64 } from '../../src/editions/record.ts';
import { editionKey, type KvReader, stateKey } from '../../src/editions/store.ts';
import { noFloor } from '../../src/editions/trust.ts';

/** Somebody whose signature a line may ask for. */
export type Person = Signing & { readonly publicKey: string; readonly privateKey: CryptoKey };
export type Signing = { readonly handle: string; sign(said: string): Promise<Signature> };

export async function makePerson(handle: string): Promise<Person> {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const raw = (await crypto.subtle.exportKey('raw', pair.publicKey)) as ArrayBuffer;
  const { privateKey } = pair;
  const sign = (said: string) => signText(privateKey, handle, said);
  return { handle, publicKey: toBase64(new Uint8Array(raw)), privateKey, sign };
}

/** Trust in some people, of whom so many have to sign. */
export const trustIn = (people: readonly Person[], threshold = 1, thresholdForTexts = threshold): Trust => ({
  people: people.map(({ handle, publicKey }) => ({ handle, publicKey })),
  threshold,
  thresholdForTexts,
});

/** The text that is compiled into a Worker which knows these people. */
export const bundleTrusting = (
  editions: readonly Edition[],
  trust: Trust,
  floor: Floor = noFloor,
  madeAt = '2026-11-22',
): Promise<string> => bundleEditions(editions, madeAt, () => ({ trust, floor }));

/** What some people sign. */
export async function signedBy(people: readonly Signing[], said: unknown): Promise<Signed> {
  const text = canonicalJson(said);
  return { said: text, signatures: await Promise.all(people.map((person) => person.sign(text))) };
}

export type Publication = {
  /** Who signs the release and the state; the state alone where `stateBy` says others. */
  readonly by: readonly Signing[];
  readonly stateBy?: readonly Signing[];
  /** As a test wants them; all that it does not name is that of a line's first publication. */
  readonly release?: Partial<Release>;
  readonly state?: Partial<State>;
  readonly madeAt?: number;
};

/** Values of a store by key. */
export type Entries = Readonly<Record<string, string>>;
export type Published = {
  /** Of the edition. */
  readonly digest: string;
  readonly record: StateRecord;
  /** `state/<line>` and `edition/<digest>`. */
  readonly entries: Entries;
};

/** An edition as it is published. */
export async function published(edition: Edition, publication: Publication): Promise<Published> {
  const { by, stateBy = by, madeAt = Date.UTC(2026, 10, 22) } = publication;
  const line = edition.line.id;
  const number = publication.release?.number ?? 1;
  const head = { number, madeAt, madeBy: by.map(({ handle }) => handle), previous: null, check: '', sources: '' };
  const document = await writeDocument(edition, head, null);
  const release: Release = {
    kind: 'release',
    format: stateFormat,
    line,
    number,
    after: number - 1,
    edition: document.digest,
    textless: document.textless,
    previous: null,
    takenDown: [],
    voidSlips: [],
    changed: [],
    ...publication.release,
  };
  const signedRelease = await signedBy(by, release);
  const state: State = {
    kind: 'state',
    format: stateFormat,
    line,
    number,
    release: await digestOf(signedRelease.said),
    edition: release.edition,
    takenDown: [],
    changed: [],
    latest: number,
    publishedAt: madeAt,
    ...publication.state,
  };
  const record: StateRecord = { format: stateFormat, release: signedRelease, state: await signedBy(stateBy, state) };
  const entries = { [stateKey(line)]: JSON.stringify(record), [editionKey(document.digest)]: document.text };
  return { digest: document.digest, record, entries };
}

/** A store in memory: what a test puts into `values` is read at once. */
export function storeInMemory(entries: Entries = {}): KvReader & {
  readonly values: Map<string, string>;
  put(key: string, value: string): Promise<void>;
} {
  const values = new Map(Object.entries(entries));
  return {
    values,
    get: async (key) => values.get(key) ?? null,
    put: async (key, value) => void values.set(key, value),
  };
}

/** Puts all of it into a store. */
export async function putAll(
  store: { put(key: string, value: string): Promise<void> },
  entries: Entries,
): Promise<void> {
  await Promise.all(Object.entries(entries).map(([key, value]) => store.put(key, value)));
}
