/** What callers of a line hear now, out of the store, and whom to believe about it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Edition } from '../../content/edition.ts';
import { keysSource } from '../../content/keys.ts';
import type { StateRecord } from '../../content/state.ts';
import { parseYaml } from '../../content/yaml-file.ts';
import type { Ground } from '../../editions/bundle.ts';
import { type OpenedDocument, openDocument } from '../../editions/document.ts';
import type { Base } from '../../editions/next.ts';
import { verifyRecord } from '../../editions/record.ts';
import { editionKey, stateKey } from '../../editions/store.ts';
import { openBundle } from '../../live/bundle.ts';
import type { Wrong } from '../files/line-files.node.ts';
import { groundOf, publishedPath } from './ground.node.ts';
import type { LineStore } from './store.node.ts';
import { throwAwayTrust } from './throw-away-key.node.ts';

export type WhichLine = { readonly root: string; readonly line: string; readonly isRemote: boolean };

/** Whose signatures count, and below what nothing is taken: of the store of this computer, or of what is deployed. */
export async function groundFor({ root, line, isRemote }: WhichLine): Promise<Ground | Wrong> {
  const path = `menus/${line}/keys.yaml`;
  const keys = keysSource.safeParse(parseYaml(path, await readText(join(root, path))).value).data;
  if (!keys) return { wrong: `${path} cannot be read: npm run check -- --line ${line} says where.` };
  const ground = await groundOf(root, line, keys, isRemote ? null : await throwAwayTrust(root));
  return (
    ground ?? {
      wrong: `${publishedPath(line)} cannot be read. It is written by publish and never by hand: fetch it again from where you keep this folder.`,
    }
  );
}

/** An edition that callers hear. */
export type Current = {
  /** '' for what is compiled in. */
  readonly digest: string;
  readonly edition: Edition;
  /** Null for what is compiled in. */
  readonly document: OpenedDocument | null;
};

export type Published = {
  readonly which: WhichLine;
  readonly ground: Ground;
  readonly base: Base;
  /** As it lies in the store; null for none. */
  readonly recordText: string | null;
  readonly record: StateRecord | null;
  /** What callers hear; null where that is not known from here. */
  readonly current: Current | null;
  /** Why it is not known, though it should be. */
  readonly trouble: string | null;
};

/**
 * Reads the record of a line and the edition that it names. A record that is not believed is wrong, but for who begins anew:
 * then it counts for nothing, and published.json says what callers heard.
 */
export async function readPublished(
  store: LineStore,
  which: WhichLine,
  ground: Ground,
  { isAnew = false } = {},
): Promise<Published | Wrong> {
  const { line } = which;
  const recordText = await store.get(stateKey(line));
  const none = { which, ground, recordText, record: null, base: { line, verified: null, floor: ground.floor } };
  if (recordText === null || isAnew) return { ...none, current: await currentWithout(store, which), trouble: null };
  const verified = await verifyRecord(recordText, line, ground.trust);
  if ('reason' in verified) return { wrong: notBelieved(which) };
  const { release, state } = verified;
  if (release.number < ground.floor.release || state.number < ground.floor.number) return { wrong: isOlder(which) };
  const record = JSON.parse(recordText) as StateRecord;
  const known = { ...none, record, base: { ...none.base, verified } };
  if (state.edition === '') return { ...known, current: await compiledIn(which), trouble: null };
  const current = await openCurrent(store, line, state.edition);
  return { ...known, current, trouble: current ? null : lacksEdition(which) };
}

/** Opens an edition of the store; null where it is not there, or not byte for byte what its digest names. */
export async function openCurrent(store: LineStore, line: string, digest: string): Promise<Current | null> {
  const text = await store.get(editionKey(digest));
  const document = text === null ? null : await openDocument(text, digest, line);
  return document && { digest, edition: document.edition, document };
}

/** Where no record is believed: what published.json names, or what is compiled in. */
async function currentWithout(store: LineStore, which: WhichLine): Promise<Current | null> {
  const digest = which.isRemote ? await publishedEdition(which) : null;
  return digest ? openCurrent(store, which.line, digest) : compiledIn(which);
}

async function publishedEdition({ root, line }: WhichLine): Promise<string | null> {
  try {
    const record = JSON.parse(await readText(join(root, publishedPath(line)))) as StateRecord;
    const edition: unknown = JSON.parse(record.state.said).edition;
    return typeof edition === 'string' ? edition : null;
  } catch {
    return null;
  }
}

/** What `npm start` compiled into the Worker of this computer; what others deployed is not known here. */
async function compiledIn({ root, line, isRemote }: WhichLine): Promise<Current | null> {
  const text = isRemote ? '' : await readText(join(root, '.generated/lines.jsonl'));
  const bundle = text === '' ? null : openBundle(text);
  const edition = bundle?.head.lines.some(({ id }) => id === line) ? bundle.edition(line) : null;
  return edition && { digest: '', edition, document: null };
}

const readText = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

const anew = ({ line, isRemote }: WhichLine) =>
  `npm run publish -- --line ${line}${isRemote ? ' --remote' : ''} --anew`;

const notBelieved = (which: WhichLine) =>
  `The store holds a state of ${which.line} that is not signed by those whom keys.yaml names, so callers do not hear it. Where keys.yaml has just changed, begin anew: ${anew(which)}. Else somebody wrote into the store: look who may.`;

const isOlder = (which: WhichLine) =>
  `The store holds an older state of ${which.line} than ${publishedPath(which.line)} says was published, so callers do not hear it. Somebody put it back, or the store is another one. To begin anew on what was published last: ${anew(which)}`;

const lacksEdition = (which: WhichLine) =>
  `The store does not hold the edition of ${which.line} that its state names, so callers hear an earlier one. To begin anew: ${anew(which)}`;
