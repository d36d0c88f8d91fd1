/** `npm run take-down`: callers are not told of something any more. Safety: it only removes, so that one person may do it. */
import type { Edition } from '../content/edition.ts';
import type { Target } from '../content/state.ts';
import { isClinicCode } from '../directory/code.ts';
import type { Wrong } from './files/line-files.node.ts';
import { openLines } from './files/open-lines.node.ts';
import { print, printError } from './print.node.ts';
import { editionUsage, readEditionOptions } from './publishing/edition-options.ts';
import { fail, keepPublished, type OnLine, type OnLineOptions, onLine } from './publishing/on-line.node.ts';
import { downIn, isDown, type Removed, readBase, remove } from './publishing/removing.node.ts';
import { openSignerOf } from './publishing/signer-of.node.ts';
import { readSlipped } from './publishing/slipped.node.ts';
import { takeDownWords } from './publishing/take-down-words.ts';
import { findTarget, nameOf, readTarget, type TargetAsked, targetUsage } from './publishing/targets.ts';
import { publishedPath } from './store/ground.node.ts';
import type { Published } from './store/published-line.node.ts';

const usage = `npm run take-down -- ${targetUsage} ${editionUsage}`;

/** Says what callers will hear, asks, and takes it down. Exit code 1 where it is not down, 2 where it was asked wrongly. */
export async function takeDown(args: readonly string[], options: OnLineOptions = {}): Promise<number> {
  const asked = readEditionOptions(args);
  const target = asked && readTarget(asked.words);
  if (!target) return fail(2, `Not understood. Write: ${usage}`);
  return onLine(asked, options, (on) => takeDownOn(on, target));
}

async function takeDownOn(on: OnLine, asked: TargetAsked): Promise<number> {
  if (on.which.isRemote && on.asked.by === undefined) return fail(1, nobodySigns(on));
  const published = await readBase(on);
  if ('wrong' in published) return fail(1, published.wrong);
  const edition = published.current?.edition ?? (await fromFiles(on));
  const target = edition ? findTarget(edition, asked) : asWritten(asked);
  if ('wrong' in target) return fail(1, target.wrong);
  const name = nameOf(edition, target);
  if (isDown(published, target))
    return sayDone(on, { target, words: [`It is taken down already: ${name}.`], removed: null });
  const words = [`To be taken down: ${name}.`, ...(await wordsFor(on, published, edition, target))];
  for (const line of words) printError(line);
  if (!(await on.confirm('Take it down?'))) return fail(1, 'Nothing was taken down.');
  const signer = await openSignerOf(on);
  if ('wrong' in signer) return fail(1, signer.wrong);
  const removed = await remove(on, published, target, signer);
  if (!removed) return fail(1, notSeen(name));
  if ('wrong' in removed) return fail(1, removed.wrong);
  const kept = on.which.isRemote ? await keepPublished(on.which, removed.record) : null;
  if (kept) printError(`It is taken down, but ${publishedPath(on.which.line)} was not written. ${kept.wrong}`);
  return sayDone(on, { target, words: doneWords(on, target, name, removed.isSeen), removed });
}

/** One suffices, however many a release takes. */
const nobodySigns = ({ which: { line }, ground: { trust } }: OnLine): string =>
  `Say who signs: --by HANDLE. menus/${line}/keys.yaml has the keys of: ${trust.people.map(({ handle }) => handle).join(', ')}.`;

/** Where it is not known from here what callers hear, the files say what there is. */
async function fromFiles({ which, now }: OnLine): Promise<Edition | null> {
  const [line] = await openLines(which.root, now, which.line);
  return line?.opened?.edition ?? null;
}

/** Where the files cannot be read either: what is written has to be exact. */
function asWritten({ kind, typed }: TargetAsked): Target | Wrong {
  if (kind !== 'clinic' || isClinicCode(typed)) return { kind, id: typed };
  return {
    wrong: 'Write the code as CHECK takes it: C and digits. The files of the line cannot be read to look it up.',
  };
}

async function wordsFor(on: OnLine, published: Published, edition: Edition | null, target: Target) {
  const unknown = 'What callers hear is not known from here: this goes by the files of the line.';
  const unread = 'The files of the line cannot be read either: look twice at what you wrote.';
  const { targets } = await readSlipped(on, published);
  const down = [...downIn(published), ...(targets ?? [])];
  return [
    ...(published.current ? [] : [unknown]),
    ...(published.trouble === null ? [] : [published.trouble]),
    ...(edition ? takeDownWords({ edition, target, down, now: on.now }) : [unread]),
  ];
}

function doneWords({ which: { line, isRemote } }: OnLine, { kind, id }: Target, name: string, isSeen: boolean) {
  const deploy = `${publishedPath(line)} says so: share that file, and deploy soon, so that it holds where the store cannot be read.`;
  return [
    `Taken down: ${name}. Callers hear so within a minute, at most two.`,
    ...(isSeen ? [] : [notSeenYet]),
    ...(isRemote ? [deploy] : []),
    `It stays down, whatever is published, until: npm run restore -- ${`${kind} ${id}`.trim()} --line ${line}${isRemote ? ' --remote' : ''}`,
    ...(kind === 'line' ? [] : [`In the files of ${line} it still stands: mend it there, or take it out.`]),
  ];
}

const notSeenYet =
  'The store does not show it yet, as one far away may for a minute. Look in two minutes: npm run editions. Where it is not there then, do it again.';

const notSeen = (name: string): string =>
  `NOT TAKEN DOWN, as far as can be seen: ${name}. Somebody else wrote at the same moment, or the store did not take it. Do it again now, and look with: npm run editions`;

type Done = { readonly target: Target; readonly words: readonly string[]; readonly removed: Removed | null };

function sayDone({ asked, which }: OnLine, { target, words, removed }: Done): number {
  if (asked.isJson)
    print(
      JSON.stringify({
        line: which.line,
        target,
        wasDown: removed === null,
        state: removed?.number ?? null,
        isSeen: removed?.isSeen ?? true,
      }),
    );
  else for (const line of words) print(line);
  return 0;
}
