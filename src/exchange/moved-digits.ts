/** The digits of pick lists follow the order of places: which of them would lead elsewhere after an import. */
import { maxListed } from '../content/screens.ts';
import type { TextTable } from './csv.ts';
import type { Said } from './sheet.ts';

type Cells = TextTable['rows'][number]['cells'];

/** As callers see them: six on a page. */
const placesPerPage = 6;
const maxExamples = 2;

/** A warning for each list, that of the regions or one of places, in which a digit leads elsewhere. */
export function movedDigits(present: TextTable, sheet: TextTable): readonly Said[] {
  const now = listsOf(sheet);
  return [...listsOf(present)].flatMap(([region, before]): Said[] => {
    const after = now.get(region) ?? [];
    const moved = before.flatMap((was, at) => (after[at]?.id === was.id ? [] : [{ was, is: after[at], at }]));
    if (after.length === 0 || moved.length === 0) return [];
    const list = region === '' ? 'the list of regions' : nameIn(present, region);
    const examples = moved
      .slice(0, maxExamples)
      .map(({ was, is, at }) => `${digitAt(at)} was ${was.name} and would be ${is?.name ?? 'nothing'}`);
    const more = moved.length > maxExamples ? `; ${moved.length - maxExamples} more` : '';
    return [{ severity: 'warning', words: `In ${list}, ${examples.join('; ')}${more}.`, mend: atTheEnd }];
  });
}

const atTheEnd =
  'Callers know the digits by heart, and so do leaflets. Put new rows at the end of their region, and sort nothing.';

/** The ids and names that have digits, by region; the regions themselves under the empty name. */
function listsOf({ rows }: TextTable): ReadonlyMap<string, readonly Cells[]> {
  const groups = Map.groupBy(
    rows.map(({ cells }) => cells),
    ({ region = '' }) => region,
  );
  return new Map([...groups].map(([region, cells]) => [region, cells.slice(0, maxListed)]));
}

const nameIn = ({ rows }: TextTable, id: string): string => rows.find(({ cells }) => cells.id === id)?.cells.name ?? id;

function digitAt(at: number): string {
  const page = Math.floor(at / placesPerPage) + 1;
  const digit = String((at % placesPerPage) + 1);
  return page === 1 ? digit : `${digit} on page ${page}`;
}
