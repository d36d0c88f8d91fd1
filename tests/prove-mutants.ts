/**
 * `npm run prove:mutants [-- --only PATTERN --requests N --keep]`: the proof of the proof. Seeds one leak after another into
 * copies of the project and runs `npm run prove` there: it must be green without a leak, and red, in the right row, with
 * each. `--keep` leaves the copies and says where they are.
 */
import { parseArgs } from 'node:util';
import { print, printError } from '../src/commands/print.node.ts';
import { mutants } from './mutants/mutants.ts';
import { type TryOptions, tryMutants } from './mutants/try.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { only: text, requests: text, keep: { type: 'boolean' } } });
const only = new RegExp(values.only ?? '');
const chosen = mutants.filter(({ name }) => only.test(name));
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

const options: TryOptions = {
  requests: Number(values.requests ?? 50),
  keep: values.keep === true,
  stop: stop.signal,
};
const counts = { caught: 0, missed: 0, broken: 0 };
try {
  for await (const { mutant, verdict, why, seconds, folder } of tryMutants(chosen, options)) {
    counts[verdict] += 1;
    const { name, leaks } = mutant;
    print(`${verdict === 'missed' ? 'MISSED' : verdict}  ${name}  ${why} (${Math.round(seconds)} s)\n        ${leaks}`);
    if (folder !== null) print(`        ${folder}`);
  }
} catch (error) {
  printError(error instanceof Error ? error.message : 'The leaks could not be tried.');
}
print(`${counts.caught} caught, ${chosen.length - counts.caught} missed`);
process.exitCode = chosen.length > 0 && counts.caught === chosen.length ? 0 : 1;
