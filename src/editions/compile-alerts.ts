/** From alerts.csv to the alerts of an edition. */
import type { Alert } from '../content/edition.ts';
import type { RowOf } from '../content/rows.ts';
import { alertHours } from '../directory/alerts.ts';
import { compileNames, type LocalesOfLanguage } from './compile-names.ts';

type Settings = {
  readonly languages: readonly LocalesOfLanguage[];
  /** What `today` counts from, YYYY-MM-DD. */
  readonly buildDate: string;
  /** IANA time zone. */
  readonly zone: string;
};

/** The alerts, the one that begins last first: it is what changed since somebody last looked. `areas` are all rows of places.csv. */
export function compileAlerts(
  rows: readonly RowOf<'alerts'>[],
  areas: readonly RowOf<'places'>[],
  { languages, buildDate, zone }: Settings,
): readonly Alert[] {
  const compiled = rows.map((row): Alert => {
    const area = areas.find(({ id }) => id === row.area);
    const names = area ? compileNames(area, 'name', languages) : {};
    return { template: row.template, names, ...alertHours(row, zone, buildDate) };
  });
  return compiled.sort((a, b) => b.from - a.from);
}
