/** `npm run keys -- test`: whether a key can still be opened, and which lines have it. */
import { keysSource } from '../../content/keys.ts';
import { lineIds, readSourceTexts } from '../../content/sources.node.ts';
import { parseYaml } from '../../content/yaml-file.ts';
import { print, printError } from '../print.node.ts';
import { type KeyFile, unlockKey } from './key-files.node.ts';
import type { KeysAt } from './options.ts';
import { openAsking, readPassphrase } from './passphrase.node.ts';
import { loadKey } from './signers.node.ts';

/** Opens it with its passphrase. Exit code 1 where it does not open, or no line has it. */
export async function testKey(path: string, { root, read = readPassphrase }: KeysAt): Promise<number> {
  const file = await loadKey(root, path);
  if ('wrong' in file) return fail(file.wrong);
  const opened = await openAsking(read, `Passphrase of ${file.handle}: `, (passphrase) => unlockKey(file, passphrase));
  if ('wrong' in opened) return fail(opened.wrong);
  print(`It opens. It is the key of ${file.handle}: ${file.publicKey}`);
  const said = await linesWith(root, file);
  for (const { words } of said) print(words);
  if (said.some(({ isIt }) => isIt)) return 0;
  return fail('No line has this key: nothing that it signs counts. Write it into keys.yaml, or find the right one.');
}

async function linesWith(root: string, { handle, publicKey }: KeyFile) {
  const texts = await readSourceTexts(root);
  return (await lineIds(root)).flatMap((line) => {
    const file = `menus/${line}/keys.yaml`;
    const { data } = keysSource.safeParse(parseYaml(file, texts.get(file) ?? '').value);
    if (!data) return [{ isIt: false, words: `${file} cannot be read: npm run check -- --line ${line} says why.` }];
    const holder = data.people.find((person) => person.publicKey === publicKey);
    if (holder) return [{ isIt: true, words: `${file} has it, as ${holder.handle}.` }];
    const isOther = data.people.some((person) => person.handle === handle && person.publicKey !== undefined);
    return isOther ? [{ isIt: false, words: `${file} has ANOTHER key for ${handle}.` }] : [];
  });
}

function fail(words: string): number {
  printError(words);
  return 1;
}
