/** Every day that a line's files write, each with its place. */
import { type LineSources, tableNames } from '../content/line-sources.ts';
import type { Where } from './finding.ts';
import { inCell, inYaml } from './found.ts';

export type WrittenDay = { readonly written: string; readonly where: Where };

/** The columns of tables that hold days, some with a time behind. */
const columns = ['who_date', 'checked_on', 'expires_on', 'called_on', 'date', 'from', 'until'];

/** The days of cards, reviews, codes and rows, as they are written. */
export function writtenDays(sources: LineSources): readonly WrittenDay[] {
  return [...daysOfCards(sources), ...daysOfLine(sources), ...daysOfRows(sources)];
}

function daysOfCards({ menuFile, values }: LineSources): WrittenDay[] {
  return Object.entries(values.menu.screens).flatMap(([screen, entry]) => {
    if (entry.kind !== 'card' || !entry.review) return [];
    const { on, until } = entry.review;
    return Object.entries({ on, until }).map(([name, written]) => ({
      written,
      where: inYaml(menuFile, ['screens', screen, 'review', name]),
    }));
  });
}

function daysOfLine({ lineFile, reviewsFile, values }: LineSources): WrittenDay[] {
  const codes = values.line.ussd.flatMap(({ deepDial }, at) =>
    typeof deepDial === 'string'
      ? []
      : [{ written: deepDial.confirmed, where: inYaml(lineFile, ['ussd', at, 'deepDial', 'confirmed']) }],
  );
  const reviews = values.reviews.languages.flatMap(({ readOn, triedOn }, at) =>
    Object.entries({ readOn, triedOn }).map(([name, written]) => ({
      written,
      where: inYaml(reviewsFile, ['languages', at, name]),
    })),
  );
  return [...codes, ...reviews];
}

function daysOfRows({ tables }: LineSources): WrittenDay[] {
  return tableNames.flatMap((name) =>
    tables[name].rows.flatMap(({ row, cells }) =>
      columns.flatMap((column) => {
        const [written = ''] = (cells[column] ?? '').split(' ');
        return written === '' ? [] : [{ written, where: inCell(tables[name], row, column) }];
      }),
    ),
  );
}
