/** `npm run publish`: callers hear what the files of a line say, within a minute, without a deployment. */
import type { Edition } from '../content/edition.ts';
import { canonicalJson } from '../editions/canonical.ts';
import { type MadeEdition, makeEdition } from '../editions/make.ts';
import { nextRelease } from '../editions/next.ts';
import { countSignatures, isOpen, type Proposal, usedUpBy } from '../editions/proposal.ts';
import { printFindings } from './check.node.ts';
import type { Wrong } from './files/line-files.node.ts';
import { print } from './print.node.ts';
import { editionUsage, readEditionOptions } from './publishing/edition-options.ts';
import { keyChanges, offerRelease, refuse, sayOn } from './publishing/offering.node.ts';
import { fail, type OnLine, type OnLineOptions, onLine } from './publishing/on-line.node.ts';
import { type OwnEdition, readOwn } from './publishing/own-edition.node.ts';
import { publishSigned } from './publishing/publish-signed.node.ts';
import { commandOn } from './publishing/publish-words.ts';
import { behindWords } from './publishing/release.node.ts';
import { readWaiting } from './publishing/signatures.node.ts';
import { whoSigns } from './publishing/who-signs.ts';
import { type Published, readPublished } from './store/published-line.node.ts';
import type { LineStore } from './store/store.node.ts';
import { beforeOf, listEditions, openEdition } from './store/stored-editions.node.ts';

const usage = `npm run publish -- ${editionUsage} [--anew]`;

/**
 * Checks, compiles, shows what changes, asks, signs, publishes; or publishes what enough people have signed. Exit code 1 where
 * callers do not hear it for a reason to be mended, 2 where it was asked wrongly.
 */
export async function publish(args: readonly string[], options: OnLineOptions = {}): Promise<number> {
  const asked = readEditionOptions(args, ['anew']);
  if (!asked || asked.words.length > 0) return fail(2, `Not understood. Write: ${usage}`);
  return onLine(asked, options, async (on) => {
    const by = whoSigns(on);
    if ('wrong' in by) return fail(1, by.wrong);
    const published = await readPublished(on.store, on.which, on.ground, { isAnew: asked.flags.has('anew') });
    if ('wrong' in published) return fail(1, published.wrong);
    if (published.trouble !== null) return fail(1, published.trouble);
    const behind = behindWords(published, on.now);
    if (behind !== null) return fail(1, behind);
    return publishOn(on, published, by.handle);
  });
}

/** What enough people have signed goes first; where that is not wanted, the files. */
async function publishOn(on: OnLine, published: Published, by: string): Promise<number> {
  const waiting = await readWaiting(on.which, on.ground.trust);
  const left: Proposal[] = [];
  for (const proposal of waiting.filter(({ release }) => isOpen(published.base, release))) {
    if ((await countSignatures(proposal, on.ground.trust)).missing > 0) continue;
    const code = await publishSigned(on, published, proposal);
    if (code !== null) return code;
    left.push(proposal);
  }
  return publishFiles(on, published, by, { waiting, left });
}

/** Releases that were signed: all, and those that enough people signed and this one does not want. */
type Signed = { readonly waiting: readonly Proposal[]; readonly left: readonly Proposal[] };

async function publishFiles(on: OnLine, published: Published, by: string, { waiting, left }: Signed) {
  const own = await readOwn(on.which, on.now);
  const edition = readable(on, own);
  if ('wrong' in edition) return refuse(on, [edition.wrong], { findings: own.findings });
  const { current } = published;
  if (current && isSameContent(current.edition, edition)) return unchanged(on, current.digest);
  const { refused, changed, moved, early } = keyChanges(published, edition, on.now);
  if (refused.length > 0) return refuse(on, refused, { findings: own.findings, moved, early });
  const open = waiting.filter(({ release }) => isOpen(published.base, release));
  const known = await sameAmong(on, open, edition);
  if (known) return fail(1, left.includes(known) ? 'Nothing was published.' : alreadySigned(on, known, by));
  const made = await makeNext(on, published, { ...own, edition }, by);
  const last = made.at(-1);
  if (!last) throw new Error('no edition was made');
  const { document, head, summary } = last;
  const release = nextRelease(published.base, {
    changed,
    usedUp: usedUpBy(published.base, waiting),
    digest: document.digest,
    textless: document.textless,
  });
  return offerRelease(on, published, {
    release,
    head,
    made,
    edition,
    summary,
    findings: own.findings,
    words: [...keptWords(made), ...unbuiltWords(on, published)],
  });
}

