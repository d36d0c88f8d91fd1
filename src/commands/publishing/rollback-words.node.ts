/** What going back leaves behind: the files, and slips that the older edition does not know. */
import type { Edition } from '../../content/edition.ts';
import type { Published } from '../store/published-line.node.ts';
import type { OpenedEdition } from '../store/stored-editions.node.ts';
import type { OnLine } from './on-line.node.ts';
import { commandOn } from './publish-words.ts';
import { isSaidHere } from './said-here.node.ts';
import { nameOf } from './targets.ts';

/** The slips that count now, and count no more once an edition is heard. */
export function forgottenSlips({ current, base }: Published, edition: Edition): readonly string[] {
  if (!current) return [];
  const voided = base.verified?.release.voidSlips ?? [];
  const gone = Object.entries(current.edition.slips).filter(
    ([digest]) => !Object.hasOwn(edition.slips, digest) && !voided.includes(digest),
  );
  if (gone.length === 0) return [];
  const names = new Set(gone.map(([, target]) => nameOf(current.edition, target)));
  return [`WARNING: slips handed out for ${[...names].join(', ')} count no more: this edition does not know them.`];
}

/** That the files do not say what is heard then, and how they come to; nothing where they do. */
export async function filesWords(
  on: OnLine,
  { current }: Published,
  heard: Pick<OpenedEdition, 'edition' | 'document'>,
): Promise<readonly string[]> {
  if (await isSaidHere(on.which, heard)) return [];
  const { number, sources } = heard.document.head;
  const document = current?.document;
  const isOfCurrent = current && document && (await isSaidHere(on.which, { ...current, document }));
  const said = isOfCurrent
    ? `The files still say what edition ${document.head.number} says.`
    : `The files do not say what edition ${number} says.`;
  const bring =
    sources === ''
      ? 'The store has none of this edition: look for them where you keep the history of this folder.'
      : `To bring those of edition ${number}: ${commandOn(on, 'pull', String(number))}`;
  return [`${said} ${bring}`];
}
