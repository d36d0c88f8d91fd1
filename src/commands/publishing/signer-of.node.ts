/** Who signs a command's work: the key of this computer for its own store, a person's for the store at Cloudflare. */
import type { Wrong } from '../files/line-files.node.ts';
import { openSigner } from '../keys/signers.node.ts';
import { type Signer, throwAwaySigner } from '../store/throw-away-key.node.ts';
import type { OnLine } from './on-line.node.ts';

/** Opens the key of whoever signs; its passphrase is asked for. */
export async function openSignerOf({ asked, which, ground, openSigner: open }: OnLine): Promise<Signer | Wrong> {
  if (!which.isRemote) return throwAwaySigner(which.root);
  const { by, keyFile } = asked;
  if (by === undefined) return { wrong: 'Say who signs: --by HANDLE, as keys.yaml has it.' };
  if (open) return open(by);
  return openSigner(which.root, { by, ...(keyFile === undefined ? {} : { keyFile }) }, ground.trust.people);
}
