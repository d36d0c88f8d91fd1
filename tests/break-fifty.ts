/**
 * `npm run break [-- --runs N --seed N --only PATTERN]`: breaks one string, digit or number of the content, fifty times,
 * each in memory, and shows which journey, table or finding turns red. Fails if one slip goes unnoticed.
 */
import { parseArgs } from 'node:util';
import { print } from '../src/commands/print.node.ts';
import { breakContent } from './break/fifty.ts';
import { readAlarms, redBefore } from './break/notice.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { runs: text, seed: text, only: text, quiet: { type: 'boolean' } } });
const runs = Number(values.runs ?? 50);
const seed = Number(values.seed ?? 50);
const only = values.only === undefined ? null : new RegExp(values.only);

const red = await redBefore(await readAlarms());
if (red !== null) throw new Error(`${red} is red before anything is broken: mend it, or write it anew, first`);

let caught = 0;
let missed = 0;
for await (const { broken, by } of breakContent(runs, seed, only)) {
  if (by === null) missed += 1;
  else caught += 1;
  const { part, before, after } = broken;
  if (by === null || values.quiet !== true)
    print(
      `${by === null ? 'MISSED' : 'caught'}  ${part.file}  ${part.name}\n        ${before} > ${after}  ${by ?? ''}`,
    );
}
print(`${caught} caught, ${missed} missed (seed ${seed})`);
process.exitCode = missed === 0 && caught > 0 ? 0 : 1;
