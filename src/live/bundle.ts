/** What is compiled into the Worker: a head, then one edition a line of text. The floor that always answers. */
import { type Edition, type EditionLine, editionFormat } from '../content/edition.ts';
import { describeLine } from '../editions/bundle.ts';
import { log } from './log.ts';

export type BundledLine = {
  readonly id: string;
  readonly demo: boolean;
  readonly codes: readonly string[];
  readonly smsNumbers: readonly string[];
  /** Whom it may answer by SMS. */
  readonly answers: EditionLine['answers'];
  /** SHA-256 of the edition's bytes. */
  readonly digest: string;
  /** Said when all else has failed: one sentence and the line's first hotline, in GSM letters. */
  readonly fallback: string;
};
/** `madeAt` is the day of the build, YYYY-MM-DD. */
export type BundleHead = { readonly build: string; readonly madeAt: string; readonly lines: readonly BundledLine[] };

export type Bundle = {
  readonly head: BundleHead;
  /** True where every line is a demonstration, and there is one. */
  readonly isDemo: boolean;
  /** The edition of a line, parsed at its first use; null where it cannot be read. */
  edition(line: string): Edition | null;
};

/** Opens the compiled text. An unreadable head is made again from the editions that can be read. */
export function openBundle(text: string): Bundle {
  const [first = '', ...rest] = text.split('\n');
  const written = readHead(first);
  const rows = written ? rest : rest.filter((row) => readEdition(row) !== null);
  const head = written ?? headOf(rows);
  const editions = new Map<string, Edition | null>();
  return {
    head,
    isDemo: head.lines.length > 0 && head.lines.every(({ demo }) => demo === true),
    edition(line) {
      const known = editions.get(line);
      if (known !== undefined) return known;
      const edition = readEdition(rows[head.lines.findIndex(({ id }) => id === line)] ?? '', line);
      if (!edition) log('edition-unreadable');
      editions.set(line, edition);
      return edition;
    },
  };
}

function readHead(row: string): BundleHead | null {
  try {
    const head = JSON.parse(row) as BundleHead;
    return Array.isArray(head.lines) ? head : null;
  } catch {
    return null;
  }
}

function headOf(rows: readonly string[]): BundleHead {
  const editions = rows.flatMap((row) => readEdition(row) ?? []);
  return {
    build: 'unreadable',
    madeAt: '1970-01-01',
    lines: editions.map((edition) => describeLine(edition, 'unreadable')),
  };
}

function readEdition(row: string, line?: string): Edition | null {
  try {
    const edition = JSON.parse(row) as Edition;
    const { id } = edition.line;
    return edition.format === editionFormat && id === (line ?? id) ? edition : null;
  } catch {
    return null;
  }
}
