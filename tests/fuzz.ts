/** `npm run fuzz [-- --runs N --seed N]`: a million random texts, or as many as asked for. */
import { parseArgs } from 'node:util';
import { print, printError } from '../src/commands/print.node.ts';
import { fuzz } from './fuzz/fuzz.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { runs: text, seed: text } });
const runs = Number(values.runs ?? 1_000_000);
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);

print(`${runs} random texts, seed ${seed}`);
const { seconds, failures } = await fuzz(runs, seed);
for (const failure of failures) printError(`${failure.why}: ${JSON.stringify(failure.text)}`);
print(`${Math.round(runs / seconds)} texts a second, ${seconds.toFixed(1)} s, ${failures.length} failures`);
process.exitCode = failures.length === 0 ? 0 : 1;
