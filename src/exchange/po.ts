/** PO files, the form that programs for translators share: entries out of them and into them. */
import { type GetTextTranslation, po } from 'gettext-parser';
import { decodeAs, decodeText } from '../content/decode-text.ts';

export type PoEntry = {
  /** Its `msgctxt`: the key of the string. */
  readonly key: string;
  readonly source: string;
  readonly text: string;
  /** Marked `fuzzy`: made for other words, or somebody is not sure. */
  readonly isFuzzy: boolean;
  /** For the translator. */
  readonly notes: readonly string[];
  /** The file that the string stands in. */
  readonly reference: string;
};

/** Writes the entries in their order; the header names the language and the line. */
export function writePo(entries: readonly PoEntry[], language: string, line: string): string {
  const translations = Object.fromEntries(entries.map((entry) => [entry.key, { [entry.source]: blockOf(entry) }]));
  const headers = {
    'Project-Id-Version': line,
    Language: language,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
  };
  const table = {
    charset: 'utf-8',
    headers,
    translations: { ...translations, '': { '': { msgid: '', msgstr: [''] } } },
  };
  return new TextDecoder().decode(po.compile(table, { foldLength: 0 }));
}

const blockOf = ({ key, source, text, isFuzzy, notes, reference }: PoEntry): GetTextTranslation => ({
  msgctxt: key,
  msgid: source,
  msgstr: [text],
  comments: {
    reference,
    ...(notes.length > 0 ? { extracted: notes.join('\n') } : {}),
    ...(isFuzzy ? { flag: 'fuzzy' } : {}),
  },
});

export type ReadEntry = {
  readonly key: string;
  /** The line of the file, from 1. */
  readonly row: number;
  readonly source: string;
  /** The words that it was made for, where a program has put others in their place. */
  readonly previous: string | null;
  readonly text: string;
  readonly isFuzzy: boolean;
};
export type PoFile = {
  readonly kind: 'po';
  /** Empty where the file does not say. */
  readonly language: string;
  readonly entries: readonly ReadEntry[];
  /** How many entries say something and have no key. */
  readonly withoutKey: number;
  /** How many entries a program has set aside. */
  readonly setAside: number;
};
export type PoRefusal = {
  readonly kind: 'refused';
  readonly row: number | null;
  readonly reason: 'encoding' | 'twice' | 'broken';
};

/** Reads a PO file, whichever program wrote it. Never throws; where it cannot be read as a whole, none of it is. */
export function readPo(bytes: Uint8Array): PoFile | PoRefusal {
  const text = decode(bytes);
  if (text === null) return { kind: 'refused', row: null, reason: 'encoding' };
  const lines = text.split(/\r\n|\n|\r/);
  const broken = lines.findIndex((line) => !wholeLine.test(line.trim()));
  if (broken >= 0) return { kind: 'refused', row: broken + 1, reason: 'broken' };
  const { rows, twice } = contextsIn(lines);
  if (twice !== null) return { kind: 'refused', row: twice, reason: 'twice' };
  const parsed = parse(lines);
  if (parsed === null) return { kind: 'refused', row: null, reason: 'broken' };
  const { '': unnamed = {}, ...named } = parsed.translations;
  const entries = Object.entries(named).flatMap(([key, blocks]) =>
    Object.values(blocks).map((block) => entryOf(key, rows.get(key) ?? 1, block)),
  );
  return {
    kind: 'po',
    language: headerOf(parsed.headers, 'language'),
    entries,
    withoutKey: Object.values(unnamed).filter(({ msgid, msgstr }) => msgid !== '' && (msgstr ?? []).join('') !== '')
      .length,
    setAside: Object.values(parsed.obsolete ?? {}).flatMap((blocks) => Object.keys(blocks)).length,
  };
}

/** Blank, a comment, or one text with both its marks; forms of number we never write, and one text could not hold them. */
const wholeLine = /^(#.*|((msgctxt|msgid|msgstr)\s*)?"([^"\\]|\\.)*")?$/s;

/** UTF-8, or what its header says it is; another encoding is never guessed. */
function decode(bytes: Uint8Array): string | null {
  const { text, encoding } = decodeText(bytes);
  if (encoding !== 'windows-1252') return text;
  const label = /charset=([\w-]+)/i.exec(text)?.[1] ?? '';
  return /^utf-?8$/i.test(label) ? null : (decodeAs(bytes, label)?.text ?? null);
}

/** The line of each key; the line at which one stands for the second time. */
function contextsIn(lines: readonly string[]): {
  readonly rows: ReadonlyMap<string, number>;
  readonly twice: number | null;
} {
  const rows = new Map<string, number>();
  let twice: number | null = null;
  for (const [at, line] of lines.entries()) {
    const key = /^\s*msgctxt\s*"(.*)"\s*$/.exec(line)?.[1];
    if (key === undefined) continue;
    if (rows.has(key)) twice ??= at + 1;
    rows.set(key, at + 1);
  }
  return { rows, twice };
}

function parse(lines: readonly string[]): ReturnType<typeof po.parse> | null {
  try {
    return po.parse(lines.join('\n'));
  } catch {
    return null;
  }
}

function entryOf(key: string, row: number, { msgid, msgstr = [], comments = {} }: GetTextTranslation): ReadEntry {
  return {
    key,
    row,
    source: msgid,
    previous: previousOf(comments.previous),
    text: msgstr[0] ?? '',
    isFuzzy: (comments.flag ?? '').split(/[,\s]+/).includes('fuzzy'),
  };
}

/** `#| msgid "…"` in however many lines. */
function previousOf(comment: string | undefined): string | null {
  if (comment === undefined) return null;
  const blocks = Object.values(parse([comment, 'msgstr ""'])?.translations ?? {});
  return blocks.flatMap((block) => Object.values(block)).at(0)?.msgid || null;
}

function headerOf(headers: Readonly<Record<string, string>> | undefined, name: string): string {
  const found = Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name);
  return found?.[1].trim() ?? '';
}
