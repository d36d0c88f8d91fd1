/** One hop inside a process, from the inputs to the page: ours against ussd-menu-builder with the same tree and texts. */
import type UssdMenu from 'ussd-menu-builder';
import type { Edition } from '../../src/content/edition.ts';
import { changedMilliseconds, type State } from '../../src/content/state.ts';
import { callPage } from '../../src/live/pages.ts';
import { defaultUssdLimits as limits } from '../../src/render/limits.ts';
import { clinicPath, pathByDepth } from './calls.ts';
import { peerMenu } from './peer-menu.ts';
import { median } from './statistics.ts';
import type { Row } from './table.ts';

const rounds = 15;
const hopsPerRound = 1000;
/** The depth at which the goal is set: ours is to take no longer. */
const depthOfGoal = 12;

/** One row for each depth. `now` in milliseconds since 1970: both say what is true then. */
export async function measureHops(edition: Edition, now: number): Promise<readonly Row[]> {
  const menu = peerMenu(edition, limits, now);
  const rows: Row[] = [];
  const add = async (what: string, path: string, changed: State['changed'], isGoal: boolean): Promise<void> => {
    const row = await measureHop({ edition, now, changed }, menu, path);
    rows.push({ what, ...row, ...(isGoal ? { goal: { words: '<= 1.00', met: row.ratio <= 1 } } : {}) });
  };
  for (const [depth, path] of pathByDepth) await add(`a card, depth ${depth}`, path, [], depth === depthOfGoal);
  const deep = pathByDepth.get(depthOfGoal) ?? '';
  await add(`depth ${depthOfGoal}, published a minute ago`, deep, changedBy(now - 60_000), false);
  await add(`depth ${depthOfGoal}, five minutes after a publication`, deep, changedBy(now - changedMilliseconds), true);
  // It has this page ready, where we find clinics that may be told of now: so there is no goal.
  await add('a clinic, found anew, depth 4', clinicPath, [], false);
  return rows;
}

/** Keys that a publication changed, all of them elsewhere than the call goes; they stand in the state until the next. */
const changedBy = (publishedAt: number): State['changed'] =>
  Array.from({ length: 20 }, (_, index) => ({
    screen: `elsewhere-${index}`,
    digit: '1',
    meaning: 'another',
    until: publishedAt + changedMilliseconds,
  }));

type Heard = { readonly edition: Edition; readonly now: number; readonly changed: State['changed'] };

async function measureHop({ edition, now, changed }: Heard, menu: UssdMenu, path: string) {
  const oursHop = () => {
    // As a gateway hands it over: the inputs are read out of the text, as theirs does.
    const { text, ends } = callPage(edition, path === '' ? [] : path.split('*'), changed, limits, now);
    return `${ends ? 'END' : 'CON'} ${text}`;
  };
  const call = { text: path, phoneNumber: '', sessionId: '', serviceCode: '' };
  const theirHop = () => menu.run(call);
  if (oursHop() !== (await theirHop())) throw new Error('both are to say the same');
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(timeOf(oursHop));
    theirs.push(await timeOfAsync(theirHop));
  }
  const [own, their] = [median(ours), median(theirs)];
  return { ours: `${own.toFixed(2)} µs`, theirs: `${their.toFixed(2)} µs`, ratio: own / their };
}

/** Microseconds of one hop. */
function timeOf(hop: () => string): number {
  const start = performance.now();
  for (let index = 0; index < hopsPerRound; index += 1) hop();
  return ((performance.now() - start) / hopsPerRound) * 1000;
}

async function timeOfAsync(hop: () => Promise<string>): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < hopsPerRound; index += 1) await hop();
  return ((performance.now() - start) / hopsPerRound) * 1000;
}
