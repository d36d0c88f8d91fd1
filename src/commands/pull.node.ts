/** `npm run pull`: the files that an edition was made of, back into the line's folders. All of them are written, or none. */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { lineIds, readSourceTexts } from '../content/sources.node.ts';
import { digestOf } from '../editions/canonical.ts';
import { readSources, type Sources } from '../editions/sources.ts';
import { sourcesKey } from '../editions/store.ts';
import type { Wrong } from './files/line-files.node.ts';
import { replaceFiles } from './files/written-files.node.ts';
import { print, printError } from './print.node.ts';
import { readEditionOptions } from './publishing/edition-options.ts';
import { fail, type OnLine, type OnLineOptions, onLine } from './publishing/on-line.node.ts';
import { isWritten, type PlannedFile, planPull, planWords } from './publishing/pull-plan.ts';
import { isSaidHere } from './publishing/said-here.node.ts';
import { readPublished } from './store/published-line.node.ts';
import { isVouchedFor, type OpenedEdition, openNumber } from './store/stored-editions.node.ts';

const usage = 'npm run pull -- [NUMBER] --line NAME [--remote] [--common] [--keys] [--yes] [--json]';

/** Shows what would change, asks, and writes it. Exit code 1 where nothing was written, or what was says another thing. */
export async function pull(args: readonly string[], options: OnLineOptions = {}): Promise<number> {
  const asked = readEditionOptions(args, ['common', 'keys']);
  const [number, ...others] = asked?.words ?? [];
  if (!asked || others.length > 0 || !/^(?:[1-9]\d{0,8})?$/.test(number ?? ''))
    return fail(2, `Not understood. Write: ${usage}`);
  return onLine(asked, options, async (on) => {
    const opened = await openAsked(on, number);
    if ('wrong' in opened) return fail(1, opened.wrong);
    const there = await readThere(on, opened);
    return 'wrong' in there ? fail(1, there.wrong) : pullFiles(on, opened, there);
  });
}

type Asked = OpenedEdition & { readonly isVouched: boolean };

async function openAsked(on: OnLine, number: string | undefined): Promise<Asked | Wrong> {
  const { store, which, ground } = on;
  const published = await readPublished(store, which, ground);
  if ('wrong' in published) return published;
  const { current, trouble } = published;
  if (number !== undefined) {
    const opened = await openNumber(store, published, Number(number));
    if ('wrong' in opened) return opened;
    return { ...opened, isVouched: await isVouchedFor(store, published, opened.digest) };
  }
  if (current?.document) return { ...current, document: current.document, isVouched: true };
  return { wrong: trouble ?? `Nothing of ${which.line} has been published: there is nothing to pull.` };
}

/** The files that the edition names, if the store has them byte for byte. */
async function readThere({ store, which }: OnLine, { document: { head } }: Asked): Promise<Sources | Wrong> {
  if (head.sources === '')
    return {
      wrong: `The store has no files of edition ${head.number}: it is what was compiled in when publishing began. Look for them where you keep the history of this folder.`,
    };
  const text = await store.get(sourcesKey(head.sources));
  if (text === null) return { wrong: `The store does not hold the files of edition ${head.number}.` };
  const isSame = (await digestOf(text)) === head.sources;
  const sources = isSame ? readSources(text, which.line) : null;
  return sources ?? { wrong: damaged };
}

const damaged =
  'The files in the store are not those that the edition was made of, or lead outside the line. Nothing was written. Look who may write into the store.';

async function pullFiles(on: OnLine, opened: Asked, there: Sources): Promise<number> {
  const { root, line } = on.which;
  const here = await readSourceTexts(root);
  const { flags } = on.asked;
  const [withCommon, withKeys] = [flags.has('common'), flags.has('keys')];
  const plan = planPull({ line, lines: await lineIds(root), there, here, withCommon, withKeys });
  const written = plan.filter(isWritten);
  for (const words of announcement(opened, plan)) printError(words);
  if (written.length > 0) {
    if (!(await on.confirm(`Write ${written.length === 1 ? '1 file' : `${written.length} files`}?`)))
      return fail(1, 'Nothing was written.');
    const failed = await write(root, written, there);
    if (failed) return fail(1, failed.wrong);
  }
  return sayPulled(on, opened, plan);
}

function announcement({ document: { head }, isVouched }: Asked, plan: readonly PlannedFile[]): readonly string[] {
  const unvouched =
    'WARNING: callers do not hear this edition, nor was what they hear made on it, so that nobody may have signed for it. Read what changes before you use it.';
  return [`The files of edition ${head.number}:`, ...planWords(plan), ...(isVouched ? [] : [unvouched])];
}

async function write(root: string, written: readonly PlannedFile[], there: Sources): Promise<Wrong | null> {
  for (const { path } of written) await mkdir(join(root, dirname(path)), { recursive: true });
  return replaceFiles(written.map(({ path }) => ({ path: join(root, path), content: there[path] ?? '' })));
}

async function sayPulled(on: OnLine, opened: Asked, plan: readonly PlannedFile[]): Promise<number> {
  const { line } = on.which;
  const { number } = opened.document.head;
  const isSame = await isSaidHere(on.which, opened);
  const files = plan.filter(isWritten).map(({ path }) => path);
  if (on.asked.isJson) print(JSON.stringify({ line, number, files, plan, isSame }));
  else {
    print(
      files.length === 0
        ? 'Nothing had to be written.'
        : `Written: ${files.length === 1 ? '1 file' : `${files.length} files`}.`,
    );
    if (isSame) print(`The files of ${line} say what edition ${number} says.`);
  }
  if (!isSame)
    printError(
      `The files of ${line} do not say all that edition ${number} says: ${why(plan)} To see what differs: npm run diff -- ${number} files --line ${line}`,
    );
  return isSame ? 0 : 1;
}

function why(plan: readonly PlannedFile[]): string {
  const kept = plan.filter(({ what }) => what === 'shared' || what === 'only-here').map(({ path }) => path);
  if (kept.length > 0) return `${kept.join(', ')} ${kept.length === 1 ? 'was' : 'were'} kept as here.`;
  return 'it was made by another state of this program, or npm run check finds an error here.';
}
