/**
 * The two tables of a line's object that slips need. `revealed`: codes of slips that were texted; `tries`: how many wrong
 * codes came in this hour. Privacy: nothing of who texted; what they held can be restored for 30 days, so their changes tell
 * when an OFF came, and nothing else.
 */
import type { SlipCode } from './slip-try.ts';
import type { SlipTable } from './slips.ts';

const makeRevealed = 'CREATE TABLE IF NOT EXISTS revealed (code TEXT NOT NULL UNIQUE) STRICT';
const makeTries = 'CREATE TABLE IF NOT EXISTS tries (hour INTEGER NOT NULL, wrong INTEGER NOT NULL) STRICT';

/** The tables in an object's own database, each made when it is first needed. */
export function createSlipTable({ sql }: Pick<DurableObjectStorage, 'sql'>): SlipTable {
  const wrongIn = (hour: number): number => {
    sql.exec(makeTries);
    const [row] = sql.exec<{ readonly wrong: number }>('SELECT wrong FROM tries WHERE hour = ?', hour).toArray();
    return row?.wrong ?? 0;
  };
  return {
    wrongIn,
    addWrong(hour) {
      const wrong = wrongIn(hour) + 1;
      sql.exec('DELETE FROM tries');
      sql.exec('INSERT INTO tries (hour, wrong) VALUES (?, ?)', hour, wrong);
    },
    reveal(code) {
      sql.exec(makeRevealed);
      sql.exec('INSERT INTO revealed (code) VALUES (?) ON CONFLICT DO NOTHING', code);
    },
    revealed() {
      sql.exec(makeRevealed);
      const rows = sql.exec<{ readonly code: SlipCode }>('SELECT code FROM revealed ORDER BY rowid DESC').toArray();
      return rows.map(({ code }) => code);
    },
  };
}
