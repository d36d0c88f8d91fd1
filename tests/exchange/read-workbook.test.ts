import { describe, expect, it } from 'vitest';
import { readWorkbook, type Workbook } from '../../src/exchange/read-workbook.ts';
import { inlineRow, sheetXml, workbook } from './workbook-parts.ts';

function read(bytes: Uint8Array): Workbook {
  const result = readWorkbook(bytes);
  if (result.kind === 'refused') throw new Error(result.words);
  return result;
}

/** One sheet with a header and one row of the cells given, each in the column of that name. */
function oneRow(
  columns: readonly string[],
  cells: readonly string[],
  more: Partial<Parameters<typeof workbook>[0]> = {},
) {
  const at = (index: number) => `${String.fromCharCode(65 + index)}2`;
  const row = cells.map((cell, index) => cell.replace('<c', `<c r="${at(index)}"`)).join('');
  const xml = sheetXml(`${inlineRow(1, columns)}<row r="2">${row}</row>`);
  const { sheets, problems } = read(workbook({ sheets: [{ name: 's', xml }], ...more }));
  return { cells: sheets[0]?.rows[0]?.cells ?? {}, problems };
}

describe('the cells of a workbook', () => {
  const texts = [
    '<t>Zoë &amp; co &#128205;</t>',
    '<r><rPr><b/></rPr><t xml:space="preserve">rich </t></r><r><t>text</t></r><rPh sb="0" eb="1"><t>unsaid</t></rPh>',
    '<t>a_x000D_b_x005F_x0041_</t>',
    '<t xml:space="preserve">  ends  </t>',
    "<t>'=1+1</t>",
    '<t/>',
  ];

  it.each([
    ['a shared text', 'name', '<c t="s"><v>0</v></c>', 'Zoë & co 📍'],
    ['rich text, without what says how to speak it', 'name', '<c t="s"><v>1</v></c>', 'rich text'],
    ['what XML cannot hold', 'name', '<c t="s"><v>2</v></c>', 'a\rb_x0041_'],
    ['spaces at its ends', 'name', '<c t="s"><v>3</v></c>', 'ends'],
    ['an apostrophe against formulas', 'name', '<c t="s"><v>4</v></c>', '=1+1'],
    ['an empty text', 'name', '<c t="s"><v>5</v></c>', ''],
    ['an inline text', 'name', '<c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>', 'inline'],
    ['a day', 'checked_on', '<c s="1"><v>46119</v></c>', '2026-04-07'],
    ['a day in a format of its own', 'checked_on', '<c s="2"><v>46119</v></c>', '2026-04-07'],
    ['a day as ISO 8601', 'checked_on', '<c t="d"><v>2026-04-07</v></c>', '2026-04-07'],
    ['a day and time', 'from', '<c s="4"><v>46348.75</v></c>', '2026-11-22 18:00'],
    ['a time that is midnight but for its rounding', 'from', '<c s="4"><v>46348.99998</v></c>', '2026-11-23 00:00'],
    ['a decimal', 'latitude', '<c><v>-1.2676000000000001</v></c>', '-1.2676'],
    ['a number with an exponent', 'population', '<c><v>1.2E6</v></c>', '1200000'],
    ['a number whose format only looks like a day', 'population', '<c s="6"><v>20000</v></c>', '20000'],
    ['a day without a number', 'checked_on', '<c t="str"><v>today-20d</v></c>', 'today-20d'],
  ])('with %s are read without a word', (_, column, cell, text) => {
    expect(oneRow(['id', column], ['<c t="inlineStr"><is><t>a</t></is></c>', cell], { texts })).toEqual({
      cells: { id: 'a', [column]: text },
      problems: [],
    });
  });

  it('count days from 1904 where the workbook says so', () => {
    expect(oneRow(['checked_on'], ['<c s="1"><v>44657</v></c>'], { date1904: true }).cells).toEqual({
      checked_on: '2026-04-07',
    });
  });

  it.each([
    [
      'a formula',
      'name',
      '<c t="str"><f>A1&amp;"x"</f><v>Umoja</v></c>',
      'Umoja',
      'error',
      /A formula stands here; it last gave Umoja/,
    ],
    ['a formula without a value', 'name', '<c><f>A1</f></c>', '', 'error', /A formula stands here; and the file/],
    ['a formula that gives nothing', 'name', '<c t="str"><f>""</f><v></v></c>', '', 'error', /A formula stands here/],
    ['a shared text that is none', 'name', '<c t="s"><v>9</v></c>', '', 'error', /The file is damaged here/],
    ['a shared text without a number', 'name', '<c t="s"><v>0x0</v></c>', '', 'error', /The file is damaged here/],
    ['a shared text at no place', 'name', '<c t="s"><v></v></c>', '', 'error', /The file is damaged here/],
    [
      'a day where its time is wanted',
      'until',
      '<c s="1"><v>46348</v></c>',
      '2026-11-22',
      'error',
      /day alone stands here/,
    ],
    [
      'such a day as ISO 8601',
      'from',
      '<c t="d"><v>2026-11-22</v></c>',
      '2026-11-22',
      'error',
      /day alone stands here/,
    ],
    ['a time where its day is wanted', 'from', '<c s="3"><v>0.75</v></c>', '18:00', 'error', /time alone stands here/],
    ['a shared formula', 'population', '<c><f t="shared" si="0"/><v>5</v></c>', '5', 'error', /A formula stands here/],
    [
      'a phone number as a number',
      'phone',
      '<c><v>447700900123</v></c>',
      '447700900123',
      'error',
      /\+ or first 0 is lost/,
    ],
    [
      'one with an exponent',
      'phone',
      '<c><v>4.47700900123E11</v></c>',
      '447700900123',
      'error',
      /\+ or first 0 is lost/,
    ],
    ['a name as a number', 'name', '<c><v>24</v></c>', '24', 'warning', /kept as a number/],
    ['an id as a day', 'id', '<c s="1"><v>46082</v></c>', '2026-03-01', 'error', /turned what was typed into a day/],
    ['hours as a day', 'mon', '<c s="2"><v>46082</v></c>', '2026-03-01', 'error', /turned what was typed into a day.*/],
    ['hours as a time', 'hours', '<c s="3"><v>0.375</v></c>', '09:00', 'error', /into a time \(09:00\)/],
    [
      'a time where a day must be',
      'checked_on',
      '<c s="4"><v>46348.75</v></c>',
      '2026-11-22 18:00',
      'error',
      /a day is wanted/,
    ],
    [
      'a day that hides its time',
      'checked_on',
      '<c s="1"><v>46348.75</v></c>',
      '2026-11-22 18:00',
      'error',
      /a day is wanted/,
    ],
    ['a truth value', 'walk_in', '<c t="b"><v>1</v></c>', 'TRUE', 'error', /truth value \(TRUE\)/],
    ['a truth value that is false', 'asks_id', '<c t="b"><v>0</v></c>', 'FALSE', 'error', /truth value \(FALSE\)/],
    ['an error', 'name', '<c t="e"><v>#REF!</v></c>', '#REF!', 'error', /shows an error here/],
  ] as const)('tell of %s and keep it', (_, column, cell, text, severity, words) => {
    const { cells, problems } = oneRow([column, 'own'], [cell, '<c t="inlineStr"><is><t>a</t></is></c>']);
    expect(cells).toEqual({ own: 'a', [column]: text });
    expect(problems).toEqual([
      { severity, sheet: 's', row: 2, column, words: expect.stringMatching(words), mend: expect.stringMatching(/\.$/) },
    ]);
  });
});

