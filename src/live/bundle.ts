/** What is compiled into the Worker: a head, then one edition a line of text. The floor that always answers. */
import type { Edition } from '../content/edition.ts';
import { type BundledLine, type BundleHead, describeLine } from '../editions/bundle.ts';
import { canonicalJson, digestOf } from '../editions/canonical.ts';
import { factsOf } from '../editions/facts.ts';
import { type PartApart, readRow } from '../editions/row.ts';
import { log } from './log.ts';

export type Bundle = {
  readonly head: BundleHead;
  /** True where every line is a demonstration, and there is one. */
  readonly isDemo: boolean;
  /** What the head says of a line. */
  line(line: string): BundledLine | null;
  /** The edition of a line, parsed at its first use, its clinics and places at theirs; null where it cannot be read. */
  edition(line: string): Edition | null;
  /** Whether all of a line's edition can be read, and is byte for byte what the head was written for; found out once. */
  isWhole(line: string): Promise<boolean>;
};

/** Opens the compiled text. An unreadable head is made again from the editions that can be read. */
export function openBundle(text: string): Bundle {
  const [first = '', ...rest] = text.split('\n');
  const written = readHead(first);
  const rows = written ? rest : rest.filter((row) => read(row) !== null);
  const head = written ?? headOf(rows);
  const editions = new Map<string, Edition | null>();
  const whole = new Map<string, boolean>();
  const rowOf = (line: string) => rows[head.lines.findIndex(({ id }) => id === line)] ?? '';
  const known = (line: string) => head.lines.find(({ id }) => id === line) ?? null;
  const edition = (line: string): Edition | null => {
    const opened = editions.get(line);
    if (opened !== undefined) return opened;
    const found = read(rowOf(line), line, known(line)?.apart);
    if (!found) log('edition-unreadable');
    editions.set(line, found);
    return found;
  };
  return {
    head,
    isDemo: head.lines.length > 0 && head.lines.every(({ demo }) => demo === true),
    line: known,
    edition,
    async isWhole(line) {
      const found = whole.get(line);
      if (found !== undefined) return found;
      const isRead = isAsDescribed(edition(line), known(line)) && (await digestOf(rowOf(line))) === known(line)?.digest;
      whole.set(line, isRead);
      return isRead;
    },
  };
}

/** Whether all of it can be read, and says what the head says of it: the head's number is that of the constant page. */
function isAsDescribed(edition: Edition | null, head: BundledLine | null): boolean {
  try {
    if (!edition || !head || !Array.isArray(edition.clinics) || !Array.isArray(edition.places)) return false;
    const facts = factsOf(edition);
    return canonicalJson(facts) === canonicalJson(pick(head, Object.keys(facts)));
  } catch {
    return false;
  }
}

const pick = (from: object, names: readonly string[]): object =>
  Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));

function readHead(row: string): BundleHead | null {
  try {
    const head = JSON.parse(row) as BundleHead;
    return Array.isArray(head.lines) ? head : null;
  } catch {
    return null;
  }
}

/** Nobody's signature counts where the head cannot be read: who they were stood in it. */
function headOf(rows: readonly string[]): BundleHead {
  const editions = rows.flatMap((row) => read(row) ?? []);
  return {
    build: 'unreadable',
    madeAt: '1970-01-01',
    lines: editions.map((edition) => describeLine(edition, 'unreadable')),
  };
}

const read = (row: string, line?: string, apart: readonly PartApart[] = []): Edition | null =>
  readRow({ row, apart, onUnreadable: () => log('edition-unreadable') }, line);
