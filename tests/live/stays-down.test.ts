import { describe, expect, it, vi } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import type { Floor, Target, Trust } from '../../src/content/state.ts';
import { digestOfSlip } from '../../src/editions/slips.ts';
import { editionKey, openStore, revealedKey } from '../../src/editions/store.ts';
import { noFloor } from '../../src/editions/trust.ts';
import { openBundle } from '../../src/live/bundle.ts';
import { createLines } from '../../src/live/lines.ts';
import { editionOf } from '../support/lines.ts';
import {
  bundleTrusting,
  type Entries,
  makePerson,
  type Publication,
  published,
  storeInMemory,
  trustIn,
} from '../support/published.ts';

const line = 'demo-ke';
const [asha, ben] = await Promise.all([makePerson('asha'), makePerson('ben')]);
const trust = trustIn([asha, ben], 2);
const codes = editionOf(line).clinics.map(({ code }) => code);
const [one = '', other = ''] = codes;
const clinic = (id: string): Target => ({ kind: 'clinic', id });
const without = (...gone: readonly string[]) => codes.filter((code) => !gone.includes(code));

/** What asha alone makes of what both have released. */
const byOne = (state: Publication['state'], release: Publication['release'] = {}, edition = editionOf(line)) =>
  published(edition, { by: [asha, ben], stateBy: [asha], state: state ?? {}, release });
const entriesOf = async (...publication: Parameters<typeof byOne>) => (await byOne(...publication)).entries;

const secret = 'a-secret-for-this-test';

/** An isolate, and what it says of clinics each time that the store says something new. */
async function isolate(floor: Floor = noFloor, edition: Edition = editionOf(line), people: Trust = trust) {
  const store = storeInMemory();
  let now = 0;
  const follow = createLines(openBundle(await bundleTrusting([edition], people, floor)), () => now);
  const lines = follow({ store: openStore(store), slipSecretsOf: () => [secret], behind: () => undefined });
  return async (entries: Entries) => {
    for (const [key, value] of Object.entries(entries)) store.values.set(key, value);
    now += 60_000;
    return (await lines.now(line)).edition?.clinics.map(({ code }) => code);
  };
}

vi.spyOn(console, 'log').mockImplementation(() => undefined);

describe('what one person took down [back-by-enough]', () => {
  const down = (...ids: readonly string[]) => ids.map((id) => ({ ...clinic(id), number: 2 }));

  it('cannot be brought back by one person, where it was seen to be down', async () => {
    const hear = await isolate();
    expect(await hear(await entriesOf({ number: 2, takenDown: down(one) }))).toEqual(without(one));
    expect(await hear(await entriesOf({ number: 3, takenDown: [] }))).toEqual(without(one));
    expect(await hear(await entriesOf({ number: 4, takenDown: down(other) }))).toEqual(without(one, other));
  });

  it('cannot be brought back by one person, where a deployment has it in its floor', async () => {
    const hear = await isolate({ release: 1, number: 2, takenDown: [clinic(one)] });
    expect(await hear(await entriesOf({ number: 3, takenDown: [] }))).toEqual(without(one));
  });

  it('is brought back by a release, which takes two', async () => {
    const hear = await isolate({ release: 1, number: 2, takenDown: [clinic(one)] });
    expect(await hear(await entriesOf({ number: 3, takenDown: down(other) }))).toEqual(without(one, other));
    expect(await hear(await entriesOf({ number: 4 }, { number: 2, after: 3 }))).toEqual(codes);
  });
});

describe('while the edition of a release cannot be read', () => {
  const down = (...ids: readonly string[]) => ids.map((id) => ({ ...clinic(id), number: 2 }));
  const next: Edition = { ...editionOf(line), line: { ...editionOf(line).line, organisation: 'The next' } };

  /** A release of another edition, whose record comes first. */
  async function comesLate(number: number, state: Publication['state'], release: Publication['release'] = {}) {
    const { entries, digest } = await byOne({ number, ...state }, { number: 2, after: number - 1, ...release }, next);
    const { [editionKey(digest)]: document = '', ...record } = entries;
    return { record, document: { [editionKey(digest)]: document } };
  }

  it('what was down before stays down, and ends with it', async () => {
    const hear = await isolate();
    expect(await hear(await entriesOf({ number: 2, takenDown: down(one) }))).toEqual(without(one));
    const late = await comesLate(3, {});
    expect(await hear(late.record)).toEqual(without(one));
    expect(await hear(late.document)).toEqual(codes);
  });

  it('what was down before stays down beside what it takes down itself', async () => {
    const hear = await isolate();
    expect(await hear(await entriesOf({ number: 2, takenDown: down(one) }))).toEqual(without(one));
    const late = await comesLate(3, {}, { takenDown: [clinic(other)] });
    expect(await hear(late.record)).toEqual(without(one, other));
    expect(await hear(late.document)).toEqual(without(other));
  });

  it('what the floor has stays down', async () => {
    const hear = await isolate({ release: 1, number: 2, takenDown: [clinic(one)] });
    const late = await comesLate(3, {});
    expect(await hear(late.record)).toEqual(without(one));
    expect(await hear(late.document)).toEqual(codes);
  });

  it('what slips took down stays down though the release says that they count no more', async () => {
    const code = '73915520';
    const slip = await digestOfSlip(secret, line, code);
    const slips = { [slip]: clinic(one) };
    const hear = await isolate(noFloor, { ...editionOf(line), slips });
    const released = await entriesOf({ number: 2 }, {}, { ...editionOf(line), slips });
    expect(await hear({ ...released, [revealedKey(line)]: JSON.stringify([code]) })).toEqual(without(one));
    const late = await comesLate(3, {}, { voidSlips: [slip] });
    expect(await hear(late.record)).toEqual(without(one));
    expect(await hear(late.document)).toEqual(codes);
  });

  it('a release of the edition that is heard brings back at once what it restores', async () => {
    const hear = await isolate();
    const first = await byOne({ number: 2, takenDown: down(one) });
    expect(await hear(first.entries)).toEqual(without(one));
    expect(await hear(await entriesOf({ number: 3 }, { number: 2, after: 2, edition: first.digest }))).toEqual(codes);
  });

  it('one person who may change texts ends it with no edition that differs from the release in more', async () => {
    const hear = await isolate(noFloor, editionOf(line), trustIn([asha, ben], 2, 1));
    const first = await byOne({ number: 2, takenDown: down(one) });
    expect(await hear(first.entries)).toEqual(without(one));
    const fewer = { ...editionOf(line), hotlines: editionOf(line).hotlines.slice(1) };
    const held = await entriesOf({ number: 3, edition: first.digest }, { number: 2, after: 2 }, fewer);
    expect(await hear(held)).toEqual(without(one));
  });
});
