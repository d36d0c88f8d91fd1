/** One call of a caller who presses keys at random, over a gateway of either kind, answered by several isolates. */
import { coverScreen } from '../../../src/content/screens.ts';
import { changedMilliseconds } from '../../../src/content/state.ts';
import type { Position } from '../../../src/menu/position.ts';
import { screenAt } from '../../../src/menu/screen-at.ts';
import { type Shown, shownAfter, shownAtStart, shownThrough } from '../../../src/menu/shown.ts';
import type { Random } from '../../support/random.ts';
import { isOneOf, promised, type Seen } from './promise.ts';
import type { Isolate, Publication } from './publications.ts';

export const outcomes = ['promised', 'same', 'changed', 'closed', 'unsaid', 'untold', 'misled'] as const;
export type Outcome = (typeof outcomes)[number];
/** What happened at each key; `story` tells a call that was misled. */
export type Called = { readonly outcomes: readonly Outcome[]; readonly story: string };
export type Gateway = 'cumulative' | 'last-input';

const second = 1_000;
const maxMilliseconds = 180 * second;
const typed = ['milton', 'weston', 'Norton', 'sutton park', 'atlantis'];

type Scene = { readonly publications: readonly Publication[]; readonly isolates: readonly Isolate[] };

/** Calls at `begin` until the call ends, or the network ends it. */
export function callAtRandom(scene: Scene, gateway: Gateway, begin: number, random: Random): Called {
  const told: Outcome[] = [];
  const story: string[] = [];
  const inputs = random.whole(6) === 0 ? ['12', String(random.whole(10))] : [];
  let isolate = random.pick(scene.isolates);
  let seen = answer(isolate(begin), gateway, null, inputs, begin);
  for (let now = begin + wait(random); seen && now < begin + maxMilliseconds; now += wait(random)) {
    if (isEnd(seen)) break;
    const key = press(seen, random);
    isolate = random.whole(2) === 0 ? random.pick(scene.isolates) : isolate;
    inputs.push(key);
    const next = answer(isolate(now), gateway, seen.position, inputs, now);
    const outcome = judge(scene.publications, seen, key, next, now);
    told.push(outcome);
    story.push(`${seen.position.screen} ${key} → ${next?.position.screen ?? 'changed'} (${outcome})`);
    if (outcome === 'misled') break;
    seen = next;
  }
  return { outcomes: told, story: story.join(', ') };
}

const wait = (random: Random) => (1 + random.whole(random.pick([5, 20, 60, 120]))) * second;

/** The pages behind which networks end a call; answers go on, since they may be many. */
const isEnd = ({ edition, position }: Seen) =>
  ['cover', 'down'].includes(edition.screens[position.screen]?.kind ?? 'down');

function press({ edition, position, screen }: Seen, random: Random): string {
  const asks = ['ask', 'places'].includes(edition.screens[position.screen]?.kind ?? '');
  const chance = random.whole(20);
  if (chance < 3) return '0';
  if (chance < 5) return '9';
  if (chance < 8) return String(1 + random.whole(9));
  if (asks && chance < 12) return random.pick(typed);
  if (chance === 19) return `${random.whole(10)}${1 + random.whole(4)}`;
  // Most read the raid card to its end.
  const isBeforeEnd = screen.closesFrom !== null && position.page < screen.closesFrom;
  if (isBeforeEnd) return random.pick(['9', '9', '9', '0']);
  return screen.options.length === 0 ? '0' : random.pick(screen.options).digit;
}

/** What an isolate shows; null for the page of a changed menu. */
function answer(
  { heard, changed }: Publication,
  gateway: Gateway,
  kept: Position | null,
  inputs: readonly string[],
  now: number,
): Seen | null {
  const { position, screen: written } = shown();
  const screen = written ?? screenAt(heard, position, now);
  return screen.id === 'changed' ? null : { edition: heard, position, screen };

  function shown(): Shown {
    if (gateway === 'cumulative') return shownThrough(heard, inputs, changed, now);
    if (kept) return shownAfter(heard, kept, inputs.at(-1) ?? '', changed, now);
    return inputs.length > 0 ? shownThrough(heard, inputs, changed, now) : shownAtStart(heard, changed, now);
  }
}

function judge(publications: readonly Publication[], seen: Seen, key: string, next: Seen | null, now: number): Outcome {
  const isCover = next?.position.screen === coverScreen;
  const promises = promised(seen, key);
  // Where the raid card says that 0 closes the call it does so, whatever has changed.
  if (promises.some(({ screen }) => screen === coverScreen) && !isCover) return 'misled';
  if (!next) return 'changed';
  // Of two digits at once no page has said what the second does.
  if (/^[0-9]{2,}$/.test(key)) return 'untold';
  if (isCover && key === '0' && !isOneOf(next.position, promises)) return 'closed';
  if (isOneOf(next.position, promises)) return 'promised';
  if (isOneOf(next.position, [{ ...seen.position, page: next.position.page }])) return 'same';
  if (promises.length > 0) return 'misled';
  // A key that the page does not name: it may do what it does for others who call now.
  const recent = publications.filter(
    ({ at }, index) => at <= now && (publications[index + 1]?.at ?? now) >= now - changedMilliseconds,
  );
  const isTold = recent.some(({ heard }) => {
    const screen = screenAt(heard, seen.position, now);
    return isOneOf(next.position, promised({ edition: heard, position: seen.position, screen }, key));
  });
  return isTold ? 'unsaid' : 'misled';
}
