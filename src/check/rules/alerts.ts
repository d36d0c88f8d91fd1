/** Alerts are few, short and told somewhere: what stands all the time is read by nobody. */

import type { RowOf } from '../../content/rows.ts';
import { alertHours, hoursOf, maxAlertHours } from '../../directory/alerts.ts';
import type { Finding } from '../finding.ts';
import { as, inCell, inFile } from '../found.ts';
import type { SourceRule, SourceSubject } from '../rule.ts';

const id = 'alerts';
const { error } = as(id);
/** As many as the areas of are named in one line of a start page. */
const maxAlertsAtOnce = 3;

type AlertRow = {
  readonly row: number;
  readonly cells: RowOf<'alerts'>;
  readonly from: number;
  readonly until: number;
};

export const alerts: SourceRule = {
  id,
  explains: `An alert ends after it begins, ${maxAlertHours} hours later at most, stands once, and has a screen; ${maxAlertsAtOnce} at one time are the most.`,
  find(subject) {
    const rows = rowsOf(subject);
    return [
      ...untold(subject, rows),
      ...rows.flatMap((one, at) => [...misdated(subject, one), ...crowded(subject, one, rows.slice(0, at))]),
    ];
  },
};

function rowsOf({ sources: { tables, values }, buildDate }: SourceSubject): readonly AlertRow[] {
  return tables.alerts.rows.map(({ row, cells: text }) => {
    const cells = text as RowOf<'alerts'>;
    return { row, cells, ...alertHours(cells, values.line.zone, buildDate) };
  });
}

function untold({ sources: { tables, values } }: SourceSubject, rows: readonly AlertRow[]): Finding[] {
  const hasScreen = Object.values(values.menu.screens).some(({ kind }) => kind === 'alerts');
  if (hasScreen || rows.length === 0) return [];
  return [
    error(
      inFile(tables.alerts.file),
      'No screen tells the alerts, so nobody would hear of them.',
      'Add a screen of kind alerts to menu.yaml, and an option that leads to it.',
    ),
  ];
}

function misdated({ sources: { tables } }: SourceSubject, alert: AlertRow): Finding[] {
  const where = inCell(tables.alerts, alert.row, 'until');
  const hours = hoursOf(alert);
  if (hours <= 0)
    return [error(where, 'This alert ends before it begins.', 'Write until when it counts, after “from”.')];
  if (hours <= maxAlertHours) return [];
  return [
    error(
      where,
      `This alert counts for ${Math.ceil(hours)} hours.`,
      `Write a time at most ${maxAlertHours} hours after “from”; add a row when it still holds then.`,
    ),
  ];
}

/** Against the rows before it: the same once more, or one too many at the moment at which it begins or another does. */
function crowded({ sources: { tables } }: SourceSubject, alert: AlertRow, before: readonly AlertRow[]): Finding[] {
  const meanwhile = before.filter(({ from, until }) => from < alert.until && alert.from < until);
  const twin = meanwhile.find(
    ({ cells }) => cells.area === alert.cells.area && cells.template === alert.cells.template,
  );
  if (twin)
    return [
      error(
        inCell(tables.alerts, alert.row, 'area'),
        `Row ${twin.row} says the same of ${alert.cells.area} for some of these hours.`,
        'Keep one of them, or let one begin when the other ends.',
      ),
    ];
  const begins = [alert, ...meanwhile].map(({ from }) => from).filter((at) => alert.from <= at);
  const most = Math.max(...begins.map((at) => meanwhile.filter(({ from, until }) => from <= at && at < until).length));
  if (most < maxAlertsAtOnce) return [];
  return [
    error(
      inCell(tables.alerts, alert.row, 'from'),
      `${most} alerts stand already at a time when this one does.`,
      `Keep the ${maxAlertsAtOnce} that matter most; the region may stand for its places.`,
    ),
  ];
}
