/** `npm run sign`: the next person looks at what waits, made again out of their own files, and signs it. */
import { canonicalJson } from '../editions/canonical.ts';
import { makeEdition } from '../editions/make.ts';
import { countSignatures, isOpen, type Proposal } from '../editions/proposal.ts';
import { readSources, type Sources } from '../editions/sources.ts';
import { sourcesKey } from '../editions/store.ts';
import type { Wrong } from './files/line-files.node.ts';
import { print } from './print.node.ts';
import { editionUsage, readEditionOptions } from './publishing/edition-options.ts';
import { sayOn, shown } from './publishing/offering.node.ts';
import { fail, type OnLine, type OnLineOptions, onLine } from './publishing/on-line.node.ts';
import { readOwn } from './publishing/own-edition.node.ts';
import { type Proposed, readProposed } from './publishing/proposed.node.ts';
import { commandOn } from './publishing/publish-words.ts';
import { readWaiting, writeSignature } from './publishing/signatures.node.ts';
import { openSignerOf } from './publishing/signer-of.node.ts';
import { whoSigns } from './publishing/who-signs.ts';
import { type Published, readPublished } from './store/published-line.node.ts';
import { beforeOf, isVouchedFor } from './store/stored-editions.node.ts';

const usage = `npm run sign -- [DIGEST] ${editionUsage} [--anew]`;

/**
 * Signs the release that waits; the beginning of its digest says which, where several do. Exit code 1 where nothing was
 * signed, 2 where it was asked wrongly.
 */
export async function sign(args: readonly string[], options: OnLineOptions = {}): Promise<number> {
  const asked = readEditionOptions(args, ['anew']);
  const [digest = '', ...others] = asked?.words ?? [];
  if (!asked || others.length > 0 || !/^[0-9a-f]{0,64}$/.test(digest))
    return fail(2, `Not understood. Write: ${usage}`);
  return onLine(asked, options, async (on) => {
    if (on.ground.trust.threshold <= 1) return fail(1, oneSuffices(on));
    const by = whoSigns(on);
    if ('wrong' in by) return fail(1, by.wrong);
    const published = await readPublished(on.store, on.which, on.ground, { isAnew: asked.flags.has('anew') });
    if ('wrong' in published) return fail(1, published.wrong);
    const proposal = choose(
      on,
      published,
      (await readWaiting(on.which, on.ground.trust)).filter((known) => known.digest.startsWith(digest)),
      by.handle,
    );
    if ('wrong' in proposal) return fail(1, proposal.wrong);
    const proposed = await readProposed(on, published, proposal);
    if ('wrong' in proposed) return fail(1, proposed.wrong);
    const compared = await compare(on, published, proposed);
    return 'wrong' in compared ? fail(1, compared.wrong) : signShown(on, published, proposal, proposed, compared.words);
  });
}

const oneSuffices = (on: OnLine): string =>
  on.which.isRemote
    ? `One person suffices for this line, so nothing waits. To publish: ${commandOn(on, 'publish')}`
    : 'On this computer nothing waits for a signature: publish suffices. For what callers dial, add --remote --by HANDLE.';

function choose(on: OnLine, { base }: Published, all: readonly Proposal[], by: string): Proposal | Wrong {
  const open = all.filter(({ release }) => isOpen(base, release));
  const own = open.filter(({ signatures }) => !signatures.some((signature) => signature.by === by));
  const [first, second] = own;
  if (first && !second) return first;
  if (first) {
    const names = own.map(
      ({ digest, signatures }) => `${digest.slice(0, 12)} (signed by ${signatures.map((one) => one.by).join(', ')})`,
    );
    return { wrong: `Several releases wait: ${names.join('; ')}. Say which: ${commandOn(on, 'sign', 'DIGEST')}` };
  }
  if (open.length > 0)
    return { wrong: `You have signed what waits already. To publish it when enough have: ${commandOn(on, 'publish')}` };
  const why =
    all.length > 0
      ? 'What waits was made on an edition that callers do not hear any more: it has to be made again.'
      : `Nothing waits for a signature in menus/${on.which.line}/signatures: fetch the folder again from whoever signed first.`;
  return { wrong: `Nothing was signed. ${why}` };
}

/** What is new has to be, byte for byte, what the own files make; what was heard before is known. */
async function compare(
  on: OnLine,
  published: Published,
  { opened }: Proposed,
): Promise<{ readonly words: readonly string[] } | Wrong> {
  const { head } = opened.document;
  if (await isVouchedFor(on.store, published, opened.digest))
    return { words: ['This edition was heard before: nothing is made again.'] };
  if (head.madeAt > on.now + allowedAheadMilliseconds)
    return {
      wrong:
        'Nothing was signed: the edition says that it was made on a day to come. Set the clock of this computer, or ask who made it.',
    };
  const own = await readOwn(on.which, head.madeAt);
  const made = own.edition && (await makeEdition({ ...own, edition: own.edition, before: beforeOf(published) }, head));
  if (made?.document.digest === opened.digest)
    return { words: ['Your own files make the same edition, byte for byte.'] };
  return { wrong: await differing(on, own.sources, head.sources) };
}

/** Clocks differ a little. */
const allowedAheadMilliseconds = 10 * 60_000;

async function differing({ store, which }: OnLine, own: Sources, digest: string): Promise<string> {
  const theirs = readSources((await store.get(sourcesKey(digest))) ?? '', which.line) ?? {};
  const paths = [...new Set([...Object.keys(own), ...Object.keys(theirs)])].filter(
    (path) => own[path] !== theirs[path],
  );
  const what =
    canonicalJson(own) === canonicalJson(theirs)
      ? 'The files are the same: the program is another one. Fetch the whole folder from whoever signed first.'
      : `These files differ: ${paths.sort().join(', ')}. Fetch them from whoever signed first, read what changed, and sign again.`;
  return `Nothing was signed: your files make another edition than the one that waits. ${what}`;
}

async function signShown(
  on: OnLine,
  published: Published,
  proposal: Proposal,
  { offering }: Proposed,
  words: readonly string[],
): Promise<number> {
  const { head } = offering;
  const say = sayOn(on);
  say(
    `Edition ${head.number}, made on ${new Date(head.madeAt).toISOString().slice(0, 10)} by ${head.madeBy.join(', ')}.`,
  );
  for (const line of [...words, ...shown(published, offering)]) say(line);
  if (!(await on.confirm('Sign it?'))) return fail(1, 'Nothing was signed.');
  const signer = await openSignerOf(on);
  if ('wrong' in signer) return fail(1, signer.wrong);
  const signature = await signer.sign(proposal.said);
  const written = await writeSignature(on.which, proposal, signature);
  if ('wrong' in written) return fail(1, written.wrong);
  const { missing } = await countSignatures(
    { ...proposal, signatures: [...proposal.signatures, signature] },
    on.ground.trust,
  );
  say(`Signed: ${written.path}.`);
  say(
    missing === 0
      ? `That is enough. To let callers hear it: ${commandOn(on, 'publish')}`
      : `${missing} more to sign. Share that file with them.`,
  );
  if (on.asked.isJson)
    print(
      JSON.stringify({
        line: on.which.line,
        outcome: 'signed',
        number: head.number,
        digest: offering.release.edition,
        release: proposal.digest,
        summary: offering.summary,
        waitingFor: missing,
        path: written.path,
      }),
    );
  return 0;
}
