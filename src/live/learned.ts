/** What is learned of one line from the store, and what of it is believed. */
import type { Floor, State, Target } from '../content/state.ts';
import { mayFollow, takenDownIn, type Verified, verifyRecord } from '../editions/record.ts';
import type { EditionStore } from '../editions/store.ts';
import type { Bundle } from './bundle.ts';
import { type CountedKeys, countKeys } from './changed.ts';
import { type LineNow, lineNow, type Published } from './line-now.ts';
import { log } from './log.ts';
import type { Looking } from './looking.ts';
import { readPublished } from './read-published.ts';
import { createRevealed } from './revealed.ts';

export type Learned = {
  /** Never throws. */
  last(): LineNow;
  /** Whether the record that is believed names another edition than the one that is spoken. */
  isBehind(): boolean;
  /** Asks the store. None of its promises is ever rejected. */
  ask(looking: Looking): Asked;
  /** Takes down what the code of a slip stands for. */
  reveal(looking: Looking, code: string): Promise<void>;
};

export type Asked = {
  /** Ends when the record and the codes of slips are known. */
  readonly record: Promise<void>;
  /** Whether its record was read, and names another edition than the one that is spoken. */
  namesAnother(): boolean;
  /** Ends when the edition is: false where it is not the one that the record names. */
  readonly edition: Promise<boolean>;
  /** Ends when all of it is: false where the store failed at any. */
  readonly whole: Promise<boolean>;
};

type Mind = {
  /** The record that is believed, as it was read. */
  text: string | null;
  verified: Verified | null;
  /** Of the release that is believed; what the floor says until there is one. */
  own: readonly Target[];
  /** What is down: `own`, and what was down before for as long as the edition of that release is not spoken. */
  takenDown: readonly Target[];
  /** Slips that count no more: those of the record whose edition is spoken. */
  voidSlips: readonly string[];
  /** As the record counted them whose edition is spoken; null until the store has said anything. */
  keys: CountedKeys | null;
  changed: State['changed'];
  published: Published | null;
  /** The digest of an edition that the store did not have as it must be; '' for none. */
  amiss: string;
  /** Null where it has to be put together anew. */
  current: LineNow | null;
};

/** Knows nothing but what is compiled in. `now` in milliseconds since 1970. */
export function createLearned(line: string, bundle: Bundle, now: () => number): Learned {
  const mind = mindOf(bundle.line(line)?.floor.takenDown ?? []);
  const revealed = createRevealed(line);
  return {
    last() {
      mind.current ??= lineNow(line, { ...mind, bundle, isRevealed: revealed.has });
      return mind.current;
    },
    isBehind: () => isBehind(mind),
    ask({ store, slipSecretsOf }) {
      if (!store || !bundle.line(line)) return nothingToAsk;
      let isRead = false;
      const record = heard(async () => {
        await learnRecord(mind, line, bundle, await store.state(line), now);
        isRead = true;
      });
      const slips = heard(async () => {
        if (await revealed.learn(await store.revealed(line), slipSecretsOf(line))) mind.current = null;
      });
      const edition = record.then(async (isHeard) => {
        const isFound = isHeard && (await heard(() => learnEdition(mind, line, store, now)));
        return isFound && !isBehind(mind);
      });
      return {
        record: Promise.all([record, slips]).then(() => undefined),
        namesAnother: () => isRead && isBehind(mind),
        edition,
        whole: Promise.all([slips, edition]).then((all) => all.every((isHeard) => isHeard)),
      };
    },
    async reveal({ slipSecretsOf }, code) {
      await revealed.add(code, slipSecretsOf(line));
      mind.current = null;
    },
  };
}

const nothingToAsk: Asked = {
  record: Promise.resolve(),
  namesAnother: () => false,
  edition: Promise.resolve(true),
  whole: Promise.resolve(true),
};

const mindOf = (takenDown: readonly Target[]): Mind => ({
  text: null,
  verified: null,
  own: takenDown,
  takenDown,
  voidSlips: [],
  keys: null,
  changed: [],
  published: null,
  amiss: '',
  current: null,
});

function isBehind({ verified, published }: Mind): boolean {
  if (!verified) return false;
  const { release, state } = verified;
  // '' is what is compiled in, until something is released.
  if (state.edition !== (published?.digest ?? '')) return true;
  // Of texts that one person put back it has to be seen that they differ from this release in nothing else.
  return state.edition !== release.edition && state.release !== published?.release;
}

/** Whether the store did not fail. */
async function heard(asked: () => Promise<void>): Promise<boolean> {
  try {
    await asked();
    return true;
  } catch {
    log('store-unreadable');
    return false;
  }
}

/** Believes a record that is signed and may come after what is known: of two states of one number the store decides. */
async function learnRecord(
  mind: Mind,
  line: string,
  bundle: Bundle,
  read: string | null,
  now: () => number,
): Promise<void> {
  const bundled = bundle.line(line);
  if (read === null) mind.keys ??= { said: [], counted: [] };
  if (read === null || read === mind.text || !bundled) return;
  const found = await verifyRecord(read, line, bundled.trust);
  const { floor } = bundled;
  const isBelow = 'release' in found && (found.release.number < floor.release || found.state.number < floor.number);
  if ('reason' in found || isBelow || (mind.verified && !mayFollow(found, mind.verified))) log('state-refused');
  else {
    const own = onceEach([...takenDownIn(found), ...(isOfSameRelease(mind.verified, floor, found) ? mind.own : [])]);
    const takenDown = onceEach([...own, ...mind.takenDown]);
    Object.assign(mind, { text: read, verified: found, own, takenDown, current: null } satisfies Partial<Mind>);
    mind.changed = countAnew(mind, found, now()).counted;
    if (!isBehind(mind)) standAlone(mind, found, now());
  }
}

/** Safety: within a release, what is down stays so, whatever the next state says: one person can bring nothing back. */
const isOfSameRelease = (known: Verified | null, floor: Floor, found: Verified): boolean =>
  known ? known.state.release === found.state.release : floor.release === found.release.number;

const onceEach = (targets: readonly Target[]): readonly Target[] => [
  ...new Map(targets.map((target) => [`${target.kind} ${target.id}`, target])).values(),
];

const countAnew = ({ keys, changed }: Mind, { state }: Verified, now: number): CountedKeys =>
  countKeys(keys && { said: keys.said, counted: changed }, state, now);

/** The edition of this record is spoken now: what it says is down is down, and nothing else of those who sign. */
function standAlone(mind: Mind, verified: Verified, now: number): void {
  const keys = countAnew(mind, verified, now);
  const { voidSlips } = verified.release;
  Object.assign(mind, {
    takenDown: mind.own,
    voidSlips,
    keys,
    changed: keys.counted,
    current: null,
  } satisfies Partial<Mind>);
}

/** Opens the edition that the record names; where that is not possible, the last good one stays. */
async function learnEdition(mind: Mind, line: string, store: EditionStore, now: () => number): Promise<void> {
  const { verified } = mind;
  if (!verified || !isBehind(mind)) return;
  const { edition: digest } = verified.state;
  const published =
    (digest === mind.amiss ? null : await readPublished(store, line, verified, false)) ??
    (await readPublished(store, line, verified, true));
  mind.amiss = published ? '' : digest;
  if (!published) log('edition-unreadable');
  // Somebody may have learned of a fresher one meanwhile.
  else if (mind.verified === verified) {
    mind.published = published;
    standAlone(mind, verified, now());
  }
}
