/** A USSD hop through workerd, under load: the Worker as it deploys against the bare one, in short rounds by turns. */
import autocannon from 'autocannon';
import type { ServedWorker } from '../../src/commands/runtime/serve.node.ts';
import { callbackOf, clinicPath, pathByDepth } from './calls.ts';
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

type Round = { readonly perSecond: number; readonly p50: number; readonly p99: number };

/** One row for each measured path. The ratio is the median of those of single rounds, since the computer is not ours alone. */
export async function measureLoad(served: Pair<ServedWorker>): Promise<readonly Row[]> {
  const [shallow = '', deep = ''] = [pathByDepth.get(2), pathByDepth.get(6)];
  const rows = [
    withGoal({ what: 'a card, depth 2', ...(await measurePath(served, shallow)) }),
    withGoal({ what: 'a card, depth 6', ...(await measurePath(served, deep)) }),
  ];
  // The bare handler looks nothing up: so there is no goal.
  return [...rows, { what: 'a clinic, found anew, depth 4', ...(await measurePath(served, clinicPath)) }];
}

const withGoal = (row: Row): Row => ({
  ...row,
  goal: { words: `>= ${leastShare.toFixed(2)}`, met: row.ratio >= leastShare },
});

async function measurePath({ ours, bare }: Pair<ServedWorker>, path: string) {
  await load(ours, path);
  await load(bare, path);
  const pairs: { readonly ours: Round; readonly bare: Round }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = await load(round % 2 === 0 ? ours : bare, path);
    const second = await load(round % 2 === 0 ? bare : ours, path);
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
  const address = url + (await callbackPath());
  const start = performance.now();
  let last = start;
  const milliseconds: number[] = [];
  const run = autocannon({
    url: address,
    method: 'POST',
    headers,
    body,
    connections,
    amount: callsPerRound,
    sampleInt,
  });
  run.on('response', (_client, _statusCode, _bytes, took) => {
    milliseconds.push(took);
    last = performance.now();
  });
  const { non2xx, errors } = await run;
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
