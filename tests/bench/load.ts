/** A USSD hop through workerd, under load: the Worker as it deploys against the bare one, in short rounds by turns. */
import autocannon from 'autocannon';
import type { ServedWorker } from '../../src/commands/runtime/serve.node.ts';
import { callbackOf, clinicPath, keptBodyOf, keptGateway, pathByDepth } from './calls.ts';
import { median, quantile } from './statistics.ts';
import type { Row } from './table.ts';
import { callbackPath, type Pair } from './workers.ts';

/** Many short ones: what slows the computer down meanwhile meets both of a pair. */
const rounds = 30;
const callsPerRound = 1000;
const connections = 8;
/** Milliseconds until the generator notices that it is done; the rate is taken at the last answer. */
const sampleInt = 20;
const leastShare = 0.9;
/** A call of a Durable Object halves the rate by itself. */
const leastShareKept = 0.5;

type Round = { readonly perSecond: number; readonly p50: number; readonly p99: number };

/** One row for each measured path. The ratio is the median of those of single rounds, since the computer is not ours alone. */
export async function measureLoad(served: Pair<ServedWorker>): Promise<readonly Row[]> {
  const [shallow = '', deep = ''] = [pathByDepth.get(2), pathByDepth.get(6)];
  const rows = [
    withGoal({ what: 'a card, depth 2', ...(await measurePath(served, shallow)) }),
    withGoal({ what: 'a card, depth 6', ...(await measurePath(served, deep)) }),
  ];
  const kept = { what: 'a key of a call whose position is kept', ...(await measure(served, loadKept)) };
  // The bare handler looks nothing up: so there is no goal.
  const clinic = { what: 'a clinic, found anew, depth 4', ...(await measurePath(served, clinicPath)) };
  return [...rows, withGoal(kept, leastShareKept), clinic];
}

const withGoal = (row: Row, least = leastShare): Row => ({
  ...row,
  goal: { words: `>= ${least.toFixed(2)}`, met: row.ratio >= least },
});

const measurePath = (served: Pair<ServedWorker>, path: string) => measure(served, (worker) => load(worker, path));

async function measure({ ours, bare }: Pair<ServedWorker>, loadOne: (worker: ServedWorker) => Promise<Round>) {
  await loadOne(ours);
  await loadOne(bare);
  const pairs: { readonly ours: Round; readonly bare: Round }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = await loadOne(round % 2 === 0 ? ours : bare);
    const second = await loadOne(round % 2 === 0 ? bare : ours);
    pairs.push(round % 2 === 0 ? { ours: first, bare: second } : { ours: second, bare: first });
  }
  return {
    ours: summaryOf(pairs.map((pair) => pair.ours)),
    theirs: summaryOf(pairs.map((pair) => pair.bare)),
    ratio: median(pairs.map((pair) => pair.ours.perSecond / pair.bare.perSecond)),
  };
}

async function load({ url }: ServedWorker, path: string): Promise<Round> {
  const { headers, body } = await callbackOf('', path);
  return run({ url: url + (await callbackPath()), headers, body });
}

/** Each connection is a caller of its own, in the middle of a call: a key leads from the menu to a card, the next one back. */
async function loadKept({ url }: ServedWorker): Promise<Round> {
  const address = url + (await callbackPath(keptGateway));
  const headers = { 'content-type': 'application/json' };
  const press = async (caller: number, key: string) =>
    (await fetch(address, { method: 'POST', headers, body: keptBodyOf(caller, key) })).text();
  for (let caller = 0; caller < connections; caller += 1) {
    // The first key of a call that nobody has begun leads to the start.
    await press(caller, '1');
    await press(caller, '1');
  }
  let caller = 0;
  const setupClient: Setup = (client) => {
    client.setRequests(['1', '0'].map((key) => ({ body: keptBodyOf(caller, key) })));
    caller += 1;
  };
  const round = await run({ url: address, headers, body: '', setupClient });
  if (/"continueSession":false/.test(await press(0, '0'))) throw new Error('a call was ended');
  return round;
}

type Setup = NonNullable<Parameters<typeof autocannon>[0]['setupClient']>;

async function run(asked: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly setupClient?: Setup;
}): Promise<Round> {
  const start = performance.now();
  let last = start;
  const milliseconds: number[] = [];
  const running = autocannon({ ...asked, method: 'POST', connections, amount: callsPerRound, sampleInt });
  running.on('response', (_client, _statusCode, _bytes, took) => {
    milliseconds.push(took);
    last = performance.now();
  });
  const { non2xx, errors } = await running;
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} of ${callsPerRound} calls were not answered`);
  return {
    perSecond: milliseconds.length / ((last - start) / 1000),
    p50: quantile(milliseconds, 0.5),
    p99: quantile(milliseconds, 0.99),
  };
}

function summaryOf(all: readonly Round[]): string {
  const of = (pick: (round: Round) => number) => median(all.map(pick));
  const perSecond = of((round) => round.perSecond).toFixed(0);
  return `${perSecond}/s, ${of(({ p50 }) => p50).toFixed(1)} and ${of(({ p99 }) => p99).toFixed(1)} ms`;
}
