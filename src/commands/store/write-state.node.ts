/** Writes the state of a line, and finds out whether somebody else did so at the same moment. */
import type { StateRecord, Trust } from '../../content/state.ts';
import { canonicalJson } from '../../editions/canonical.ts';
import { verifyRecord } from '../../editions/record.ts';
import { stateKey } from '../../editions/store.ts';
import type { WhichLine } from './published-line.node.ts';
import type { LineStore } from './store.node.ts';

/**
 * `overtaken`: the store held another one than it was made on, and nothing was written. `lost`: another one stands there
 * after it was written. `unseen`: the store still shows the one before, as one far away may do for a minute. `unbelieved`: no
 * caller would hear it, and nothing was written.
 */
export type WrittenState = 'written' | 'unseen' | 'overtaken' | 'lost' | 'unbelieved';

/** Writes it over the record that it was made on (its text; null for none), and over no other. */
export async function writeState(
  store: LineStore,
  { line }: WhichLine,
  trust: Trust,
  before: string | null,
  record: StateRecord,
): Promise<WrittenState> {
  const key = stateKey(line);
  if ((await store.get(key)) !== before) return 'overtaken';
  const text = canonicalJson(record);
  if (!(await isBelieved(record, line, trust))) return 'unbelieved';
  await store.put(key, text);
  const after = await store.get(key);
  if (after === text) return 'written';
  return after === before ? 'unseen' : 'lost';
}

/** Whether a computer that starts now would go by it: nothing else is ever written. */
export const isBelieved = async (record: StateRecord, line: string, trust: Trust): Promise<boolean> =>
  !('reason' in (await verifyRecord(canonicalJson(record), line, trust)));

/** Why that may be, and the way out. */
export const unbelievedWords =
  'callers would not believe what was made. Either keys.yaml has another key of whoever signed, or somebody has signed the last number that there is for a state on this release: then change something that takes all the signatures, and publish that.';
