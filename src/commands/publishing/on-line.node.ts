/** The frame of the commands that read or change what is published of one line. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lineIds } from '../../content/sources.node.ts';
import type { StateRecord } from '../../content/state.ts';
import { parseYaml } from '../../content/yaml-file.ts';
import type { Ground } from '../../editions/bundle.ts';
import { canonicalJson } from '../../editions/canonical.ts';
import { stateKey } from '../../editions/store.ts';
import { type AskYes, askYesOrSay } from '../ask.node.ts';
import type { Wrong } from '../files/line-files.node.ts';
import { replaceFiles } from '../files/written-files.node.ts';
import { printError } from '../print.node.ts';
import { projectPath } from '../project.node.ts';
import { publishedPath } from '../store/ground.node.ts';
import { groundFor, type WhichLine } from '../store/published-line.node.ts';
import { type LineStore, withStore } from '../store/store.node.ts';
import type { Signer } from '../store/throw-away-key.node.ts';
import { chooseLine, demoWords, type EditionOptions } from './edition-options.ts';

export type OnLineOptions = {
  /** The project's folder; this one where absent. */
  readonly root?: string;
  /** Milliseconds since 1970; the clock's where absent. */
  readonly now?: number;
  /** In the place of the store of this computer, and of that at Cloudflare. */
  readonly store?: LineStore;
  /** Asks on the terminal where absent. */
  readonly ask?: AskYes;
  /** In the place of the keys of people, for the store at Cloudflare. */
  readonly openSigner?: OpenSigner;
};

/** Opens the key of whoever signs. */
export type OpenSigner = (by: string) => Promise<Signer | Wrong>;

export type OnLine = {
  readonly asked: EditionOptions;
  readonly which: WhichLine;
  readonly ground: Ground;
  readonly store: LineStore;
  readonly now: number;
  readonly openSigner: OpenSigner | undefined;
  /** Whether to go on: asked, unless that was answered by `--yes`. */
  confirm(question: string): Promise<boolean>;
};

/** Opens the line and the store that were asked for, and does some work there. Exit code 1 where that is not possible. */
export async function onLine(
  asked: EditionOptions,
  { root = projectPath('.'), now = Date.now(), store, ask = askYesOrSay, openSigner }: OnLineOptions,
  work: (on: OnLine) => Promise<number>,
): Promise<number> {
  const { isRemote } = asked;
  const chosen = chooseLine(await lineIds(root), asked.line);
  if ('wrong' in chosen) return fail(1, chosen.wrong);
  const which = { root, line: chosen.line, isRemote };
  const ground = await groundFor(which);
  if ('wrong' in ground) return fail(1, ground.wrong);
  // What was ever published can be taken down, whatever the file says by now.
  if (isRemote && ground.floor.release === 0 && (await isDemo(which))) return fail(1, demoWords);
  const confirm: AskYes = (question) => (asked.isYes ? Promise.resolve(true) : ask(question));
  return withStore({ root, isRemote, store }, (opened) =>
    work({ asked, which, ground, store: opened, now, openSigner, confirm }),
  );
}

/** As far as its file can be read; all scalars of it are text. */
async function isDemo({ root, line }: WhichLine): Promise<boolean> {
  const path = `menus/${line}/line.yaml`;
  const text = await readFile(join(root, path), 'utf8').catch(() => '');
  return ((parseYaml(path, text).value ?? {}) as { readonly demo?: unknown }).demo === 'true';
}

/** Writes the record of a line, from where callers hear it; it is not known yet whether somebody else did so too. */
export async function putRecord({ store, which }: OnLine, record: StateRecord): Promise<void> {
  await store.put(stateKey(which.line), canonicalJson(record));
}

/** Keeps what was published to Cloudflare beside the line's files, for the next deployment to know. */
export async function keepPublished({ root, line }: WhichLine, record: StateRecord): Promise<Wrong | null> {
  return replaceFiles([{ path: `${root}/${publishedPath(line)}`, content: `${JSON.stringify(record, null, 2)}\n` }]);
}

/** Says why something was not done. */
export function fail(exitCode: number, words: string): number {
  printError(words);
  return exitCode;
}
