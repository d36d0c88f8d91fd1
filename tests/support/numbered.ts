/** Editions of one line that each say other numbers, published by two people: a page tells which of them it is of. */
import type { Edition } from '../../src/content/edition.ts';
import { stateKey } from '../../src/editions/store.ts';
import { defaultUssdLimits as limits } from '../../src/render/limits.ts';
import type { Isolate } from './isolate.ts';
import { editionOf, now } from './lines.ts';
import { ussdPage } from './page.ts';
import { bundleTrusting, makePerson, type Publication, published, trustIn } from './published.ts';

export const line = 'demo-ke';
export const state = stateKey(line);
export const [asha, ben] = await Promise.all([makePerson('asha'), makePerson('ben')]);
const both = [asha, ben];
/** Both have to sign. */
export const people = trustIn(both, 2);

export const numbered = (last: number, edition: Edition = editionOf(line)): Edition => ({
  ...edition,
  hotlines: edition.hotlines.map((hotline, index) => ({
    ...hotline,
    phone: `+44808157${last}${index}0`.padEnd(13, '0'),
  })),
});

/** What is compiled in, and what is published first and second. */
export const editions = [numbered(1), numbered(2), numbered(3)] as const;
export const [compiledIn] = editions;
export const bundled = await bundleTrusting([compiledIn], people);

export const publish = (edition: Edition, number: number, more: Partial<Publication> = {}) =>
  published(edition, {
    by: both,
    ...more,
    release: { number, ...more.release },
    state: { latest: number, publishedAt: now, ...more.state },
  });
export const first = await publish(editions[1], 1);
export const second = await publish(editions[2], 2);

const calls = ['', '1', '11', '111', '131', '14', '15', '1541'];

/** The pages of some calls. */
export const pagesOf = (edition: Edition, at: number): readonly string[] =>
  calls.map((keys) => ussdPage(edition, keys.split(''), limits, at).text);

/** The same calls, as somebody hears them who dials one after another. */
export async function heardBy(isolate: Isolate): Promise<readonly string[]> {
  const pages: string[] = [];
  for (const keys of calls) pages.push(await isolate.dial(keys));
  return pages;
}
