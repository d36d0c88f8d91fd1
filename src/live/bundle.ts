/** What is compiled into the Worker: a head, then one edition a line of text. The floor that always answers. */
import { type Edition, type EditionLine, editionFormat } from '../content/edition.ts';
import { describeLine, type PartApart } from '../editions/bundle.ts';
import { digestOf } from '../editions/canonical.ts';
import { log } from './log.ts';

export type BundledLine = {
  readonly id: string;
  readonly demo: boolean;
  readonly codes: readonly string[];
  readonly smsNumbers: readonly string[];
  /** Whom it may answer by SMS. */
  readonly answers: EditionLine['answers'];
  /** How many replies it may send. */
  readonly caps: EditionLine['caps'];
  /** SHA-256 of the edition's bytes. */
  readonly digest: string;
  /** Said when all else has failed: one sentence and the line's first hotline, in GSM letters. */
  readonly fallback: string;
  /** What of its row is read when it is first asked for. */
  readonly apart?: readonly PartApart[];
};
/** `madeAt` is the day of the build, YYYY-MM-DD. */
export type BundleHead = { readonly build: string; readonly madeAt: string; readonly lines: readonly BundledLine[] };

export type Bundle = {
  readonly head: BundleHead;
  /** True where every line is a demonstration, and there is one. */
  readonly isDemo: boolean;
  /** The edition of a line, parsed at its first use, its clinics and places at theirs; null where it cannot be read. */
  edition(line: string): Edition | null;
  /** Whether all of a line's edition can be read, and is byte for byte what the head was written for; found out once. */
  isWhole(line: string): Promise<boolean>;
};

/** Opens the compiled text. An unreadable head is made again from the editions that can be read. */
export function openBundle(text: string): Bundle {
  const [first = '', ...rest] = text.split('\n');
  const written = readHead(first);
  const rows = written ? rest : rest.filter((row) => readEdition(row) !== null);
  const head = written ?? headOf(rows);
  const editions = new Map<string, Edition | null>();
  const whole = new Map<string, boolean>();
  const find = (line: string) => {
    const at = head.lines.findIndex(({ id }) => id === line);
    return { row: rows[at] ?? '', known: head.lines[at] };
  };
  const edition = (line: string): Edition | null => {
    const opened = editions.get(line);
    if (opened !== undefined) return opened;
    const { row, known } = find(line);
    const read = readEdition(row, line, known?.apart);
    if (!read) log('edition-unreadable');
    editions.set(line, read);
    return read;
  };
  return {
    head,
    isDemo: head.lines.length > 0 && head.lines.every(({ demo }) => demo === true),
    edition,
    async isWhole(line) {
      const found = whole.get(line);
      if (found !== undefined) return found;
      const { row, known } = find(line);
      const isRead = canReadAll(edition(line)) && (await digestOf(row)) === known?.digest;
      whole.set(line, isRead);
      return isRead;
    },
  };
}

function canReadAll(edition: Edition | null): boolean {
  try {
    return Array.isArray(edition?.clinics) && Array.isArray(edition.places);
  } catch {
    return false;
  }
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

function readEdition(row: string, line?: string, apart: readonly PartApart[] = []): Edition | null {
  try {
    const edition = JSON.parse(without(row, apart)) as Edition;
    const { id } = edition.line;
    return edition.format === editionFormat && id === (line ?? id) ? withLater(edition, row, apart) : null;
  } catch {
    return null;
  }
}

/** The row with an empty list for each part. */
function without(row: string, apart: readonly PartApart[]): string {
  let text = '';
  let at = 0;
  for (const [, from, to] of apart) {
    text += `${row.slice(at, from)}[]`;
    at = to;
  }
  return text + row.slice(at);
}

/** The edition with its parts, each parsed once, when it is first asked for; one that cannot be read throws each time. */
function withLater(edition: Edition, row: string, apart: readonly PartApart[]): Edition {
  const later = <Name extends PartApart[0]>(name: Name): (() => Edition[Name]) => {
    const [, from, to] = apart.find(([own]) => own === name) ?? [];
    let value: Edition[Name] | null | undefined = from === undefined ? edition[name] : undefined;
    return () => {
      if (value === undefined) value = readPart<Edition[Name]>(row.slice(from, to));
      if (value === null) throw new Error('a part of an edition cannot be read');
      return value;
    };
  };
  const [clinics, places] = [later('clinics'), later('places')];
  return {
    ...edition,
    get clinics() {
      return clinics();
    },
    get places() {
      return places();
    },
  };
}

function readPart<Part>(json: string): Part | null {
  try {
    return JSON.parse(json) as Part;
  } catch {
    log('edition-unreadable');
    return null;
  }
}
