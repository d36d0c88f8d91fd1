/** What is due as a table for a spreadsheet. */
import { type TextTable, writeCsv } from '../../exchange/csv.ts';
import type { DueReport } from './report.ts';
import { emptySays, remedySays } from './says.ts';

const header = [
  'line',
  'stage',
  'kind',
  'id',
  'name',
  'language',
  'phone',
  'file',
  'row',
  'day',
  'days_left',
  'areas_left_empty',
  'leaves_empty',
  'remedy',
  'what_to_do',
  'command',
];

/** One row an item, in their order: RFC 4180, with formulas neutralised. */
export function dueCsv(reports: readonly DueReport[]): string {
  const rows = reports.flatMap((report) =>
    report.items.map((item): TextTable['rows'][number] => ({
      cells: {
        line: report.line,
        stage: item.stage,
        kind: item.kind,
        id: item.id,
        name: item.name,
        language: item.language ?? '',
        phone: item.phone ?? '',
        file: item.where.file,
        row: String(item.where.row),
        day: item.on ?? '',
        days_left: item.daysLeft === null ? '' : String(item.daysLeft),
        areas_left_empty: String(new Set(item.leavesEmpty.map(({ place }) => place.id)).size),
        leaves_empty: emptySays(item.leavesEmpty, report).join(' '),
        remedy: item.remedy.kind,
        what_to_do: remedySays(item, report.line).words,
        command: remedySays(item, report.line).command ?? '',
      },
    })),
  );
  return writeCsv({ header, rows });
}
