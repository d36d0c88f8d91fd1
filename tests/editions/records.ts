/** Small records of one line, signed by whom a test wants, and all the ways in which they are not to be believed. */
import { type Release, type Signed, type State, stateFormat, type Trust } from '../../src/content/state.ts';
import { digestOf } from '../../src/editions/canonical.ts';
import { makePerson, type Person, signedBy, trustIn } from '../support/published.ts';

export const line = 'demo-ke';
const edition = 'e'.repeat(64);
const otherEdition = 'f'.repeat(64);

/** asha and ben sign for the line; a thief has nobody's key. */
export const [asha, ben, thief] = await Promise.all(
  ['asha', 'ben', 'thief'].map(makePerson) as [Promise<Person>, Promise<Person>, Promise<Person>],
);
export const trust = trustIn([asha, ben], 2);

export type RecordAsked = {
  readonly by?: readonly Person[];
  readonly stateBy?: readonly Person[];
  readonly release?: Partial<Release>;
  readonly state?: Partial<State>;
};

export async function recordOf({ by = [asha, ben], stateBy = [asha], release, state }: RecordAsked = {}) {
  const signedRelease = await signedBy(by, {
    ...{ kind: 'release', format: stateFormat, line, number: 3, after: 4, edition, textless: edition, previous: null },
    ...{ takenDown: [{ kind: 'clinic', id: 'C4823' }], voidSlips: [], changed: [] },
    ...release,
  });
  const signedState = await signedBy(stateBy, {
    ...{ kind: 'state', format: stateFormat, line, number: 5, release: await digestOf(signedRelease.said), edition },
    ...{ takenDown: [{ kind: 'line', id: '', number: 5 }], changed: [], latest: 3, publishedAt: 1_800_000_000_000 },
    ...state,
  });
  return { format: stateFormat, release: signedRelease as Signed | null, state: signedState };
}

/** As recordOf, before anything was released. */
const unreleased = async (asked: RecordAsked) => ({
  ...(await recordOf({ ...asked, state: { release: '', edition: '', ...asked.state } })),
  release: null,
});

const target = { kind: 'clinic', id: 'C4823' } as const;
type Case = readonly [name: string, text: string, by?: Trust];
const casesOf = (cases: readonly Case[]) => cases.map(([name, text, by = trust]) => ({ name, text, by }));
const json = JSON.stringify;
const whole = await recordOf();
const withState = (signed: Partial<Signed>) => json({ ...whole, state: { ...whole.state, ...signed } });
const [first, second] = whole.release?.signatures ?? [];
if (!first || !second) throw new Error('two have signed');
const withSignatures = (signatures: unknown) => json({ ...whole, release: { ...whole.release, signatures } });

const key = { screen: 'start', digit: 'any', meaning: '' };
const many = <Entry>(count: number, entry: Entry): Entry[] => Array<Entry>(count).fill(entry);
const stated = async (state: Partial<State>) => json(await recordOf({ state }));

/** What a fresh isolate believes. */
export const believed = casesOf([
  ['a release of two and a state of one', json(whole)],
  ['a state of the other', json(await recordOf({ stateBy: [ben] }))],
  ['signatures beside which others do not hold', withSignatures([{ ...first, by: 'ben' }, first, second])],
  ['a state before the first release', json(await unreleased({}))],
  [
    'as much as one release and one state may say',
    json(
      await recordOf({
        release: { takenDown: many(10_000, { kind: 'clinic', id: 'C4823' }) },
        state: {
          number: 1_000_004,
          latest: 2_000_004,
          takenDown: [{ kind: 'line', id: '', number: 1_000_004 }],
          changed: many(2_000, { ...key, until: 1_800_000_300_000 }),
        },
      }),
    ),
  ],
  [
    'other texts, where one may change them',
    json(await recordOf({ state: { edition: otherEdition } })),
    trustIn([asha, ben], 2, 1),
  ],
]);

