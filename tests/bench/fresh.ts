/** The first answer of a fresh isolate: its modules read and run, its settings checked, its edition opened, its page said. */
import type { BuiltWorker } from '../../src/commands/runtime/build.node.ts';
import { pathByDepth } from './calls.ts';
import { openIsolates } from './isolates.ts';
import { median } from './statistics.ts';
import type { Row } from './table.ts';
import type { Pair } from './workers.ts';

const isolatesEach = 15;

/** One row: from the call to the whole answer, the median of several isolates of each. */
export async function measureFresh(built: Pair<BuiltWorker>): Promise<readonly Row[]> {
  const isolates = await openIsolates(built);
  const path = pathByDepth.get(2) ?? '';
  try {
    await isolates.firstAnswer('bare', path);
    const ours: number[] = [];
    const bare: number[] = [];
    for (let index = 0; index < isolatesEach; index += 1) {
      ours.push((await isolates.firstAnswer('ours', path)).milliseconds);
      bare.push((await isolates.firstAnswer('bare', path)).milliseconds);
    }
    const [own, their] = [median(ours), median(bare)];
    return [
      {
        what: 'load, start, first answer',
        ours: `${own.toFixed(1)} ms`,
        theirs: `${their.toFixed(1)} ms`,
        ratio: own / their,
      },
    ];
  } finally {
    await isolates.stop();
  }
}
