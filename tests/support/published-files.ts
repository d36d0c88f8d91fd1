/** The files of a line as people with keys of their own have published them, with no command in between. */

import { openLines } from '../../src/commands/files/open-lines.node.ts';
import type { WhichLine } from '../../src/commands/store/published-line.node.ts';
import { groundFor, readPublished } from '../../src/commands/store/published-line.node.ts';
import type { LineStore } from '../../src/commands/store/store.node.ts';
import { readSourceTexts } from '../../src/content/sources.node.ts';
import { canonicalJson, digestOf } from '../../src/editions/canonical.ts';
import { type MadeEdition, makeEdition } from '../../src/editions/make.ts';
import { nextRelease, nextState, type ReleaseAsked } from '../../src/editions/next.ts';
import { sourcesOf } from '../../src/editions/sources.ts';
import { editionKey, sourcesKey, stateKey } from '../../src/editions/store.ts';
import { rewrite } from './production-line.ts';
import { type Person, signedBy } from './published.ts';

/** Gives people of keys.yaml their keys, and says how many of them it takes. */
export async function writeKeys(
  { root, line }: WhichLine,
  people: readonly Person[],
  threshold = 2,
  thresholdForTexts = threshold,
): Promise<void> {
  await rewrite(`${root}/menus/${line}/keys.yaml`, (text) =>
    people.reduce(
      (written, { handle, publicKey }) =>
        written.replace(`{ handle: ${handle},`, `{ handle: ${handle}, publicKey: "${publicKey}",`),
      text.replace(/threshold: .*/, `threshold: ${threshold}\nthresholdForTexts: ${thresholdForTexts}`),
    ),
  );
}

export type FilesPublished = {
  readonly by: readonly Person[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Signs the state alone; the first of the others where absent. */
  readonly stateBy?: Person;
  readonly release?: Pick<ReleaseAsked, 'restored' | 'voidSlips'>;
};

/** Publishes what the files say now. */
export async function publishFiles(store: LineStore, which: WhichLine, asked: FilesPublished): Promise<MadeEdition> {
  const { by, now, stateBy = by[0], release: more = {} } = asked;
  const [opened] = await openLines(which.root, now, which.line);
  const ground = await groundFor(which);
  if (!opened?.opened || 'wrong' in ground || !stateBy) throw new Error('the files of a test can be read');
  const published = await readPublished(store, which, ground);
  if ('wrong' in published) throw new Error('what a test has published is believed');
  const { base, current } = published;
  const { edition } = opened.opened;
  const sources = sourcesOf(await readSourceTexts(which.root), which.line);
  const number = (base.verified?.state.latest ?? 0) + 1;
  const made = await makeEdition(
    { edition, findings: [], sources, before: current },
    { number, madeAt: now, madeBy: by.map(({ handle }) => handle) },
  );
  const { digest, textless, text } = made.document;
  const release = nextRelease(base, { digest, textless, changed: [], ...more });
  const signed = await signedBy(by, release);
  const releaseDigest = await digestOf(signed.said);
  const state = nextState(base, {
    ...{ release, releaseDigest, edition: digest, latest: number, now },
    takenDown: [],
    changed: [],
  });
  const record = { format: 1, release: signed, state: await signedBy([stateBy], state) };
  const { madeAt, madeBy } = made.head;
  await store.put(sourcesKey(made.head.sources), made.sources ?? '');
  await store.put(editionKey(digest), text, { line: which.line, number, madeAt, madeBy });
  await store.put(stateKey(which.line), canonicalJson(record));
  return made;
}