describe('a sheet', () => {
  const rows = [1, 3, 4, 7].map((row) =>
    inlineRow(row, row === 1 ? ['id', 'name', 'phone'] : [`id${row}`, `name${row}`]),
  );

  it('keeps the numbers of its rows', () => {
    const { sheets, problems } = read(workbook({ sheets: [{ name: 'clinics', xml: sheetXml(rows.join('')) }] }));
    expect(sheets[0]).toMatchObject({ name: 'clinics', headerRow: 1, header: ['id', 'name', 'phone'] });
    expect(sheets[0]?.rows.map(({ row, cells }) => [row, cells.id])).toEqual([
      [3, 'id3'],
      [4, 'id4'],
      [7, 'id7'],
    ]);
    expect(problems).toEqual([]);
  });

  it('counts rows and cells that have no number', () => {
    const xml = sheetXml(
      '<row><c t="str"><v>id</v></c><c t="str"><v>name</v></c></row><row><c t="str"><v>a</v></c><c t="str"><v>A</v></c></row>',
    );
    expect(read(workbook({ sheets: [{ name: 's', xml }] })).sheets[0]?.rows).toEqual([
      { row: 2, cells: { id: 'a', name: 'A' } },
    ]);
  });

  it('may begin further down, and may have names with a prefix', () => {
    const xml = sheetXml(`${inlineRow(3, ['id'])}${inlineRow(5, ['a'])}`).replace(/<(\/?)(?=\w)/g, '<$1x:');
    const { sheets } = read(workbook({ sheets: [{ name: 's', xml: xml.replace('xmlns=', 'xmlns:x=') }] }));
    expect(sheets[0]).toMatchObject({ headerRow: 3, header: ['id'], rows: [{ row: 5, cells: { id: 'a' } }] });
  });

  it('tells of hidden rows, columns and sheets, and reads them', () => {
    const hidden = [
      rows[0],
      inlineRow(3, ['id3', 'name3', '+447700900123'], ' hidden="1"'),
      inlineRow(4, ['id4'], ' ht="0"'),
    ];
    const before = '<cols><col min="2" max="2" width="9"/><col min="3" max="16384" hidden="1"/></cols>';
    const xml = sheetXml(hidden.join(''), { before });
    const { sheets, problems } = read(workbook({ sheets: [{ name: 's', xml, state: 'veryHidden' }] }));
    expect(sheets[0]?.rows.map(({ row }) => row)).toEqual([3, 4]);
    expect(problems.map(({ severity, row, column, words }) => [severity, row, column, words.slice(0, 20)])).toEqual([
      ['warning', null, '', 'This sheet is hidden'],
      ['warning', 3, '', 'This row is hidden i'],
      ['warning', 4, '', 'This row is hidden i'],
      ['warning', 1, 'phone', 'This column is hidde'],
    ]);
  });

  it('tells of merged cells where the value stands, and of none that are empty', () => {
    const after = '<mergeCells count="2"><mergeCell ref="B3:B4"/><mergeCell ref="F9:XFD1048576"/></mergeCells>';
    const { problems } = read(workbook({ sheets: [{ name: 's', xml: sheetXml(rows.join(''), { after }) }] }));
    expect(problems).toMatchObject([
      { severity: 'error', row: 3, column: 'name', words: expect.stringContaining('to row 4, column name') },
    ]);
  });

  it('may have colours or borders to the last row and column of all', () => {
    const far = '<row r="1048576"><c r="XFD1048576" s="1"/></row>';
    const { sheets } = read(workbook({ sheets: [{ name: 's', xml: sheetXml(rows.join('') + far) }] }));
    expect(sheets[0]).toMatchObject({ header: ['id', 'name', 'phone'] });
    const full = far.replace('/>', '><f>1</f></c>');
    expect(readWorkbook(workbook({ sheets: [{ name: 's', xml: sheetXml(rows.join('') + full) }] }))).toMatchObject({
      reason: 'too-big',
    });
  });

  it('tells of a formula in its header', () => {
    const header = '<row r="1"><c t="str"><f>A9</f><v>id</v></c></row>';
    const { problems } = read(workbook({ sheets: [{ name: 's', xml: sheetXml(header + inlineRow(2, ['a'])) }] }));
    expect(problems).toMatchObject([
      { severity: 'error', row: 1, column: 'id', words: expect.stringMatching(/A formula/) },
    ]);
  });

  it('calls a column without a name by its letters, and keeps it', () => {
    const { sheets } = read(
      workbook({ sheets: [{ name: 's', xml: sheetXml(inlineRow(1, ['id']) + inlineRow(2, ['a', '', 'note'])) }] }),
    );
    expect(sheets[0]).toMatchObject({ header: ['id', 'C'], rows: [{ cells: { id: 'a', C: 'note' } }] });
  });

  it('tells of two columns of one name', () => {
    const { problems } = read(
      workbook({ sheets: [{ name: 's', xml: sheetXml(inlineRow(2, ['id', 'id']) + inlineRow(3, ['a', 'b'])) }] }),
    );
    expect(problems).toMatchObject([
      { severity: 'error', row: 2, words: 'Two columns have the name id; keep one of them.' },
    ]);
  });

  it('may be empty', () => {
    expect(read(workbook({ sheets: [{ name: 's', xml: sheetXml('') }] }))).toMatchObject({
      sheets: [{ name: 's', header: [], rows: [] }],
      problems: [],
    });
  });
});
