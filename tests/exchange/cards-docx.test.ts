import { describe, expect, it } from 'vitest';
import { type Part, spelled } from '../../src/exchange/cards-document.ts';
import { writeCardsDocx } from '../../src/exchange/cards-docx.ts';
import { openDocx } from './docx-parts.ts';

const parts: readonly Part[] = [
  { kind: 'title', text: 'Cards for review' },
  { kind: 'card', text: 'After <an> arrest & more (arrest)' },
  { kind: 'page', caption: 'Page 1 of 1', text: 'DEMO\nAsk: am I arrested?\n0 Back' },
  {
    kind: 'table',
    isTall: true,
    columns: [
      { title: 'No.', percent: 20 },
      { title: 'Sentence', percent: 80 },
    ],
    rows: [[['1'], ['Ask why.', 'ለምን ብለው ይጠይቁ።']]],
  },
  { kind: 'blank', text: 'Signature' },
];
const bytes = await writeCardsDocx(parts, 'demo-ke: cards for review');
const opened = openDocx(bytes);
const part = (name: string) => opened.parts.get(name) ?? '';

describe('a document for reviewers', () => {
  it('says its parts in their order, with their lines and signs', () => {
    expect(opened.paragraphs).toEqual([
      'Cards for review',
      'After <an> arrest & more (arrest)',
      'Page 1 of 1',
      'DEMO\nAsk: am I arrested?\n0 Back',
      'No.',
      'Sentence',
      '1',
      'Ask why.',
      'ለምን ብለው ይጠይቁ።',
      'Signature:',
    ]);
    expect(opened.tables).toEqual([
      [
        [['No.'], ['Sentence']],
        [['1'], ['Ask why.', 'ለምን ብለው ይጠይቁ።']],
      ],
    ]);
  });

  it('is A4, repeats the head of a table, breaks no row, and numbers its pages', () => {
    expect(part('word/document.xml')).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(part('word/document.xml').match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(part('word/document.xml').match(/<w:cantSplit\/>/g)).toHaveLength(2);
    expect(part('word/footer1.xml')).toMatch(/PAGE<.*NUMPAGES</);
    expect(part('word/header1.xml')).toContain('demo-ke: cards for review');
  });

  it('says nothing of who made it and when, nor of a program', () => {
    const properties = [...opened.parts].filter(([name]) => name.startsWith('docProps/'));
    const said = properties.map(([, xml]) => xml.replaceAll(/<[^>]*>/g, ''));
    expect(said.filter((words) => words !== '')).toEqual(['Cards for review']);
    const whole = [...opened.parts.values()].join('');
    expect(whole).not.toMatch(/creator>|lastModifiedBy|dcterms:|rsid|w:author|w:date=|<Company|<Manager/);
    expect(new Set(packedOn(bytes))).toEqual(new Set([33]));
  });

  it('holds no macro, no picture and nothing from elsewhere', () => {
    expect([...opened.parts.keys()].filter((name) => !/\.(xml|rels)$/.test(name))).toEqual([]);
    const relations = [...opened.parts].filter(([name]) => name.endsWith('.rels')).map(([, xml]) => xml);
    expect(relations.join('')).not.toMatch(/TargetMode|Target="\w+:/);
  });

  it('is the same bytes again', async () => {
    expect(Buffer.from(await writeCardsDocx(parts, 'demo-ke: cards for review')).equals(bytes)).toBe(true);
  });

  it('leaves out what XML cannot hold', async () => {
    const words = 'a\u0007b\ud800c\ufffed';
    const { paragraphs } = openDocx(await writeCardsDocx([{ kind: 'words', text: words }], words));
    expect(paragraphs).toEqual(['ab\ufffdcd']);
  });
});

describe('a fingerprint', () => {
  it('is spelled in fours', () => {
    expect(spelled('3f2a91bc0d1e77aa')).toBe('3f2a-91bc-0d1e-77aa');
  });
});

/** The day of each file in the ZIP, as it is packed: 1 January 1980 is 33. */
function packedOn(zip: Uint8Array): readonly number[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const starts = [...zip.keys()].filter((at) => at + 4 <= zip.length && view.getUint32(at, true) === 0x02014b50);
  return starts.map((at) => view.getUint16(at + 14, true));
}
