/** Calls in progress while a menu changes: one isolate has heard of it, another has not yet. Whole screens. */

import type { Edition } from '../../src/content/edition.ts';
import { changedMilliseconds } from '../../src/content/state.ts';
import { changesBetween, nextChanged } from '../../src/menu/changes.ts';
import { openIsolate } from './isolate.ts';
import { editionOf, now } from './lines.ts';
import { bundleTrusting, makePerson, published, storeInMemory, trustIn } from './published.ts';

const minute = 60_000;
const publishedAt = now - minute;

const before = editionOf('demo-ke');
const asha = await makePerson('asha');
const bundled = await bundleTrusting([before], trustIn([asha]));

/** On the screen of papers, work and home: 2 is gone, and 7, which was nothing, leads to the card for a raid. */
const after: Edition = { ...before, screens: { ...before.screens, life: lifeWithRaid(before) } };

function lifeWithRaid({ screens: { life, menu } }: Edition) {
  if (life?.kind !== 'menu' || menu?.kind !== 'menu') throw new Error('both are menus');
  const raid = menu.options.flatMap((option) => (option.to === 'raid' ? [{ ...option, digit: '7' }] : []));
  return { ...life, options: [...life.options.filter(({ digit }) => digit !== '2'), ...raid] };
}

const changed = nextChanged(changesBetween(before, after).changed, [], publishedAt);
const { entries } = await published(after, { by: [asha], madeAt: publishedAt, state: { changed } });

export type MidCall = {
  /** The page of a call of these keys: of an isolate that has not heard, of one that has, and of that one minutes later. */
  unheard(keys: string): Promise<string>;
  heard(keys: string): Promise<string>;
  later(keys: string): Promise<string>;
};

/** Isolates that a gateway reaches. Pages as Africa's Talking gets them: `END …` ends the call. */
export async function openMidCall(ussdBy: string): Promise<MidCall> {
  const open = async (store: ReturnType<typeof storeInMemory> | null, at: number) => {
    const isolate = await openIsolate({ bundled, store, now: () => at, ussdBy });
    return async (keys: string) => {
      const { text, ends } = await isolate.call(keys);
      return `${ends ? 'END' : 'CON'} ${text}`;
    };
  };
  const store = storeInMemory(entries);
  return {
    unheard: await open(null, now),
    heard: await open(store, now),
    later: await open(store, publishedAt + changedMilliseconds),
  };
}
