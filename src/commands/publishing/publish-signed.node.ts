/** Publishes what enough people have signed, to the byte. */
import { countSignatures, type Proposal } from '../../editions/proposal.ts';
import type { Published } from '../store/published-line.node.ts';
import { lostSlips } from './lost-slips.node.ts';
import { sayBrought, sayOn, shown } from './offering.node.ts';
import { fail, type OnLine } from './on-line.node.ts';
import { readProposed } from './proposed.node.ts';
import { publishRelease } from './release.node.ts';
import { openSignerOf } from './signer-of.node.ts';

/**
 * Shows it, asks, and signs the state that makes it heard; null where that is not wanted. Its number stays used up then:
 * whoever signed it could still bring it.
 */
export async function publishSigned(on: OnLine, published: Published, proposal: Proposal): Promise<number | null> {
  const proposed = await readProposed(on, published, proposal);
  if ('wrong' in proposed) return fail(1, proposed.wrong);
  const { offering } = proposed;
  const lost = await lostSlips(on, published, offering);
  if ('wrong' in lost) return fail(1, lost.wrong);
  const { valid } = await countSignatures(proposal, on.ground.trust);
  const names = valid.map(({ by }) => by).join(' and ');
  const say = sayOn(on);
  say(
    `Edition ${offering.head.number} was signed by ${names}. This publishes exactly what they signed, whatever the files say now.`,
  );
  for (const line of [...shown(published, offering), ...lost.words]) say(line);
  if (!(await on.confirm('Publish it?'))) {
    say('It is not published. Keep its files: the next release takes a number above it. Now the files as they are:');
    return null;
  }
  const signer = await openSignerOf(on);
  if ('wrong' in signer) return fail(1, signer.wrong);
  const brought = await publishRelease(on, published, offering, valid, signer);
  return 'wrong' in brought ? fail(1, brought.wrong) : sayBrought(on, offering, brought);
}