const refusals: Readonly<Record<string, readonly Case[]>> = {
  unsigned: [
    ['a release that nobody signed', json(await recordOf({ by: [] }))],
    ['a release of one of two', json(await recordOf({ by: [asha] }))],
    ['one person twice', withSignatures([first, first])],
    ['one key under two handles', withSignatures([first, { ...first, by: 'ben' }])],
    [
      'one key under two handles of keys.yaml',
      json(await recordOf({ by: [asha, { ...asha, handle: 'ben' }] })),
      { ...trust, people: trust.people.map((person) => ({ ...person, publicKey: asha.publicKey })) },
    ],
    ['a stranger and one of two', json(await recordOf({ by: [asha, thief] }))],
    ['a stranger who calls himself ben', json(await recordOf({ by: [asha, { ...thief, handle: 'ben' }] }))],
    ['another kind of key', withSignatures([first, { ...second, kind: 'passkey' }])],
    ['a signature that is no base64', withSignatures([first, { ...second, signature: '!' }])],
    ['a state that nobody signed', json(await recordOf({ stateBy: [] }))],
    ['a state of a stranger', json(await recordOf({ stateBy: [thief] }))],
    ['a state with the signature of the release', withState({ signatures: [first] })],
    ['another edition than was released, by one', json(await recordOf({ state: { edition: otherEdition } }))],
    ['an edition that nobody released', json(await unreleased({ state: { edition } }))],
    [
      'what is compiled in, by who may change texts alone',
      json(await recordOf({ state: { edition: '' } })),
      trustIn([asha, ben], 2, 1),
    ],
    ['a state where nobody has a key', json(whole), trustIn([], 2)],
    ['a release that nobody signed, where none has to', json(await recordOf({ by: [] })), trustIn([asha], 0)],
  ],
  mismatched: [
    ['a state on another release', json({ ...(await recordOf({ release: { number: 9 } })), state: whole.state })],
    [
      'a release beside a state that was made before there was one',
      json({ ...(await unreleased({})), release: whole.release }),
    ],
    [
      'a state on a release that is left out',
      json({ ...whole, release: null, state: (await recordOf({ state: { edition: '' } })).state }),
    ],
  ],
  'other-line': [
    ['the record of another line', json(await recordOf({ release: { line: 'demo-ew' }, state: { line: 'demo-ew' } }))],
    ['the release of another line', json(await recordOf({ release: { line: 'demo-ew' } }))],
    ['the state of another line', json(await recordOf({ state: { line: 'demo-ew' } }))],
  ],
  'out-of-bounds': [
    ['a state of the number that its release was made on', await stated({ number: 4, takenDown: [] })],
    ['a state that skips all numbers which are left', await stated({ number: 1_000_005 })],
    ['an edition that skips them', await stated({ latest: 1_000_006 })],
    [
      'a take-down that says it comes after all releases',
      await stated({ takenDown: many(1, { ...target, number: 6 }) }),
    ],
    ['a key that stays changed', await stated({ changed: [{ ...key, until: 1_800_000_300_001 }] })],
    [
      'a state that skips all numbers before the first release',
      json(await unreleased({ state: { number: 1_000_001 } })),
    ],
  ],
  unreadable: [
    ['a number above all that there are', await stated({ number: Number.MAX_SAFE_INTEGER })],
    ['a release above all that there are', json(await recordOf({ release: { number: 1_000_000_001 } }))],
    ['a time that never comes', await stated({ publishedAt: Number.MAX_SAFE_INTEGER })],
    ['more taken down than there is', await stated({ takenDown: many(10_001, { ...target, number: 5 }) })],
    ['more changed than there is', await stated({ changed: many(2_001, { ...key, until: 1 }) })],
    ['somebody whose name is no handle', withSignatures([{ ...first, by: 'asha\u001b[2J' }, second])],
    ['nothing', ''],
    ['no JSON', '{"format":1'],
    ['another thing', '[1, 2]'],
    ['a release in the place of the state', json({ ...whole, state: whole.release })],
    ['a state in the place of the release', json({ ...whole, release: whole.state })],
    ['another format', json({ ...whole, format: 2 })],
    ['a release of another format', json(await recordOf({ release: { format: 2 as never } }))],
    ['a state that is no text', withState({ said: { kind: 'state' } as never })],
    ['no list of signatures', withSignatures({})],
    ['a thousand signatures', withSignatures(Array(1_000).fill(first))],
    ['a number that is none', json(await recordOf({ state: { number: 1e300 } }))],
    ['a number below zero', json(await recordOf({ state: { number: -1 } }))],
    ['a target that is none', json(await recordOf({ release: { takenDown: [{ kind: 'street' as never, id: '' }] } }))],
    ['an edition that is no digest', json(await recordOf({ release: { edition: '../other' } }))],
    ['a list that is none', json(await recordOf({ release: { takenDown: 'all' as never } }))],
    ['what is deep', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['a said that is deep', withState({ said: `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}` })],
    ['what is huge', `${json(whole)}${' '.repeat(5_000_000)}`],
  ],
};

/** What nobody believes, and why. */
export const refused = Object.entries(refusals).flatMap(([reason, cases]) =>
  casesOf(cases).map((one) => ({ ...one, reason })),
);
