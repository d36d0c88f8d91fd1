import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addRow, setCells } from '../../src/content/csv-edit.ts';
import { parseCsv } from '../../src/content/csv-file.ts';

const long = 'id,name,day\na,"A, ""B""",1\n b ,Ümit,\n';

describe('setCells', () => {
  it.each([
    ['LF', long, 'id,name,day\na,"A, ""B""",1\n b ,Ümit,9\n'],
    ['CRLF', long.replaceAll('\n', '\r\n'), 'id,name,day\r\na,"A, ""B""",1\r\n b ,Ümit,9\r\n'],
    ['no end of line at the end', long.trimEnd(), 'id,name,day\na,"A, ""B""",1\n b ,Ümit,9'],
    ['a byte order mark', `\ufeff${long}`, '\ufeffid,name,day\na,"A, ""B""",1\n b ,Ümit,9\n'],
    ['semicolons', 'id;day;x\na,b;;1\nb;;"2"', 'id;day;x\na,b;;1\nb;9;"2"'],
    ['a line that names the separator', 'sep=;\r\nid;day\r\na;\r\nb;', 'sep=;\r\nid;day\r\na;\r\nb;9'],
    ['a line break in a cell', 'id,name,day\na,"x\ny",1\nb,,2', 'id,name,day\na,"x\ny",1\nb,,9'],
    ['an empty line', 'id,day\n\nb,2\n\n', 'id,day\n\nb,9\n\n'],
    ['quotation marks that need not be', 'id,day\na,1\n"b","2"\n', 'id,day\na,1\n"b","9"\n'],
    ['a row that is too short', 'id,x,day\na,1,\nb', 'id,x,day\na,1,\nb,,9'],
    ['spaces beside quotation marks', 'id,x,day\n "a" ,"A" ,1\nb,"B" ,\n', 'id,x,day\n "a" ,"A" ,1\nb,"B",9\n'],
    ['no such column', 'id,x\na,1\nb,2\n', 'id,x,day\na,1\nb,2,9\n'],
  ])('changes one cell and no other byte: %s', (_, before, after) => {
    expect(setCells(before, 3, { day: '9' })).toBe(after);
  });

  it('puts what needs it in quotation marks', () => {
    expect(setCells('id,day\na,\n', 2, { day: 'a "b", c' })).toBe('id,day\na,"a ""b"", c"\n');
  });

  it.each([1, 4])('refuses row %i, which is none of the table', (row) => {
    expect(() => setCells('id,day\na,\nb,\n', row, { day: '9' })).toThrow();
  });
});

describe('addRow', () => {
  it.each([
    ['LF', 'id,name\na,b\n', 'id,name\na,b\nc,"d, e"\n'],
    ['CRLF', 'id,name\r\na,b\r\n', 'id,name\r\na,b\r\nc,"d, e"\r\n'],
    ['no end of line at the end', 'id,name\na,b', 'id,name\na,b\nc,"d, e"\n'],
    ['spaces beside quotation marks', 'id,name\n"a" , "b"\n', 'id,name\n"a" , "b"\nc,"d, e"\n'],
    ['a header alone', 'name;id\n', 'name;id\nd, e;c\n'],
  ])('adds it at the end and changes no byte before: %s', (_, before, after) => {
    expect(addRow(before, { id: 'c', name: 'd, e', reason: '' })).toBe(after);
  });

  it('refuses a cell for which there is no column', () => {
    expect(() => addRow('id\na\n', { id: 'b', name: 'c' })).toThrow();
  });

  it('is read back as it was written, whatever the cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', "'", '=', ' b') });
    fc.assert(
      fc.property(cell, cell, fc.constantFrom(',', ';', '\t'), (id, name, delimiter) => {
        const text = addRow(`id${delimiter}name\n`, { id: `x${id}x`, name: `x${name}x` });
        expect(parseCsv('t.csv', text).rows).toEqual([{ row: 2, cells: { id: `x${id}x`, name: `x${name}x` } }]);
      }),
    );
  });
});
