/** What is compiled into the Worker: a head, then one edition a line of text. The floor that always answers. */
import { type Edition, editionFormat } from '../content/edition.ts';

export type BundledLine = {
  readonly id: string;
  readonly demo: boolean;
  readonly codes: readonly string[];
  readonly smsNumbers: readonly string[];
  /** SHA-256 of the edition's bytes. */
  readonly digest: string;
  /** Said when all else has failed: one sentence and the line's first hotline, in GSM letters. */
  readonly fallback: string;
};
/** `madeAt` is the day of the build, YYYY-MM-DD. */
export type BundleHead = { readonly build: string; readonly madeAt: string; readonly lines: readonly BundledLine[] };

export type Bundle = {
  readonly head: BundleHead;
  /** The edition of a line, parsed at its first use; null where it cannot be read. */
  edition(line: string): Edition | null;
};

/** Opens the compiled text. An unreadable head is an empty one: no line then answers but with the constant page. */
export function openBundle(text: string): Bundle {
  const rows = text.split('\n');
  const head = readHead(rows[0] ?? '');
  const editions = new Map<string, Edition | null>();
  return {
    head,
    edition(line) {
      const known = editions.get(line);
      if (known !== undefined) return known;
      const edition = readEdition(rows[head.lines.findIndex(({ id }) => id === line) + 1] ?? '', line);
      editions.set(line, edition);
      return edition;
    },
  };
}

function readHead(row: string): BundleHead {
  try {
    return JSON.parse(row) as BundleHead;
  } catch {
    return { build: 'unreadable', madeAt: '1970-01-01', lines: [] };
  }
}

function readEdition(row: string, line: string): Edition | null {
  try {
    const edition = JSON.parse(row) as Edition;
    return edition.format === editionFormat && edition.line.id === line ? edition : null;
  } catch {
    return null;
  }
}
