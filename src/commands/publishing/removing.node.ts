/** Writes a take-down into the store, whoever else writes there at the same moment. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noRelease, type StateRecord, stateFormat, type Target } from '../../content/state.ts';
import { canonicalJson } from '../../editions/canonical.ts';
import { nextState } from '../../editions/next.ts';
import { takenDownIn, verifyRecord } from '../../editions/record.ts';
import { stateKey } from '../../editions/store.ts';
import type { Wrong } from '../files/line-files.node.ts';
import { publishedPath } from '../store/ground.node.ts';
import { type Published, readPublished } from '../store/published-line.node.ts';
import type { Signer } from '../store/throw-away-key.node.ts';
import { isBelieved, unbelievedWords } from '../store/write-state.node.ts';
import { type OnLine, putRecord } from './on-line.node.ts';
import { isSameTarget } from './targets.ts';

/**
 * What is published, as the base of a take-down. Where the store has no record that is believed, the one that was published
 * last (published.json) stands for it: no other would be heard.
 */
export async function readBase(on: OnLine): Promise<Published | Wrong> {
  const { store, which, ground } = on;
  const published = await readPublished(store, which, ground);
  if (!('wrong' in published) && (published.record || ground.floor.number === 0)) return published;
  const text = await readFile(join(which.root, publishedPath(which.line)), 'utf8').catch(() => '');
  const verified = await verifyRecord(text, which.line, ground.trust);
  const anew = await readPublished(store, which, ground, { isAnew: true });
  if ('reason' in verified || 'wrong' in anew) return 'wrong' in published ? published : cannotBeHeard;
  return { ...anew, record: JSON.parse(text) as StateRecord, base: { ...anew.base, verified } };
}

const cannotBeHeard: Wrong = {
  wrong:
    'The store has lost the state of this line, and published.json is not signed by those whom keys.yaml names: callers hear what was deployed. Publish anew: npm run publish',
};

/** What is taken down as far as people have signed; what slips took down is not known here. */
export const downIn = ({ base: { verified, floor } }: Published): readonly Target[] =>
  verified ? takenDownIn(verified) : floor.takenDown;

export type Removed = {
  readonly record: StateRecord;
  /** Of the state. */
  readonly number: number;
  /** False where the store still shows what it had before, as Cloudflare's may for a minute. */
  readonly isSeen: boolean;
};

/** Somebody may publish at the same moment: it is taken down from that too. */
const maxTries = 3;

/**
 * Signs and writes a state without the target on what the store holds at that moment, whatever it held before, and looks
 * whether it stayed; null where it did not. Wrong, and nothing written, where nobody would believe it.
 */
export async function remove(
  on: OnLine,
  first: Published,
  target: Target,
  signer: Signer,
): Promise<Removed | Wrong | null> {
  const { store, which, ground } = on;
  const read = () => store.get(stateKey(which.line));
  let published = first;
  for (let tries = 0; tries < maxTries; tries++) {
    if ((await read()) !== published.recordText) {
      const other = await readPublished(store, which, ground);
      if ('wrong' in other) return null;
      published = other;
    }
    const { record, number } = await recordWithout(published, target, signer, on.now);
    if (!(await isBelieved(record, which.line, ground.trust))) return notBelieved;
    await putRecord(on, record);
    const seen = await read();
    if (seen === canonicalJson(record)) return { record, number, isSeen: true };
    if (seen === published.recordText && which.isRemote) return { record, number, isSeen: false };
  }
  return null;
}

const notBelieved: Wrong = {
  wrong: `NOT TAKEN DOWN: ${unbelievedWords} Slips go on working. Or take it out of the files, and deploy.`,
};

export const isDown = (published: Published, target: Target): boolean =>
  downIn(published).some((other) => isSameTarget(other, target));

async function recordWithout({ which, base, record }: Published, target: Target, signer: Signer, now: number) {
  const { release, state } = base.verified ?? { release: noRelease(which.line), state: null };
  const next = nextState(base, {
    release,
    releaseDigest: state?.release ?? '',
    edition: state?.edition ?? '',
    takenDown: [target],
    // No key leads elsewhere: a call that runs through a screen that is taken down ends there (menu/through.ts).
    changed: [],
    latest: state?.latest ?? 0,
    now,
  });
  const said = canonicalJson(next);
  const signed = { said, signatures: [await signer.sign(said)] };
  const written: StateRecord = { format: stateFormat, release: record?.release ?? null, state: signed };
  return { record: written, number: next.number };
}
