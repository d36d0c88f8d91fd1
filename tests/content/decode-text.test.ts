import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../src/content/csv-file.ts';
import { decodeText } from '../../src/content/decode-text.ts';
import { readSourceTexts } from '../../src/content/sources.node.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
};

describe('bytes of a text file', () => {
  it.each([
    ['UTF-8', utf8('Zoë, ክሊኒክ'), 'Zoë, ክሊኒክ', 'utf-8'],
    ['UTF-8 with a byte order mark', utf8('\ufeffZoë'), 'Zoë', 'utf-8'],
    ['UTF-16 of Windows', utf16('\ufeffZoë, ክሊኒክ', true), 'Zoë, ክሊኒክ', 'utf-16'],
    ['UTF-16 the other way round', utf16('\ufeffZoë', false), 'Zoë', 'utf-16'],
    ['Windows-1252', Uint8Array.of(0x5a, 0x6f, 0xeb, 0x20, 0x80, 0x20, 0x92), 'Zoë € ’', 'windows-1252'],
    ['nothing', new Uint8Array(), '', 'utf-8'],
  ] as const)('are read as %s', (_, bytes, text, encoding) => {
    expect(decodeText(bytes)).toEqual({ text, encoding });
  });
});

const table = {
  header: ['id', 'name'],
  rows: [{ row: 2, cells: { id: 'a', name: 'Zoë, here; there' } }],
  problems: [],
};

describe('a CSV', () => {
  it.each([
    ['commas', 'id,name\na,"Zoë, here; there"\n'],
    ['semicolons', 'id;name\na;"Zoë, here; there"\n'],
    ['tabs', 'id\tname\na\tZoë, here; there\n'],
    ['semicolons said first', 'sep=;\r\nid;name\r\na;"Zoë, here; there"\r\n'],
    ['commas said first, after a byte order mark', '\ufeff"sep=,"\r\nid,name\r\na,"Zoë, here; there"\r\n'],
    ['line ends of Windows', 'id,name\r\na,"Zoë, here; there"\r\n'],
    ['line ends of old Macs', 'id,name\ra,"Zoë, here; there"\r'],
    ['no end of the last line', 'id,name\na,"Zoë, here; there"'],
    ['quoted names of columns', '"id","name"\n"a","Zoë, here; there"\n'],
    ['spaces at the ends of cells', 'id, name\na ," Zoë, here; there "\n'],
    ['empty columns and rows at the end', 'id,name,,\na,"Zoë, here; there",,\n,,,\n,,,\n'],
    ['a name of a column that holds a semicolon in quotes', 'id,name,"a;b;c"\na,"Zoë, here; there",\n'],
  ])('is read with %s', (name, text) => {
    const read = parseCsv('t.csv', text);
    const named = name.startsWith('a name') ? { header: ['id', 'name', 'a;b;c'] } : { header: table.header };
    expect(read).toMatchObject({ ...named, rows: [{ row: 2, cells: table.rows[0]?.cells }], problems: [] });
  });

  it('numbers rows as a spreadsheet does: by record, empty ones counted', () => {
    const { rows } = parseCsv('t.csv', 'id,name\na,"two\nlines"\n\n,\nb,last\n');
    expect(rows.map(({ row, cells }) => [row, cells.id])).toEqual([
      [2, 'a'],
      [5, 'b'],
    ]);
    expect(rows[0]?.cells.name).toBe('two\nlines');
  });

  it.each([
    ['id,name\na,b,c\n', 2, /more cells than columns/],
    ['id,name,name\na,b,c\n', 1, /two columns have the name name/],
    ['id,,\na,b,c\n', 1, /two columns have no name/],
    ['id,name\na,"b\n', 2, /quotation mark is not closed/],
  ])('%j says what is wrong with row %i', (text, line, words) => {
    expect(parseCsv('t.csv', text).problems).toEqual([{ line, column: 1, words: expect.stringMatching(words) }]);
  });
});

describe('the files of a project', () => {
  it('are read in the encoding that each table has, and it is said which are no UTF-8', async () => {
    const root = await mkdtemp(join(tmpdir(), 'mwavuli-'));
    await mkdir(`${root}/menus/a`, { recursive: true });
    await mkdir(`${root}/locales`);
    await writeFile(`${root}/menus/a/clinics.csv`, Buffer.from('name\nZoë\n', 'latin1'));
    await writeFile(`${root}/menus/a/places.csv`, '\ufeffname\nZoë\n');
    const texts = await readSourceTexts(root);
    await rm(root, { recursive: true });
    expect([...texts]).toEqual([
      ['menus/a/clinics.csv', 'name\nZoë\n'],
      ['menus/a/places.csv', 'name\nZoë\n'],
    ]);
    expect(texts.encodings).toEqual(new Map([['menus/a/clinics.csv', 'windows-1252']]));
  });
});
