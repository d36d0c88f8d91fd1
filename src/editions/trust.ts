/** Whose signatures count, out of keys.yaml; and where a line cannot fall below, out of what was published last. */
import type { KeysSource } from '../content/keys.ts';
import type { Floor, Trust } from '../content/state.ts';
import { takenDownIn } from './record.ts';
import { readRecord } from './record-shape.ts';

/** The people of keys.yaml who have a key, and how many of them it takes. */
export function trustOf({ threshold, thresholdForTexts = threshold, people }: KeysSource): Trust {
  const signing = people.flatMap(({ handle, publicKey }) => (publicKey === undefined ? [] : [{ handle, publicKey }]));
  return { people: signing, threshold: Number(threshold), thresholdForTexts: Number(thresholdForTexts) };
}

export const noFloor: Floor = { release: 0, number: 0, takenDown: [] };

/**
 * The floor that a record sets (the text of `published.json`; null for none). Its signatures are not asked for: it only
 * keeps older states out, it outlives the keys that signed it, and it is read together with keys.yaml by whoever reads a
 * change. Null where it is no record of the line.
 */
export function floorOf(text: string | null, line: string): Floor | null {
  if (text === null) return noFloor;
  const read = readRecord(text, line);
  if ('reason' in read) return null;
  return { release: read.release.number, number: read.state.number, takenDown: takenDownIn(read) };
}
