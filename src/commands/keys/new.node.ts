/** `npm run keys -- new`: a key for a person, locked by a passphrase, in a file outside of the project. */
import { access, mkdir, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { handle as handleSource, keysSource } from '../../content/keys.ts';
import { lineIds } from '../../content/sources.node.ts';
import { parseYaml } from '../../content/yaml-file.ts';
import type { Wrong } from '../files/line-files.node.ts';
import { replaceFiles, whyNotFile, writeNewFile } from '../files/written-files.node.ts';
import { print, printError } from '../print.node.ts';
import { makeKeyFile } from './key-files.node.ts';
import type { KeysAt } from './options.ts';
import { choosePassphrase, readPassphrase } from './passphrase.node.ts';
import { isWithin, keyPath } from './signers.node.ts';
import { withPublicKey } from './yaml.ts';

export type NewKeyAsked = {
  readonly handle: string;
  /** Whose keys.yaml the public key is written into. */
  readonly line: string | undefined;
  /** Where the file goes; into the person's home where absent. */
  readonly out: string | undefined;
  /** Whether it may take the place of another key. */
  readonly isReplacing: boolean;
};

/** Makes one, and says what to do with it. Exit code 2 where it was asked wrongly. */
export async function newKey(asked: NewKeyAsked, at: KeysAt): Promise<number> {
  const { handle, out } = asked;
  if (!handleSource.safeParse(handle).success)
    return fail(2, 'A handle is short and in small letters, such as heron; never a name. Choose another one.');
  const path = resolve(out ?? keyPath(handle, at.home));
  const why = await whyNotThere(at.root, path);
  if (why !== null) return fail(1, why);
  const listed = asked.line === undefined ? null : await listedIn(at.root, asked.line, asked);
  if (listed && 'wrong' in listed) return fail(1, listed.wrong);
  const { read = readPassphrase, isTyped = process.stdin.isTTY } = at;
  printError(
    'The key is locked by a passphrase: four or more words that have nothing to do with each other, or with you.',
  );
  const passphrase = await choosePassphrase(read, isTyped, printError);
  if (passphrase === null) return fail(1, 'Nothing was written: there is no passphrase.');
  const made = await makeKeyFile(handle, passphrase, at.cost);
  const written = await write(path, made.text, out === undefined);
  if (written) return fail(1, written.wrong);
  printError(`Written: ${path}. Copy it to a USB stick that stays elsewhere. Never send it, never put it online.`);
  print(made.publicKey);
  return listed ? tellLine(listed, made.publicKey) : tellEveryone(handle, made.publicKey);
}

async function whyNotThere(root: string, path: string): Promise<string | null> {
  if (await isWithin(root, path))
    return 'Nothing was written: the project’s folder is shared, and a key is one person’s alone. Say another place: --out FILE.';
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  return isThere
    ? `Nothing was written: ${path} is there already, and may be the only copy of a key. Say another place: --out FILE.`
    : null;
}

/** The folder of keys is made where it is missing, for its owner alone; any other has to be there. */
async function write(path: string, content: string, isOwnFolder: boolean): Promise<Wrong | null> {
  if (!isOwnFolder) return writeNewFile({ path, content });
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  } catch (error) {
    return { wrong: `Nothing was written: ${whyNotFile(error, dirname(path))}` };
  }
  return writeNewFile({ path, content });
}

/** A keys.yaml in which a key can take its place. */
type Listed = { readonly file: string; readonly path: string; withKey(publicKey: string): string };

async function listedIn(root: string, line: string, { handle, isReplacing }: NewKeyAsked): Promise<Listed | Wrong> {
  const ids = await lineIds(root);
  if (!ids.includes(line)) return { wrong: `There is no line of that name. There are: ${ids.join(', ')}.` };
  const file = `menus/${line}/keys.yaml`;
  const path = `${root}/${file}`;
  const text = await readFile(path, 'utf8').catch(() => '');
  const { data } = keysSource.safeParse(parseYaml(file, text).value);
  if (!data) return { wrong: `${file} cannot be read: npm run check -- --line ${line} says why. Nothing was written.` };
  const person = data.people.find((known) => known.handle === handle);
  if (!person)
    return {
      wrong: `${file} has nobody of that handle, and nothing was written. Add below people: { handle: ${handle}, organisation: THEIRS }`,
    };
  if (person.publicKey !== undefined && !isReplacing)
    return {
      wrong: `${file} has a key for ${handle} already, and nothing was written. If that one is lost or stolen: --replace. docs/keys.md says what follows.`,
    };
  const withKey = (publicKey: string): string => withPublicKey(text, handle, publicKey) ?? text;
  return { file, path, withKey };
}

async function tellLine({ file, path, withKey }: Listed, publicKey: string): Promise<number> {
  const failed = await replaceFiles([{ path, content: withKey(publicKey) }]);
  if (failed) return fail(1, `${failed.wrong} Write the key above into ${file} yourself.`);
  printError(
    `The line above is the public key, which is no secret, and stands in ${file}. It counts from the next deployment on: share that file, and npm run deploy.`,
  );
  return 0;
}

function tellEveryone(handle: string, publicKey: string): number {
  print(`  - { handle: ${handle}, organisation: YOUR ORGANISATION, publicKey: "${publicKey}" }`);
  printError(
    'The lines above are no secret. The last one goes into the keys.yaml of each line that this person signs for.',
  );
  return 0;
}

function fail(exitCode: number, words: string): number {
  printError(words);
  return exitCode;
}
