/**
 * `npm run prove [-- --requests N --seed N]`: proves that no phone number is kept, or shows where one is. Builds the Worker
 * as it deploys, sends 10,000 requests with made-up numbers, searches everything, compares with docs/stored-data.md.
 * Ends with 1 where anything was found, differs, or could not be looked at. `--life NAME` leads it through one life alone, and
 * `--compiled` takes .generated/lines.jsonl as it stands: a part of the proof, for leaks that are seeded (prove-mutants.ts).
 */
import { parseArgs } from 'node:util';
import { print, printError } from '../src/commands/print.node.ts';
import { projectPath } from '../src/commands/project.node.ts';
import { buildWorker } from '../src/commands/runtime/build.node.ts';
import { compileLines } from '../src/commands/runtime/compile.node.ts';
import { isProved, prove } from './prove/prove.ts';
import { faultsOf, tableOf } from './prove/table.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { requests: text, seed: text, life: text, compiled: { type: 'boolean' } } });
const requests = Number(values.requests ?? 10_000);
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);

try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
  printError(error instanceof Error ? error.message : 'The proof did not run.');
  process.exitCode = 1;
}

async function run(): Promise<boolean> {
  if (!values.compiled && 'reason' in (await compileLines({ production: false })))
    throw new Error('What the lines say has to be mended first: npm run check says where.');
  const worker = await buildWorker(projectPath('.generated/worker-of-proof'));
  if ('reason' in worker) throw new Error(`The Worker does not build.\n${worker.output}`);
  printError(`${requests} requests asked for, more where each kind would not come once; seed ${seed}.`);
  const only = values.life;
  if (only !== undefined) printError('One life alone is a part of the proof.');
  const onLife = (name: string) => printError(`The Worker ${name} …`);
  const proof = await prove({ worker, requests, seed, onLife, ...(only === undefined ? {} : { only }) });
  for (const fault of faultsOf(proof)) print(`FOUND  ${fault}`);
  print(tableOf(proof));
  return isProved(proof);
}
