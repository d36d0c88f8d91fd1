/**
 * The key of this computer's own store, made when it is first needed. Safety: only what `npm start` builds believes it; what
 * deploys knows the people of keys.yaml alone.
 */
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Signature, Trust } from '../../content/state.ts';
import { fromBase64, signText, toBase64 } from '../../editions/record.ts';

/** Somebody who can sign. */
export type Signer = { readonly handle: string; sign(said: string): Promise<Signature> };

const place = '.wrangler/throw-away-key.json';
const handle = 'this-computer';
/** A raw public key and a private key in PKCS #8, both in base64. */
export type Pair = { readonly publicKey: string; readonly privateKey: string };

/** Signs for the store of this computer. */
export async function throwAwaySigner(root: string): Promise<Signer> {
  const { privateKey } = await pairOf(root);
  const key = await crypto.subtle.importKey('pkcs8', fromBase64(privateKey), 'Ed25519', false, ['sign']);
  return { handle, sign: (said) => signText(key, handle, said) };
}

/** Trust in the key of this computer, and in nobody else. */
export async function throwAwayTrust(root: string): Promise<Trust> {
  const { publicKey } = await pairOf(root);
  return { people: [{ handle, publicKey }], threshold: 1, thresholdForTexts: 1 };
}

async function pairOf(root: string): Promise<Pair> {
  const path = join(root, place);
  const known = await readFile(path, 'utf8').catch(() => null);
  if (known !== null) return JSON.parse(known) as Pair;
  await mkdir(dirname(path), { recursive: true });
  await putFirst(path, `${JSON.stringify(await makePair())}\n`);
  return JSON.parse(await readFile(path, 'utf8')) as Pair;
}

/** Puts a whole file in its place unless somebody has done so meanwhile: then theirs counts. */
async function putFirst(path: string, content: string): Promise<void> {
  const own = `${path}.${crypto.randomUUID()}`;
  await writeFile(own, content, { mode: 0o600, flag: 'wx' });
  // A disk without links takes the last one.
  await link(own, path).catch((error: unknown) => (isThere(error) ? undefined : rename(own, path)));
  await rm(own, { force: true });
}

const isThere = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** Makes a pair of Ed25519. */
export async function makePair(): Promise<Pair> {
  const { publicKey, privateKey } = (await crypto.subtle.generateKey('Ed25519', true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  return {
    publicKey: toBase64(new Uint8Array((await crypto.subtle.exportKey('raw', publicKey)) as ArrayBuffer)),
    privateKey: toBase64(new Uint8Array((await crypto.subtle.exportKey('pkcs8', privateKey)) as ArrayBuffer)),
  };
}
