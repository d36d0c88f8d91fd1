/** An edition that lies in the store: what of it is apart, and what its texts may be. */
import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import { canonicalJson, digestOf } from '../../src/editions/canonical.ts';
import { openDocument, textlessOf, writeDocument } from '../../src/editions/document.ts';
import { editionOf } from '../support/lines.ts';

const ke = editionOf('demo-ke');
const head = { number: 1, madeAt: 0, madeBy: ['asha'], previous: null, check: '', sources: '' };
const written = await writeDocument(ke, head, null);
const open = async (text: string) => openDocument(text, await digestOf(text), 'demo-ke');

/** A document, changed as its text, and what is said to be apart in it. */
async function changed(change: (apart: readonly unknown[], rest: string) => unknown, document = written) {
  const [first = '', ...lines] = document.text.split('\n');
  const own = JSON.parse(first);
  return [canonicalJson({ ...own, apart: change(own.apart, lines[2] ?? '') }), ...lines].join('\n');
}

describe('an edition in the store', () => {
  it('is read as it was written, and is the same beside its texts as one that was not', async () => {
    const { text, textless } = written;
    const opened = await open(text);
    expect(opened?.edition).toEqual(ke);
    expect(await opened?.textless()).toBe(textless);
    expect(await textlessOf(ke)).toBe(textless);
  });

  it('is another beside its texts where other parts are apart', async () => {
    const { textless } = written;
    for (const apart of [() => [], (own: readonly unknown[]) => own.slice(0, 1)]) {
      const opened = await open(await changed(apart));
      expect(opened?.edition.clinics).toEqual(ke.clinics);
      expect(await opened?.textless()).not.toBe(textless);
    }
  });

  const value = (rest: string, name: string, json: string) => {
    const from = rest.indexOf(`"${name}":${json}`) + name.length + 3;
    return [name, from, from + json.length];
  };
  it.each<[string, (apart: readonly unknown[], rest: string) => unknown]>([
    ['a part of another name', (apart, rest) => [...apart, value(rest, 'regions', canonicalJson(ke.regions))]],
    [
      'from one hotline into the next',
      ([clinics, places], rest) => [clinics, ['x', rest.indexOf('"tollFree"'), rest.lastIndexOf('"tollFree"')], places],
    ],
    ['the same part twice', ([clinics, places]) => [clinics, clinics, places]],
    ['its parts in another order', ([clinics, places]) => [places, clinics]],
    [
      'clinics that are those of another property',
      ([, places], rest) => [['clinics', ...value(rest, 'hotlines', canonicalJson(ke.hotlines)).slice(1)], places],
    ],
    [
      'clinics beyond the end',
      ([clinics, places], rest) => [[...(clinics as unknown[]).slice(0, 2), rest.length + 9], places],
    ],
    ['clinics that end before they begin', ([clinics, places]) => [[...(clinics as unknown[]).slice(0, 2), 0], places]],
    ['clinics of half a character', ([clinics, places]) => [[(clinics as unknown[])[0], 0.5, 9], places]],
    ['no list', () => ({})],
    ['nothing', () => undefined],
  ])('is unreadable where what is apart is %s', async (_, change) => {
    expect(await open(await changed(change))).toBeNull();
  });

  it('is unreadable where what is apart is a property of an object within', async () => {
    const hidden = { ...ke, clinics: [], alerts: [{ clinics: ke.clinics }] } as unknown as Edition;
    const document = await writeDocument(hidden, head, null);
    const rest = document.text.split('\n')[3] ?? '';
    expect(rest.indexOf(canonicalJson(ke.clinics))).toBeGreaterThan(0);
    const text = await changed(([places]) => [value(rest, 'clinics', canonicalJson(ke.clinics)), places], document);
    expect(await open(text)).toBeNull();
  });
});

describe('the texts of an edition', () => {
  const deep = (depth: number): unknown =>
    JSON.parse(`${'[{"type":8,"value":"b","children":'.repeat(depth)}[]${'}]'.repeat(depth)}`);
  it.each<[string, unknown]>([
    ['a number for a literal', [{ type: 0, value: 8081570123 }]],
    ['a list for a literal', [{ type: 0, value: ['0808 157 0123'] }]],
    ['a literal in a branch', [{ type: 5, value: 'n', options: { other: { value: [{ type: 0, value: 999 }] } } }]],
    ['a literal in a tag', [{ type: 8, value: 'b', children: [{ type: 0, value: 999 }] }]],
    ['a literal that says more', [{ type: 0, value: 'a', style: '999' }]],
    ['an element of no type', [{ value: 'a' }]],
    ['an element of an unknown type', [{ type: 9, value: 'a' }]],
    ['a placeholder without a name', [{ type: 1, value: 999 }]],
    ['a branch that is text', [{ type: 5, value: 'n', options: { other: { value: '999' } } }]],
    ['a text in a list', ['999']],
    ['a number', 999],
    ['nothing', null],
    ['branches within branches', deep(200)],
    ['a style within styles', [{ type: 2, value: 'n', style: JSON.parse('['.repeat(200) + ']'.repeat(200)) }]],
  ])('are unreadable with %s', async (_, message) => {
    const [first, summary, , rest] = written.text.split('\n');
    const strings = JSON.stringify({ ...ke.strings, en: { ...ke.strings.en, 'raid.call': message } });
    expect(await open([first, summary, strings, rest, ''].join('\n'))).toBeNull();
  });

  it('are read with all that the parser writes', async () => {
    const pound = { type: 7 };
    const message = [
      { type: 0, value: 'a' },
      { type: 2, value: 'n', style: { type: 0, tokens: [], parsedOptions: { scale: 100 } } },
      {
        type: 6,
        value: 'n',
        options: { '=1': { value: [] }, other: { value: [pound] } },
        offset: 0,
        pluralType: 'cardinal',
      },
    ];
    const edition = { ...ke, strings: { ...ke.strings, en: { ...ke.strings.en, a: message } } };
    expect((await open((await writeDocument(edition, head, null)).text))?.edition).toEqual(edition);
  });
});
