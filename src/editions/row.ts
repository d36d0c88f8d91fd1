/** An edition as one row of text, of which the large parts are read when they are first asked for. */
import { type Edition, editionFormat } from '../content/edition.ts';
import { canonicalJson } from './canonical.ts';
import { areMessages } from './message-texts.ts';

/** A part of an edition, and where its JSON begins and ends in the row, in UTF-16 units. */
export type PartApart = readonly [name: 'clinics' | 'places', from: number, to: number];

/** The parts of a row: most of a large edition, of which most pages need nothing. */
export function partsApart(edition: Pick<Edition, 'clinics' | 'places'>, row: string): readonly PartApart[] {
  return (['clinics', 'places'] as const).flatMap((name): PartApart[] => {
    if (edition[name].length === 0) return [];
    const json = canonicalJson(edition[name]);
    const from = row.indexOf(`"${name}":${json}`) + name.length + 3;
    return [[name, from, from + json.length]];
  });
}

export type RowToRead = {
  readonly row: string;
  readonly apart: readonly PartApart[];
  /** The texts, where they do not stand in the row. */
  readonly strings?: Edition['strings'];
  /** Told when a part turns out to be unreadable. */
  readonly onUnreadable: () => void;
};

/**
 * Reads a row; null where it is not of a line (of any, where none is named) or of another format, where a part is not what
 * its name says, or where a text is no message. Its parts are read later.
 */
export function readRow({ row, apart, strings, onUnreadable }: RowToRead, line?: string): Edition | null {
  try {
    const whole = without(row, apart);
    const read = whole === null ? null : (JSON.parse(whole) as Edition);
    if (read?.format !== editionFormat || read.line.id !== (line ?? read.line.id)) return null;
    const edition = strings === undefined ? read : { ...read, strings };
    return areMessages(edition.strings) ? withLater(edition, row, apart, onUnreadable) : null;
  } catch {
    return null;
  }
}

/**
 * The row with an empty list for each part; null where one is not the value of the row's own property of that name, or is
 * out of order. Safety: whoever can say what is apart could else cut a number out, and put two entries together.
 */
function without(row: string, apart: readonly PartApart[]): string | null {
  let text = '';
  let at = 0;
  let last = '';
  for (const [name, from, to] of apart) {
    const isPart = (name === 'clinics' || name === 'places') && name > last;
    if (!isPart || !Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < at || to < from) return null;
    text += row.slice(at, from);
    if (!isValueOf(name, text) || !isList(row.slice(from, to))) return null;
    text += '[]';
    [at, last] = [to, name];
  }
  return text + row.slice(at);
}

/** Whether what comes after some JSON is the value of that property, and of no object within. Few rows are long up to there. */
function isValueOf(name: PartApart[0], before: string): boolean {
  if (!before.endsWith(`"${name}":`)) return false;
  const { [name]: value } = JSON.parse(`${before}[]}`) as Readonly<Record<string, unknown>>;
  return Array.isArray(value);
}

const isList = (json: string): boolean => json.startsWith('[') && json.endsWith(']');

/** The edition with its parts, each parsed once, when it is first asked for; one that cannot be read throws each time. */
function withLater(edition: Edition, row: string, apart: readonly PartApart[], onUnreadable: () => void): Edition {
  const later = <Name extends PartApart[0]>(name: Name): (() => Edition[Name]) => {
    const [, from, to] = apart.find(([own]) => own === name) ?? [];
    let value: Edition[Name] | null | undefined = from === undefined ? edition[name] : undefined;
    return () => {
      if (value === undefined) value = readPart<Edition[Name]>(row.slice(from, to), onUnreadable);
      if (value === null) throw new Error('a part of an edition cannot be read');
      return value;
    };
  };
  return withParts(edition, later('clinics'), later('places'));
}

/** An edition whose clinics and places are given by functions, each asked whenever its part is. */
export function withParts(
  edition: Edition,
  clinics: () => Edition['clinics'],
  places: () => Edition['places'],
): Edition {
  const others = { ...Object.getOwnPropertyDescriptors(edition) };
  return Object.defineProperties({} as Edition, {
    ...others,
    clinics: { get: clinics, enumerable: true, configurable: true },
    places: { get: places, enumerable: true, configurable: true },
  });
}

function readPart<Part>(json: string, onUnreadable: () => void): Part | null {
  try {
    return JSON.parse(json) as Part;
  } catch {
    onUnreadable();
    return null;
  }
}
