/** A project with one small line, a store in memory, and people who sign. */
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publish } from '../../src/commands/publish.node.ts';
import type { OnLineOptions } from '../../src/commands/publishing/on-line.node.ts';
import { restore } from '../../src/commands/restore.node.ts';
import { rollback } from '../../src/commands/rollback.node.ts';
import { sign } from '../../src/commands/sign.node.ts';
import { takeDown } from '../../src/commands/take-down.node.ts';
import type { Edition } from '../../src/content/edition.ts';
import type { Trust } from '../../src/content/state.ts';
import { canonicalJson, digestOf } from '../../src/editions/canonical.ts';
import { openDocument } from '../../src/editions/document.ts';
import { signText, type Verified, verifyRecord } from '../../src/editions/record.ts';
import { editionKey, stateKey } from '../../src/editions/store.ts';
import { type Captured, captured } from '../support/captured.ts';
import type { MemoryStore } from '../support/line-store.ts';
import { now } from '../support/lines.ts';
import { copyContent, rewrite, writeProductionLine } from '../support/production-line.ts';
import type { Person } from '../support/published.ts';
import { writeKeys } from '../support/published-files.ts';

export const line = 'my-line';
export const handles = ['first-person', 'second-person'] as const;

/** Writes the line, ready for people who rely on it, with the keys of those people. */
export async function openWorld(
  people: readonly Person[],
  threshold = 2,
  thresholdForTexts = threshold,
): Promise<string> {
  const root = await copyContent();
  for (const other of ['demo-ke', 'demo-ew']) await rm(`${root}/menus/${other}`, { recursive: true });
  await captured(async () => {
    await writeProductionLine(root, line, now);
    return 0;
  });
  await writeKeys({ root, line, isRemote: true }, people, threshold, thresholdForTexts);
  return root;
}

/** The folder as somebody else fetches it, what waits for signatures included. */
export async function fetchFolder(from: string, to: string): Promise<void> {
  for (const folder of ['menus', 'locales']) await cp(join(from, folder), join(to, folder), { recursive: true });
}

const commands = { publish, sign, rollback, restore, 'take-down': takeDown };

type Doing<Result> = (command: keyof typeof commands, args?: string, options?: OnLineOptions) => Promise<Result>;
export type Act = Doing<number>;
export type Run = Doing<Captured>;

/** Runs commands on the line; what they write is not kept. */
export const actIn = (root: string, store: MemoryStore, people: readonly Person[] = []): Act => {
  const openSigner: OnLineOptions['openSigner'] = async (by) => {
    const person = people.find(({ handle }) => handle === by);
    return person
      ? { handle: by, sign: (said) => signText(person.privateKey, by, said) }
      : { wrong: 'There is no such key.' };
  };
  return (command, args = '', options = {}) => {
    const written = [...args.split(' ').filter((word) => word !== ''), '--line', line];
    return commands[command](options.ask ? written : [...written, '--yes'], {
      root,
      now,
      store,
      openSigner,
      ...options,
    });
  };
};

/** The same, and keeps what they write. */
export const runIn = (...world: Parameters<typeof actIn>): Run => {
  const act = actIn(...world);
  return (...asked) => captured(() => act(...asked));
};

/** What callers would hear: only what is signed as it must be. */
export async function heard(
  store: MemoryStore,
  trust: Trust,
): Promise<{ edition: Edition; verified: Verified; number: number } | null> {
  const text = await store.get(stateKey(line));
  const verified = text === null ? null : await verifyRecord(text, line, trust);
  if (!verified || 'reason' in verified) return null;
  const { edition: digest } = verified.state;
  const opened = await openDocument((await store.get(editionKey(digest))) ?? '', digest, line);
  const isOwn = digest === verified.release.edition || (await opened?.textless()) === verified.release.textless;
  return opened && isOwn ? { edition: opened.edition, verified, number: opened.head.number } : null;
}

/**
 * Puts into the place of what waits what somebody signs instead, in their name or another's; gives the name of the file.
 */
export async function layDown(root: string, signer: Person, over: object, by = signer.handle): Promise<string> {
  const folder = `${root}/menus/${line}/signatures`;
  const [waits = ''] = await readdir(folder);
  const { release } = JSON.parse(await readFile(`${folder}/${waits}`, 'utf8'));
  const said = canonicalJson({ ...JSON.parse(release), ...over });
  await rm(`${folder}/${waits}`);
  const name = `${await digestOf(said)}-${signer.handle}.json`;
  await writeFile(
    `${folder}/${name}`,
    JSON.stringify({ release: said, signature: { ...(await signer.sign(said)), by } }),
  );
  return name;
}

/** Changes one text of the line. */
export const changeText = (root: string, to: string, from = 'Clinic near me'): Promise<void> =>
  rewrite(`${root}/locales/en/${line}.yaml`, (text) => text.replace(from, to));

/** Changes the options of the menu, of which lawyer is the third at first. */
export const changeOptions = (root: string, options: string): Promise<void> =>
  rewrite(`${root}/menus/${line}/menu.yaml`, (text) => text.replace(/options: \{.*\}/, `options: { ${options} }`));
