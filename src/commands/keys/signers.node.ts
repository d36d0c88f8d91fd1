/** Opens the key of a person, to sign what callers hear. */
import { readFile, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Trust } from '../../content/state.ts';
import { signersOf, signText } from '../../editions/record.ts';
import type { Wrong } from '../files/line-files.node.ts';
import { whyNotFile } from '../files/written-files.node.ts';
import type { Signer } from '../store/throw-away-key.node.ts';
import { type KeyFile, readKeyFile, unlockKey } from './key-files.node.ts';
import { openAsking, type ReadPassphrase, readPassphrase } from './passphrase.node.ts';

/** Where the key of a handle lies unless somebody says otherwise: in a folder of its own, in their home. */
export const keyPath = (handle: string, home: string = homedir()): string =>
  join(home, 'mwavuli-keys', `${handle}.key`);

export type SignerAsked = {
  readonly by: string;
  /** Where the key lies; below `home` where absent. */
  readonly keyFile?: string;
  /** The person's home; that of whoever is logged in where absent. */
  readonly home?: string;
};

/** Opens the key of somebody of keys.yaml; its passphrase is asked for. `root` is the project's folder. */
export async function openSigner(
  root: string,
  { by, keyFile, home }: SignerAsked,
  people: Trust['people'],
  read: ReadPassphrase = readPassphrase,
): Promise<Signer | Wrong> {
  const person = people.find(({ handle }) => handle === by);
  if (!person) return { wrong: `keys.yaml has no key of ${by}. To make one: npm run keys -- new ${by}` };
  const path = keyFile ?? keyPath(by, home);
  const file = await loadKey(root, path);
  if ('wrong' in file) return keyFile === undefined ? { wrong: `${file.wrong} ${otherwise(by)}` } : file;
  if (file.publicKey !== person.publicKey) return { wrong: notTheirs(path, by) };
  const key = await openAsking(read, `Passphrase of ${by}: `, (passphrase) => unlockKey(file, passphrase));
  if ('wrong' in key) return key;
  const signer: Signer = { handle: by, sign: (said) => signText(key, by, said) };
  return (await signsAs(signer, people)) ? signer : { wrong: notTheirs(path, by) };
}

/** Reads a key file, as far as that goes without its passphrase. */
export async function loadKey(root: string, path: string): Promise<KeyFile | Wrong> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => ({ wrong: whyNotFile(error, path) }));
  if (typeof text !== 'string') return text;
  if (await isWithin(root, path))
    return { wrong: `${path} lies in the project’s folder, which is shared: move it out of there.` };
  const file = await readKeyFile(text);
  if (!('reason' in file)) return file;
  if (file.reason === 'other-file') return { wrong: `${path} is no key: npm run keys -- new makes one.` };
  return { wrong: `${path} is damaged: a part of it is not as it was written. Take the copy of it.` };
}

/** Whether a file lies, or would lie, in a folder, wherever links lead. */
export async function isWithin(folder: string, path: string): Promise<boolean> {
  const way = relative(await realpath(folder), await realWay(resolve(path)));
  return way !== '..' && !way.startsWith('../') && !way.startsWith('..\\') && !isAbsolute(way);
}

/** The path without links, also where the end of it is not there yet. */
async function realWay(path: string): Promise<string> {
  const above = dirname(path);
  if (above === path) return path;
  return realpath(path).catch(async () => join(await realWay(above), basename(path)));
}

const signsAs = async (signer: Signer, people: Trust['people']): Promise<boolean> => {
  const said = 'Whether this key is the one of keys.yaml.';
  const trust = { people, threshold: 1, thresholdForTexts: 1 };
  return (await signersOf({ said, signatures: [await signer.sign(said)] }, trust)).includes(signer.handle);
};

const otherwise = (by: string): string =>
  `Where it lies elsewhere, say so: --key FILE. To make one: npm run keys -- new ${by}`;

const notTheirs = (path: string, by: string): string =>
  `${path} is not the key that keys.yaml has for ${by}. npm run keys -- test ${path} says which lines have it.`;
