/** The parts of an .xlsx file, which is a ZIP of XML. */
import { type UnzipFileInfo, unzipSync } from 'fflate';

export type Refusal = {
  readonly kind: 'refused';
  readonly reason:
    | 'not-xlsx'
    | 'old-or-protected'
    | 'opendocument'
    | 'binary-workbook'
    | 'too-big'
    | 'damaged'
    | 'no-sheet';
  readonly words: string;
  readonly mend: string;
};
export type Parts = { readonly kind: 'parts'; readonly parts: ReadonlyMap<string, Uint8Array> };

/** The supported size, 5,000 clinics and 20,000 places, packs into half of this. What lies about its size costs time by this too. */
const maxPackedBytes = 4 * 1024 * 1024;
const maxUnpackedBytes = 96 * 1024 * 1024;
const maxParts = 500;
const wanted =
  /^(\[Content_Types\]\.xml|mimetype|xl\/workbook\.bin|.*\.rels|xl\/[^/]+\.xml|xl\/worksheets\/[^/]+\.xml)$/i;

/** Unpacks what is needed of a workbook. Sizes are those that the file states: what is longer is cut there, never unpacked. */
export function unpackWorkbook(bytes: Uint8Array): Parts | Refusal {
  if (bytes.length > maxPackedBytes) return refusals['too-big'];
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refusals['old-or-protected'];
  if (!startsWith(bytes, [0x50, 0x4b])) return refusals['not-xlsx'];
  try {
    const listed: UnzipFileInfo[] = [];
    unzipSync(bytes, { filter: (file) => wanted.test(file.name) && listed.push(file) < 0 });
    const names = new Set(listed.map(({ name }) => name));
    const unpacked = sum(listed.map(({ originalSize }) => originalSize));
    if (listed.length > maxParts || unpacked > maxUnpackedBytes) return refusals['too-big'];
    if (names.size < listed.length || sum(listed.map(({ size }) => size)) > bytes.length) return refusals.damaged;
    const parts = new Map(Object.entries(unzipSync(bytes, { filter: ({ name }) => names.has(name) })));
    return kindOf(parts) ?? { kind: 'parts', parts };
  } catch {
    return refusals.damaged;
  }
}

function kindOf(parts: ReadonlyMap<string, Uint8Array>): Refusal | null {
  const type = new TextDecoder().decode(parts.get('mimetype') ?? new Uint8Array());
  if (type.includes('opendocument')) return refusals.opendocument;
  if (parts.has('xl/workbook.bin')) return refusals['binary-workbook'];
  return parts.has('[Content_Types].xml') ? null : refusals['not-xlsx'];
}

const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, index) => bytes[index] === byte);

const saveAs = 'Open it in the spreadsheet program and save it as "Excel workbook (.xlsx)".';
const refuse = (reason: Refusal['reason'], words: string, mend = saveAs): Refusal => ({
  kind: 'refused',
  reason,
  words,
  mend,
});

export const refusals = {
  'not-xlsx': refuse('not-xlsx', 'This is not an .xlsx file, whatever its name says.'),
  'old-or-protected': refuse(
    'old-or-protected',
    'This is an old .xls file, or one with a password.',
    'Take the password off and save it as "Excel workbook (.xlsx)".',
  ),
  opendocument: refuse('opendocument', 'This is an OpenDocument file (.ods).'),
  'binary-workbook': refuse('binary-workbook', 'This is a binary workbook (.xlsb).'),
  'too-big': refuse(
    'too-big',
    'This file is far bigger than a directory can be.',
    'Copy the tables alone into a new workbook and save that.',
  ),
  damaged: refuse(
    'damaged',
    'This file is damaged: it cannot be unpacked and read.',
    `${saveAs.slice(0, -1)} under a new name.`,
  ),
  'no-sheet': refuse(
    'no-sheet',
    'There is no sheet in this file.',
    'Make a sheet with the name of each table, such as clinics.',
  ),
} as const satisfies Record<Refusal['reason'], Refusal>;
