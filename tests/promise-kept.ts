/**
 * `node tests/promise-kept.ts REPORT.json`: after a run of all tests, whether each sentence of docs/promise.md stands.
 * REPORT.json is what `npm test -- --reporter=json` writes. Fails, and names each sentence whose test did not run or pass.
 */
import { readFileSync } from 'node:fs';
import { readPromise } from '../src/commands/deployment/promise.ts';
import { print, printError } from '../src/commands/print.node.ts';
import { readProjectFile } from './docs/documents.ts';
import { type Report, resultsById, unkeptIn } from './docs/promise.ts';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('node tests/promise-kept.ts REPORT.json');

const sentences = readPromise(readProjectFile('docs/promise.md'));
const report: Report = JSON.parse(readFileSync(file, 'utf8'));
const unkept = unkeptIn(sentences, report);
for (const [{ line, words }, found] of Map.groupBy(unkept, ({ sentence }) => sentence)) {
  printError(`docs/promise.md:${line} ${words}`);
  for (const { why } of found) printError(`  ${why}`);
}
const named = new Set(sentences.flatMap(({ shownBy }) => (shownBy?.kind === 'tests' ? shownBy.ids : [])));
const unnamed = [...resultsById(report).keys()].filter((id) => !named.has(id));
if (unnamed.length > 0) print(`Tests that no sentence names: ${unnamed.join(', ')}`);
const byHand = sentences.filter(({ shownBy }) => shownBy?.kind === 'by-hand').length;
const broken = new Set(unkept.map(({ sentence }) => sentence)).size;
const kept = sentences.length - byHand - broken;
print(`docs/promise.md: ${kept} sentences shown by tests, ${byHand} checked by hand, ${broken} not shown`);
process.exitCode = broken === 0 && kept > 0 ? 0 : 1;
