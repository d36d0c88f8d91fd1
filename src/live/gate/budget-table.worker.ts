/**
 * The one table of the gate: `budget`, two rows of whole numbers, updated in place.
 * Privacy: what it held can be restored for 30 days, so its changes tell when replies went out, and nothing else.
 */
import { log } from '../log.ts';
import { type Budget, periods } from './budget.ts';
import type { BudgetStore } from './spending.ts';

type Row = { readonly period: string; readonly start: number; readonly reserved: number; readonly sent: number };

const makeTable = `CREATE TABLE IF NOT EXISTS budget (
  period TEXT PRIMARY KEY, start INTEGER NOT NULL, reserved INTEGER NOT NULL, sent INTEGER NOT NULL
) STRICT, WITHOUT ROWID`;
const writeRow = `INSERT INTO budget (period, start, reserved, sent) VALUES (?, ?, ?, ?)
  ON CONFLICT (period) DO UPDATE SET start = excluded.start, reserved = excluded.reserved, sent = excluded.sent`;

/** The budget in an object's own database; the table is made when it is first needed. Each change is one transaction. */
export function createBudgetTable(storage: Pick<DurableObjectStorage, 'sql' | 'transactionSync'>): BudgetStore {
  const read = (): Budget | null => {
    const rows = storage.sql.exec<Row>('SELECT period, start, reserved, sent FROM budget').toArray();
    const [day, hour] = periods.map((name) => rows.find(({ period }) => period === name));
    return day && hour ? { day, hour } : null;
  };
  const write = (budget: Budget): void => {
    for (const period of periods) {
      const { start, reserved, sent } = budget[period];
      storage.sql.exec(writeRow, period, start, reserved, sent);
    }
  };
  return {
    change(by) {
      try {
        const result = storage.transactionSync(() => {
          storage.sql.exec(makeTable);
          const outcome = by(read());
          if (outcome.budget !== null) write(outcome.budget);
          return outcome.result;
        });
        return { written: true, result };
      } catch {
        log('budget-unwritten');
        return { written: false };
      }
    },
  };
}
