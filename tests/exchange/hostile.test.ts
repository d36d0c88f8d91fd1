import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/exchange/read-workbook.ts';
import { inlineRow, sheetXml, workbook, workbookParts, zipped } from './workbook-parts.ts';

const fine = { sheets: [{ name: 'clinics', xml: sheetXml(inlineRow(1, ['id']) + inlineRow(2, ['a'])) }] };
const whole = workbook(fine);
const withSheet = (xml: string) => workbook({ sheets: [{ name: 's', xml }] });
const without = (part: string) =>
  zipped(Object.fromEntries(Object.entries(workbookParts(fine)).filter(([name]) => name !== part)));

/** The sizes in the directory at the end of a ZIP, made smaller than they are. */
function lieAboutSize(bytes: Uint8Array, size: number): Uint8Array {
  const lying = bytes.slice();
  const view = new DataView(lying.buffer);
  for (let at = 0; at < lying.length - 46; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
  return lying;
}

describe('a file that is no workbook', () => {
  it.each([
    ['nothing', new Uint8Array(), 'not-xlsx'],
    ['a CSV', strToU8('id,name\n'), 'not-xlsx'],
    ['a ZIP of something else', zipSync({ 'a.txt': strToU8('a') }), 'not-xlsx'],
    ['an empty ZIP', zipSync({}), 'not-xlsx'],
    ['an old or protected file', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'old-or-protected'],
    ['OpenDocument', zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') }), 'opendocument'],
    [
      'a binary workbook',
      zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'xl/workbook.bin': strToU8('') }),
      'binary-workbook',
    ],
    ['half a workbook', whole.slice(0, whole.length / 2), 'damaged'],
    ['one without its list of sheets', without('xl/workbook.xml'), 'not-xlsx'],
    ['one without a sheet', workbook({ sheets: [] }), 'no-sheet'],
    ['one whose sheet is gone', without('xl/worksheets/sheet1.xml'), 'damaged'],
    ['XML that breaks off', withSheet(sheetXml(inlineRow(1, ['id'])).slice(0, -20)), 'damaged'],
    ['XML whose elements cross', withSheet('<worksheet><sheetData><row></sheetData></row></worksheet>'), 'damaged'],
    [
      'XML that declares entities',
      withSheet(`<!DOCTYPE a [<!ENTITY b "bbb">]>${sheetXml(inlineRow(1, ['&b;']))}`),
      'damaged',
    ],
    [
      'a cell at the end of the world',
      withSheet(sheetXml(inlineRow(1, ['id']) + inlineRow(1_048_576, ['a']))),
      'too-big',
    ],
    ['a cell far to the right', withSheet(sheetXml('<row r="1"><c r="XFD1" t="str"><v>a</v></c></row>')), 'too-big'],
    ['a file of many megabytes', new Uint8Array(9 * 1024 * 1024), 'too-big'],
    [
      'a file that unpacks to far more',
      zipSync({ ...zippable(), 'xl/worksheets/big.xml': new Uint8Array(97 * 1024 * 1024) }, { level: 1 }),
      'too-big',
    ],
    [
      'one that lies about how much',
      lieAboutSize(withSheet(sheetXml(inlineRow(1, ['id'.repeat(100_000)]))), 1000),
      'damaged',
    ],
  ])('is refused with a reason: %s', (_, bytes, reason) => {
    const read = readWorkbook(bytes);
    expect(read).toMatchObject({
      kind: 'refused',
      reason,
      words: expect.stringMatching(/\.$/),
      mend: expect.stringMatching(/\.$/),
    });
  });

  it('is never unpacked beyond what it says of itself', () => {
    const bomb = lieAboutSize(
      zipSync({ ...zippable(), 'xl/worksheets/sheet1.xml': new Uint8Array(64 * 1024 * 1024) }, { level: 1 }),
      1000,
    );
    const before = process.memoryUsage().arrayBuffers;
    expect(readWorkbook(bomb)).toMatchObject({ kind: 'refused' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
  });

  it('never makes the reader throw, wherever bytes are changed', () => {
    const change = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(change, (changes) => {
        const bytes = whole.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        return ['workbook', 'refused'].includes(readWorkbook(bytes).kind);
      }),
      { numRuns: 300 },
    );
  });
});

const zippable = () =>
  Object.fromEntries(Object.entries(workbookParts(fine)).map(([name, text]) => [name, strToU8(text)]));
