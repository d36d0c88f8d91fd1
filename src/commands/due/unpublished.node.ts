/** Whether what was published last of a line is what its files say. */
import { dayOf } from '../../content/days.ts';
import type { DueItem, DueLine } from '../../directory/due-item.ts';
import { textlessOf } from '../../editions/document.ts';
import { publishedPath } from '../store/ground.node.ts';
import { readLastPublished } from '../store/last-published.node.ts';

/** One item, or none. Of texts nothing is known without the store: `npm run diff` tells those. */
export async function unpublishedIn(root: string, { edition }: DueLine): Promise<readonly DueItem[]> {
  const { id } = edition.line;
  const last = await readLastPublished(root, id);
  if (!last || last.state.edition === '' || (await textlessOf(edition)) === last.release.textless) return [];
  return [
    {
      stage: 'unpublished',
      kind: 'edition',
      id,
      name: id,
      language: null,
      phone: null,
      where: { file: publishedPath(id), row: 1 },
      on: dayOf(last.state.publishedAt),
      daysLeft: null,
      remedy: { kind: 'publish' },
      leavesEmpty: [],
    },
  ];
}
