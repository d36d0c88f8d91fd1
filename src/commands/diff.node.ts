/** `npm run diff`: all that differs between two editions of a line, or between one and its files. */
import type { Edition } from '../content/edition.ts';
import { summarise } from '../editions/summary.ts';
import { changesBetween } from '../menu/changes.ts';
import type { Wrong } from './files/line-files.node.ts';
import { openLines } from './files/open-lines.node.ts';
import { print, printError } from './print.node.ts';
import { readEditionOptions } from './publishing/edition-options.ts';
import { fail, type OnLine, type OnLineOptions, onLine } from './publishing/on-line.node.ts';
import { type Published, readPublished } from './store/published-line.node.ts';
import { openNumber } from './store/stored-editions.node.ts';
import { summaryWords } from './summary/words.ts';

const usage = `npm run diff -- [A [B]] --line NAME [--remote] [--json]
A and B are numbers of editions, heard (what callers hear) or files (the files here). Without them: heard files.`;

/** Tells every change, none left out. Exit code 1 where one of the two cannot be read. */
export async function diff(args: readonly string[], options: OnLineOptions = {}): Promise<number> {
  const asked = readEditionOptions(args);
  const [a = 'heard', b = a === 'files' ? 'heard' : 'files', ...others] = asked?.words ?? [];
  if (!asked || others.length > 0 || ![a, b].every((word) => isSide(word)))
    return fail(2, `Not understood. Write: ${usage}`);
  return onLine(asked, options, async (on) => {
    const published = await readPublished(on.store, on.which, on.ground);
    if ('wrong' in published) return fail(1, published.wrong);
    if (published.trouble !== null) printError(published.trouble);
    const before = await openSide(on, published, a);
    if ('wrong' in before) return fail(1, before.wrong);
    const after = await openSide(on, published, b);
    return 'wrong' in after ? fail(1, after.wrong) : tell(on, before, after);
  });
}

const isSide = (word: string): boolean => word === 'heard' || word === 'files' || /^[1-9]\d{0,8}$/.test(word);

type Side = { readonly name: string; readonly edition: Edition };

async function openSide(on: OnLine, published: Published, word: string): Promise<Side | Wrong> {
  const { line, root } = on.which;
  if (word === 'files') {
    const [opened] = await openLines(root, on.now, line);
    const edition = opened?.opened?.edition;
    if (edition) return { name: 'the files here', edition };
    return { wrong: `The files of ${line} cannot be read: npm run check -- --line ${line} says where.` };
  }
  if (word !== 'heard') {
    const opened = await openNumber(on.store, published, Number(word));
    return 'wrong' in opened ? opened : { name: `edition ${word}`, edition: opened.edition };
  }
  const { current } = published;
  if (!current) return { wrong: `What callers of ${line} hear is not known from here: nothing has been published.` };
  const number = current.document?.head.number;
  const name = number === undefined ? 'what is compiled in' : `edition ${number}`;
  return { name: `${name}, which callers hear`, edition: current.edition };
}

function tell({ asked, which }: OnLine, before: Side, after: Side): number {
  const summary = summarise(before.edition, after.edition);
  if (asked.isJson) {
    print(JSON.stringify({ line: which.line, before: before.name, after: after.name, summary }));
    return 0;
  }
  const { moved, changed } = changesBetween(before.edition, after.edition);
  const digits = [...moved, ...changed];
  const words = summaryWords(summary, { before: before.edition, after: after.edition, digits, isWhole: true });
  print(`From ${before.name} to ${after.name}:`);
  for (const line of words) print(line);
  return 0;
}
