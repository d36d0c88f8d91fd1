/** `npm run prove` in small, at each run of the tests. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Place } from '../prove/haystack.ts';
import { type Proof, prove } from '../prove/prove.ts';
import type { Kind } from '../prove/stored-data.ts';
import { tableOf } from '../prove/table.ts';

let proof: Proof;
beforeAll(async () => {
  proof = await prove({ worker: inject('worker'), requests: 600, seed: 4 });
}, 300_000);

const foundIn = (...places: readonly Place[]) => proof.found.filter(({ place }) => places.includes(place));
const differences = (...kinds: readonly Kind[]) =>
  proof.compared.filter(({ kind }) => kinds.includes(kind)).flatMap(({ findings }) => findings);

describe('a phone number that was sent in', () => {
  it('is on no disk: no byte of storage, its -wal and -shm, no file of the runtime [no-number-on-disk]', () => {
    expect(foundIn('files', 'values', 'checkout')).toEqual([]);
  });

  it('is in no output and no log line [no-number-in-output]', () => {
    expect(foundIn('output', 'logs')).toEqual([]);
  });

  it('is in nothing that somebody sees who watches live, but what a forger put there [no-number-in-tail]', () => {
    expect(foundIn('tail', 'tail-requests')).toEqual([]);
  });

  it('goes out to nobody but as the recipient of the one reply [no-number-sent-out]', () => {
    expect(foundIn('outbound')).toEqual([]);
  });

  it('is in no answer and no header of one [no-number-in-answers]', () => {
    expect(foundIn('answers', 'phone-answers')).toEqual([]);
  });
});

describe('docs/stored-data.md', () => {
  it('lists every store, object, table, column, key, alarm and cache, and no other [stored-data-is-whole]', () => {
    expect(differences('bindings', 'objects', 'columns', 'keys', 'alarms', 'caches')).toEqual([]);
  });

  it('lists every cookie: none [no-cookie]', () => {
    expect(differences('cookies')).toEqual([]);
  });

  it('lists every host that is called, and no other [hosts-are-known]', () => {
    expect(differences('hosts')).toEqual([]);
  });

  it('lists every log word [log-words-are-fixed]', () => {
    expect(differences('words')).toEqual([]);
  });

  it('is right that the budget is two rows of whole numbers within the caps [budget-is-numbers]', () => {
    expect(proof.budget).toEqual([]);
  });
});

describe('the proof itself', () => {
  it('finds every encoding that is planted, and looked at bytes in every place [proof-sees]', () => {
    expect(proof.blind).toEqual([]);
    expect(proof.encodings).toBeGreaterThanOrEqual(20);
    expect(proof.requests).toBeGreaterThanOrEqual(600);
  });

  it('is printed with what it does not cover', () => {
    expect(tableOf(proof)).toMatch(/\nProved, as far as it goes\.\n[\s\S]*Not covered: the gateway and the network/);
  });
});
