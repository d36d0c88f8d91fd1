/** `npm run rollback`: an edition of before is heard again. What is taken down stays so. */
import { nextRelease } from '../editions/next.ts';
import { usedUpBy } from '../editions/proposal.ts';
import { summarise } from '../editions/summary.ts';
import { print } from './print.node.ts';
import { editionUsage, readEditionOptions } from './publishing/edition-options.ts';
import { type KeyChanges, keyChanges, offerRelease, refuse, sayOn } from './publishing/offering.node.ts';
import { fail, type OnLine, type OnLineOptions, onLine } from './publishing/on-line.node.ts';
import { behindWords } from './publishing/release.node.ts';
import { filesWords, forgottenSlips } from './publishing/rollback-words.node.ts';
import { readWaiting } from './publishing/signatures.node.ts';
import { whoSigns } from './publishing/who-signs.ts';
import { type Published, readPublished } from './store/published-line.node.ts';
import { isVouchedFor, type OpenedEdition, openNumber } from './store/stored-editions.node.ts';

const usage = `npm run rollback -- NUMBER ${editionUsage}`;

/** Makes edition NUMBER heard again, signed like any release. Exit code 1 where it is not, 2 where it was asked wrongly. */
export async function rollback(args: readonly string[], options: OnLineOptions = {}): Promise<number> {
  const asked = readEditionOptions(args);
  const [written = '', ...others] = asked?.words ?? [];
  if (!asked || others.length > 0 || !/^[1-9]\d{0,8}$/.test(written)) return fail(2, `Not understood. Write: ${usage}`);
  return onLine(asked, options, async (on) => {
    const by = whoSigns(on);
    if ('wrong' in by) return fail(1, by.wrong);
    const published = await readPublished(on.store, on.which, on.ground);
    if ('wrong' in published) return fail(1, published.wrong);
    if (published.trouble !== null) return fail(1, published.trouble);
    const behind = behindWords(published, on.now);
    if (behind !== null) return fail(1, behind);
    const opened = await openNumber(on.store, published, Number(written));
    return 'wrong' in opened ? fail(1, opened.wrong) : goBack(on, published, opened);
  });
}

async function goBack(on: OnLine, published: Published, { digest, edition, document }: OpenedEdition): Promise<number> {
  const { head } = document;
  if (published.current?.digest === digest) {
    sayOn(on)(`Nothing to do: callers hear edition ${head.number} already.`);
    if (on.asked.isJson) print(JSON.stringify({ line: head.line, outcome: 'unchanged', digest }));
    return 0;
  }
  const changes = keyChanges(published, edition, on.now);
  if (changes.refused.length > 0)
    return refuse(on, [...changes.refused, ...wayRound(changes)], { moved: changes.moved, early: changes.early });
  const textless = await document.textless();
  const usedUp = usedUpBy(published.base, await readWaiting(on.which, on.ground.trust));
  const release = nextRelease(published.base, { digest, textless, changed: changes.changed, usedUp });
  const words = [
    madeWords(head.madeAt, head.madeBy),
    ...((await isVouchedFor(on.store, published, digest)) ? [] : [unknown]),
    ...forgottenSlips(published, edition),
  ];
  const summary = summarise(published.current?.edition ?? null, edition);
  const code = await offerRelease(on, published, { release, head, made: [], edition, summary, findings: [], words });
  if (code === 0) for (const line of await filesWords(on, published, { edition, document })) sayOn(on)(line);
  return code;
}

const madeWords = (madeAt: number, by: readonly string[]): string =>
  `Made on ${new Date(madeAt).toISOString().slice(0, 10)} by ${by.join(', ')}. This is what would change for callers:`;

const unknown =
  'What callers hear was not made on this edition, so nothing says that people signed it. Read all of the summary as if it were new.';

function wayRound({ moved }: KeyChanges): readonly string[] {
  return moved.length === 0
    ? []
    : ['Or go back only to an edition that has these keys as they are now, or mend the files and publish them.'];
}
