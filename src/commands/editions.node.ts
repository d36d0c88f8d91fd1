/** `npm run editions`: the editions of a line, which of them callers hear, and what is taken down. */

import { print } from './print.node.ts';
import { readEditionOptions } from './publishing/edition-options.ts';
import { editionsWords, type ListedEdition, type Standing } from './publishing/editions-words.ts';
import { fail, type OnLine, type OnLineOptions, onLine } from './publishing/on-line.node.ts';
import { downIn } from './publishing/removing.node.ts';
import { readSlipped } from './publishing/slipped.node.ts';
import { type Published, readPublished } from './store/published-line.node.ts';
import { listEditions, openEdition } from './store/stored-editions.node.ts';
import { shortSummary } from './summary/short.ts';

const usage = 'npm run editions -- --line NAME [--remote] [--all] [--json]';

/** Lists them, the newest first. Exit code 1 where what is published cannot be read or is not believed. */
export async function editions(args: readonly string[], options: OnLineOptions = {}): Promise<number> {
  const asked = readEditionOptions(args, ['all']);
  if (!asked || asked.words.length > 0) return fail(2, `Not understood. Write: ${usage}`);
  return onLine(asked, options, async (on) => {
    const published = await readPublished(on.store, on.which, on.ground);
    if ('wrong' in published) return fail(1, published.wrong);
    const standing = await readStanding(on, published);
    if (asked.isJson) print(JSON.stringify(standing));
    else for (const line of editionsWords(standing, published, on.now)) print(line);
    return published.trouble === null ? 0 : 1;
  });
}

/** Each is read whole, which takes a second at Cloudflare. */
const shownAtOnce = 10;

async function readStanding(on: OnLine, published: Published): Promise<Standing> {
  const { store, which, ground, asked, now } = on;
  const { verified } = published.base;
  const all = await listEditions(store, which.line);
  const shown = asked.flags.has('all') ? all : all.slice(0, shownAtOnce);
  const listed: ListedEdition[] = [];
  for (const stored of shown) {
    const opened = await openEdition(store, which.line, stored.digest);
    const what = opened && shortSummary(opened.document.summary);
    const { number, madeAt, madeBy } = opened?.document.head ?? stored;
    const isHeard = stored.digest === verified?.state.edition;
    listed.push({ digest: stored.digest, number, madeAt, madeBy, isHeard, what });
  }
  return {
    line: which.line,
    editions: listed,
    others: all.length - shown.length,
    heard: verified?.state.edition ?? '',
    release: verified?.release.number ?? 0,
    state: verified?.state.number ?? 0,
    takenDown: downIn(published),
    slipped: await readSlipped(on, published),
    waiting: (verified?.state.changed ?? []).filter(({ until }) => until > now),
    floor: { release: ground.floor.release, number: ground.floor.number },
  };
}
