/** What is due on one line, with the names that its items are told with. Pure. */
import type { Names } from '../../content/names.ts';
import { dueItems } from '../../directory/due.ts';
import type { DueItem, DueLine } from '../../directory/due-item.ts';

export type DueReport = {
  readonly line: string;
  readonly organisation: string;
  /** YYYY-MM-DD in the line's zone. */
  readonly today: string;
  readonly withinDays: number;
  readonly items: readonly DueItem[];
  readonly areas: readonly {
    readonly region: string;
    readonly places: readonly { readonly id: string; readonly name: string }[];
  }[];
};

/** Counts what is due on a line within some days; `others` are items of another origin. */
export function reportDue(line: DueLine, withinDays: number, others: readonly DueItem[] = []): DueReport {
  const { edition, today } = line;
  const language = edition.line.languages[0]?.id ?? '';
  const nameOf = ({ id, names }: { readonly id: string; readonly names: Names }) => names[language] ?? id;
  return {
    line: edition.line.id,
    organisation: edition.line.organisation,
    today,
    withinDays,
    items: dueItems(line, withinDays, others),
    areas: edition.regions.map((region) => ({
      region: nameOf(region),
      places: edition.places
        .filter((place) => place.region === region.id)
        .map((place) => ({ id: place.id, name: nameOf(place) })),
    })),
  };
}
