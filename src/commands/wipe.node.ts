/** `npm run wipe`: removes what a line leaves on this computer, or with `--remote` its Worker at Cloudflare too. */
import { lstat, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { deleteStore, type StoreDeletion } from './deployment/delete-store.node.ts';
import { type Deletion, deleteWorker } from './deployment/delete-worker.node.ts';
import { type Deployed, leftAlone, removedRemotely, storeSays, warning, workerSays } from './deployment/wipe-words.ts';
import { print, printError } from './print.node.ts';
import { projectPath } from './project.node.ts';
import { storeBinding } from './store/line-store.ts';

export type WipeOptions = {
  /** The project's folder; this one where absent. */
  readonly root?: string;
  /** What is at Cloudflare; as wrangler.toml says it where absent. */
  readonly deployed?: Deployed;
  /** What somebody types, one line; null at the end of the input. The terminal's where absent. */
  readonly readTyped?: () => Promise<string | null>;
  /** Deletes the Worker at Cloudflare; wrangler does where absent. */
  readonly deleteRemote?: (worker: string) => Promise<Deletion>;
  /** Deletes the store of editions there; wrangler does where absent. */
  readonly deleteStore?: (id: string) => Promise<StoreDeletion>;
};

const usage = 'npm run wipe [-- [--remote] [--dry-run]]';

/** All that is ever removed here, each a name directly inside the project. */
const leftovers = [
  { name: '.dev.vars', holds: 'the settings and secrets of this computer' },
  { name: '.generated', holds: 'compiled lines, built Workers, the browser of the tests' },
  { name: '.wrangler', holds: 'what npm start wrote: editions published here, its throw-away key' },
] as const;

/**
 * Says what it removes and what it cannot, asks for typed words, and only then removes. Exit code 1 where nothing or not all
 * was removed, 2 where it was asked wrongly.
 */
export async function wipe(args: readonly string[], options: WipeOptions = {}): Promise<number> {
  const asked = readArguments(args);
  if (asked === null) return fail(2, usage);
  const { root = projectPath('.'), deployed = await readDeployed(), readTyped = readTerminal } = options;
  const { worker } = deployed;
  const found = await findLeftovers(root);
  if (found.length === 0 && !asked.remote) return fail(0, 'Nothing to remove: this computer is clean already.');
  const phrase = asked.remote ? `wipe ${worker} at cloudflare` : `wipe ${worker}`;
  for (const line of announcement(found, asked.remote ? deployed : null)) print(line);
  if (asked.dryRun) return fail(0, 'Nothing was removed: this was a dry run.');
  printError(`To go on, type: ${phrase}`);
  if ((await readTyped())?.trim() !== phrase) return fail(1, 'Nothing was removed: other words were typed.');
  // First at Cloudflare: where that fails, the settings that it may need are still here.
  if (asked.remote && !(await removeRemote(deployed, options))) return 1;
  return removeHere(root, found);
}

type Leftover = { readonly name: string; readonly holds: string; readonly isLink: boolean };

async function findLeftovers(root: string): Promise<readonly Leftover[]> {
  const looked = await Promise.all(
    leftovers.map(async (leftover) => {
      const entry = await lstat(join(root, leftover.name)).catch(ifAbsent);
      return entry === null ? [] : [{ ...leftover, isLink: entry.isSymbolicLink() }];
    }),
  );
  return looked.flat();
}

function ifAbsent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

function announcement(found: readonly Leftover[], remote: Deployed | null): readonly string[] {
  const here = found.map(({ name, holds, isLink }) =>
    isLink ? `${name.padEnd(12)}a link: it alone goes, what it leads to stays` : `${name.padEnd(12)}${holds}`,
  );
  return [
    'This removes from this computer:',
    ...indented(here.length === 0 ? ['nothing, it is clean already'] : here),
    ...(remote === null ? [] : ['and at Cloudflare:', ...indented(removedRemotely(remote))]),
    '',
    'It leaves, and cannot reach:',
    ...indented(leftAlone(remote !== null)),
    '',
    ...warning,
    '',
  ];
}

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

async function removeRemote({ worker, store }: Deployed, options: WipeOptions): Promise<boolean> {
  const { deleteRemote = deleteWorker, deleteStore: removeStore = deleteStore } = options;
  const outcome = await deleteRemote(worker);
  for (const line of workerSays[outcome]) printError(line);
  if (outcome !== 'gone' || store === null) return outcome === 'gone';
  // Behind the Worker, which would go on with what was compiled in.
  const ofStore = await removeStore(store);
  for (const line of storeSays[ofStore]) printError(line);
  return ofStore === 'gone' || ofStore === 'absent';
}

/** Safety: `rm` removes a link itself and never goes through one, neither here nor deeper. */
async function removeHere(root: string, found: readonly Leftover[]): Promise<number> {
  const stuck: string[] = [];
  for (const { name } of found) {
    await rm(join(root, name), { recursive: true, force: true, maxRetries: 2 }).catch(() => stuck.push(name));
  }
  if (stuck.length > 0) return fail(1, `Could not be removed: ${stuck.join(', ')}. Stop npm start, then do it again.`);
  return fail(0, found.length === 0 ? 'Done.' : `Removed: ${found.map(({ name }) => name).join(', ')}.`);
}

function readArguments(args: readonly string[]): { readonly remote: boolean; readonly dryRun: boolean } | null {
  const flag = { type: 'boolean' } as const;
  try {
    const { values } = parseArgs({ args: [...args], options: { remote: flag, 'dry-run': flag } });
    return { remote: values.remote === true, dryRun: values['dry-run'] === true };
  } catch {
    return null;
  }
}

type Namespace = { readonly binding: string; readonly id?: string };
const isStore = ({ binding }: Namespace) => binding === storeBinding;

async function readDeployed(): Promise<Deployed> {
  // Loaded here, since it takes a second: what was asked wrongly is refused before.
  const { unstable_readConfig } = await import('wrangler');
  const { name, kv_namespaces: stores } = unstable_readConfig({ config: projectPath('wrangler.toml') });
  if (!name) throw new Error('wrangler.toml names no Worker');
  return { worker: name, store: stores.find(isStore)?.id || null };
}

/** One line of the standard input, typed or piped: the words are as deliberate either way. */
async function readTerminal(): Promise<string | null> {
  const { stdin, stderr } = process;
  const terminal = createInterface({ input: stdin, ...(stdin.isTTY ? { output: stderr } : {}) });
  for await (const line of terminal) {
    terminal.close();
    return line;
  }
  return null;
}

function fail(exitCode: number, words: string): number {
  printError(words);
  return exitCode;
}