function readable({ which, asked }: OnLine, { edition, findings }: OwnEdition): Edition | Wrong {
  if (which.isRemote && edition?.line.demo)
    return {
      wrong:
        'Nothing was published: this line is a demonstration, and its clinics and numbers are invented. Write "demo: false" in its line.yaml when they are not.',
    };
  if (edition) return edition;
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (!asked.isJson) printFindings(errors, [which.line]);
  return { wrong: 'Nothing was published: the check found errors. Mend them, and publish again.' };
}

const isSameContent = (a: Edition, b: Edition): boolean => canonicalJson(a) === canonicalJson(b);

function unchanged(on: OnLine, digest: string): number {
  sayOn(on)('Nothing to publish: callers hear what the files say already.');
  if (on.asked.isJson) print(JSON.stringify({ line: on.which.line, outcome: 'unchanged', digest }));
  return 0;
}

/** The release that waits already, of the same files. */
async function sameAmong(
  { store, which }: OnLine,
  waiting: readonly Proposal[],
  edition: Edition,
): Promise<Proposal | null> {
  for (const proposal of waiting) {
    const opened = await openEdition(store, which.line, proposal.release.edition);
    if (opened && isSameContent(opened.edition, edition)) return proposal;
  }
  return null;
}

function alreadySigned(on: OnLine, { signatures }: Proposal, by: string): string {
  const names = signatures.map((signature) => signature.by);
  const others = on.ground.trust.people.map(({ handle }) => handle).filter((handle) => !names.includes(handle));
  return names.includes(by)
    ? `You have signed this already, and it waits for others to sign (${others.join(', ')}). They run: ${commandOn(on, 'sign')}`
    : `${names.join(', ')} made the same edition and signed it already. Add your signature: ${commandOn(on, 'sign')}`;
}

/** The edition of the files; before it, where nothing was published yet, the one that was compiled in, so that rollback finds it. */
async function makeNext(
  { store, now }: OnLine,
  published: Published,
  own: OwnEdition & { readonly edition: Edition },
  by: string,
) {
  const { current } = published;
  const number = await nextNumber(store, published);
  const head = { number, madeAt: now, madeBy: [by] };
  if (current?.digest !== '') return [await makeEdition({ ...own, before: beforeOf(published) }, head)];
  const first = await makeEdition({ edition: current.edition, findings: [], sources: null, before: null }, head);
  const before = { edition: current.edition, digest: first.document.digest };
  return [first, await makeEdition({ ...own, before }, { ...head, number: number + 1 })];
}

/**
 * Above all that people signed. Safety: what stands beside the editions in the store is anybody's, so that a number which
 * stands there is passed over, and leads nowhere else.
 */
async function nextNumber(store: LineStore, { current, base: { verified }, which }: Published): Promise<number> {
  const used = new Set((await listEditions(store, which.line)).map(({ number }) => number));
  const isSigned = !verified || current?.digest === verified.release.edition;
  let number = Math.max(verified?.state.latest ?? 0, isSigned ? (current?.document?.head.number ?? 0) : 0) + 1;
  while (used.has(number)) number += 1;
  return number;
}

const keptWords = ([first, second]: readonly MadeEdition[]): readonly string[] =>
  first && second ? [`What callers hear now, as it was compiled in, is kept as edition ${first.head.number}.`] : [];

const unbuiltWords = ({ which }: OnLine, { current }: Published): readonly string[] =>
  which.isRemote || current
    ? []
    : ['What npm start built last does not have this line: it is heard here from the next npm start on.'];
