/** `npm run gateways`: what each gateway carries, to choose one by. */
import { parseArgs } from 'node:util';
import { smsGateways, ussdGateways } from '../gateways/gateways.ts';
import { choiceTable, sourcesTable } from './gateways/table.ts';
import { print, printError } from './print.node.ts';

const usage = 'npm run gateways [-- --sources]';

/** Prints the table, or with `--sources` where and when each was read. Exit code 2 where it was asked wrongly. */
export function gateways(args: readonly string[]): Promise<number> {
  const table = readTable(args);
  if (table === null) {
    printError(usage);
    return Promise.resolve(2);
  }
  print(table([...ussdGateways, ...smsGateways]));
  printError('What each column means: docs/gateways.md.');
  return Promise.resolve(0);
}

function readTable(args: readonly string[]): typeof choiceTable | null {
  try {
    const { values } = parseArgs({ args: [...args], options: { sources: { type: 'boolean' } } });
    return values.sources ? sourcesTable : choiceTable;
  } catch {
    return null;
  }
}
