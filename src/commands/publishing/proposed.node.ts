/** A release that waits for signatures, opened and compared with what it would be if it were made now. */
import type { Edition } from '../../content/edition.ts';
import type { Release } from '../../content/state.ts';
import { isAsMade, type Proposal, restoredBy } from '../../editions/proposal.ts';
import { type Summary, summarise } from '../../editions/summary.ts';
import { targetsIn } from '../../editions/taken-down.ts';
import type { Wrong } from '../files/line-files.node.ts';
import type { Published } from '../store/published-line.node.ts';
import { type OpenedEdition, openEdition } from '../store/stored-editions.node.ts';
import { keyChanges, type Offering } from './offering.node.ts';
import type { OnLine } from './on-line.node.ts';
import { commandOn } from './publish-words.ts';
import { restoreWords } from './restore-words.ts';

export type Proposed = { readonly offering: Offering; readonly opened: OpenedEdition };

/** Opens it. Wrong where its edition is not there, where it says other than it has to, or where callers could be misled. */
export async function readProposed(on: OnLine, published: Published, proposal: Proposal): Promise<Proposed | Wrong> {
  const { release } = proposal;
  const { which, store, now } = on;
  const opened = await openEdition(store, which.line, release.edition);
  const again = `Make it again: ${commandOn(on, 'publish')}`;
  if (!opened) return { wrong: `The store does not hold the edition that waits for signatures. ${again}` };
  const { edition, digest, document } = opened;
  const made = { edition, digest, textless: await document.textless() };
  const current = published.current?.edition ?? null;
  if (!isAsMade(published.base, proposal, made, current))
    return {
      wrong: `The release that waits for signatures does not say what it has to say about its edition. Nobody should sign it. ${again}`,
    };
  const { refused } = keyChanges(published, edition, now);
  if (refused.length > 0) return { wrong: refused.join('\n') };
  const summary: Summary = summarise(current, edition);
  const words = backWords(published, release, edition, now);
  return { opened, offering: { release, head: document.head, made: [], edition, summary, findings: [], words } };
}

/** What callers would be told of again, by whatever it was taken down. */
function backWords({ base }: Published, release: Release, edition: Edition, now: number): readonly string[] {
  const isUsed = (slip: string) => base.verified?.release.voidSlips.includes(slip) ?? false;
  const slips = release.voidSlips.filter((slip) => !isUsed(slip)).flatMap((slip) => edition.slips[slip] ?? []);
  const targets = targetsIn(edition, [...restoredBy(base, release), ...slips]);
  const once = new Map(targets.map((target) => [`${target.kind} ${target.id}`, target]));
  return [...once.values()].flatMap((target) => restoreWords(edition, target, now));
}
