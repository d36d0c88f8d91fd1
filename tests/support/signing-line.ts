/** demo-ke in a folder of its own, two people with keys, and a store in memory: what commands with --remote work on. */
import type { OnLineOptions } from '../../src/commands/publishing/on-line.node.ts';
import type { StateRecord, Target, Trust } from '../../src/content/state.ts';
import { signText, takenDownIn, type Verified, verifyRecord } from '../../src/editions/record.ts';
import { type MemoryStore, memoryStore } from './line-store.ts';
import { now } from './lines.ts';
import { copyContent, rewrite } from './production-line.ts';
import { makePerson, type Person, trustIn } from './published.ts';
import { writeKeys } from './published-files.ts';

export type SigningLine = {
  readonly root: string;
  readonly which: { readonly root: string; readonly line: string; readonly isRemote: true };
  readonly people: readonly [Person, Person];
  readonly trust: Trust;
  store: MemoryStore;
  /** `--by HANDLE` opens the key of one of the two. */
  options(): OnLineOptions;
  record(): Promise<StateRecord>;
  verified(): Promise<Verified>;
  down(): Promise<readonly Target[]>;
};

export const signingLineId = 'demo-ke';

/** heron and kite of keys.yaml have keys; a release takes both. */
export async function openSigningLine(thresholdForTexts = 2): Promise<SigningLine> {
  const root = await copyContent();
  // A demonstration is never published to callers.
  await rewrite(`${root}/menus/${signingLineId}/line.yaml`, (text) => text.replace('demo: true', 'demo: false'));
  const which = { root, line: signingLineId, isRemote: true } as const;
  const people = [await makePerson('heron'), await makePerson('kite')] as const;
  await writeKeys(which, people, 2, thresholdForTexts);
  const openSigner: OnLineOptions['openSigner'] = async (by) => {
    const person = people.find(({ handle }) => handle === by);
    if (!person) return { wrong: 'keys.yaml has nobody of that handle.' };
    return { handle: by, sign: (said) => signText(person.privateKey, by, said) };
  };
  const line: SigningLine = {
    root,
    which,
    people: [people[0], people[1]],
    trust: trustIn(people, 2, thresholdForTexts),
    store: memoryStore(),
    options: () => ({ root, now: now + 1000, store: line.store, openSigner }),
    record: async () => JSON.parse((await line.store.get(`state/${signingLineId}`)) ?? 'null'),
    async verified() {
      const text = (await line.store.get(`state/${signingLineId}`)) ?? '';
      const verified = await verifyRecord(text, signingLineId, line.trust);
      if ('reason' in verified) throw new Error('the record is believed');
      return verified;
    },
    down: async () => takenDownIn(await line.verified()),
  };
  return line;
}
