/** The signatures that lie in a line's folder while a release waits for more of them. */
import { lstat, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Signature, Trust } from '../../content/state.ts';
import { countSignatures, type Proposal, readProposals, writeSignatureFile } from '../../editions/proposal.ts';
import type { Wrong } from '../files/line-files.node.ts';
import { replaceFiles } from '../files/written-files.node.ts';
import type { WhichLine } from '../store/published-line.node.ts';

const folderOf = ({ line }: WhichLine) => `menus/${line}/signatures`;

/** Where the signature of somebody goes, below the project's folder. */
export const signaturePath = (which: WhichLine, digest: string, by: string): string =>
  `${folderOf(which)}/${digest}-${by}.json`;

/**
 * The releases that wait, each with the signatures that hold, one of each person. Safety: what nobody of keys.yaml signed is
 * not there, and nobody counts as having signed what they did not.
 */
export async function readWaiting(which: WhichLine, trust: Trust): Promise<readonly Proposal[]> {
  const names = await namesIn(which);
  const texts = await Promise.all(names.map((name) => readOne(join(which.root, folderOf(which), name))));
  const signed: Proposal[] = [];
  for (const proposal of await readProposals(texts, which.line)) {
    const { valid } = await countSignatures(proposal, trust);
    if (valid.length > 0) signed.push({ ...proposal, signatures: valid });
  }
  return signed;
}

/** '' for what is no file of its own, cannot be read or is longer than any release. */
async function readOne(path: string): Promise<string> {
  try {
    const found = await lstat(path);
    return found.isFile() && found.size <= maxBytes ? await readFile(path, 'utf8') : '';
  } catch {
    return '';
  }
}

/** As long as a record may be. */
const maxBytes = 4_000_000;

/** Writes a signature of a release (its bytes and their digest); gives the path. */
export async function writeSignature(
  which: WhichLine,
  { said, digest }: Pick<Proposal, 'said' | 'digest'>,
  signature: Signature,
): Promise<{ readonly path: string } | Wrong> {
  const path = signaturePath(which, digest, signature.by);
  await mkdir(join(which.root, folderOf(which)), { recursive: true });
  const failed = await replaceFiles([{ path: join(which.root, path), content: writeSignatureFile(said, signature) }]);
  return failed ?? { path };
}

/** Removes the signatures of a release that is published: they stand in what was published. */
export async function removeSignatures(which: WhichLine, digest: string): Promise<void> {
  const names = (await namesIn(which)).filter((name) => name.startsWith(`${digest}-`));
  await Promise.all(names.map((name) => rm(join(which.root, folderOf(which), name), { force: true })));
}

async function namesIn(which: WhichLine): Promise<readonly string[]> {
  const names = await readdir(join(which.root, folderOf(which))).catch(() => []);
  return names.filter((name) => /^[0-9a-f]{64}-[a-z][a-z0-9-]*\.json$/.test(name)).sort();
}
