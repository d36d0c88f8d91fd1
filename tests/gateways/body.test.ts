import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readForm, readJson, readJsonForm } from '../../src/gateways/body.ts';

const request = (mediaType: string, body: string) => ({
  url: 'https://line.invalid/',
  headers: new Headers({ 'content-type': mediaType }),
  body,
  suffix: '',
});
const json = (body: string) => readJson(request('application/json', body));
const anyValue = fc.jsonValue({ maxDepth: 2, stringUnit: 'binary' });

describe('a JSON body', () => {
  it('is understood whatever stands in it, as long as no key comes twice', () => {
    const anyObject = fc.dictionary(fc.string({ unit: 'binary' }), anyValue, { maxKeys: 5 });
    fc.assert(
      fc.property(anyObject, fc.constantFrom(0, 1, '\t'), (fields, space) => {
        // JSON has no -0, so what is expected is what any reader of it would see.
        const body = JSON.stringify(fields, null, space);
        expect(json(body)).toEqual({ fields: new Map(Object.entries(JSON.parse(body))) });
      }),
    );
  });

  it('is refused where a key of it, or of what lies in it, comes twice', () => {
    const entry = fc.tuple(fc.string({ unit: 'binary' }), anyValue);
    const wrap = fc.constantFrom(
      (inner: string) => inner,
      (inner: string) => `{"more":${inner}}`,
      (inner: string) => `{"more":["\\":",${inner}]}`,
    );
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 5 }), fc.nat(), wrap, (entries, at, wrapped) => {
        const pairs = entries.map(([key, value]) => `${JSON.stringify(key)} : ${JSON.stringify(value)}`);
        const twice = [...pairs, pairs[at % pairs.length]].join(',');
        expect(json(wrapped(`{${twice}}`))).toEqual({ refused: 'repeated-field' });
      }),
    );
  });

  it.each([
    ['deep', `{"a":${'['.repeat(4000)}${']'.repeat(4000)}}`],
    ['deep in objects', `${'{"a":'.repeat(1300)}1${'}'.repeat(1300)}`],
    ['of many keys', `{${Array.from({ length: 900 }, (_, index) => `"${index}":1`).join()}}`],
    ['of many quotes', `{"a":"${'\\"'.repeat(4000)}"}`],
    ['of quotes that never close', '"'.repeat(8191)],
  ])('of 8 KiB that is %s is read or refused, and nothing throws', (_what, body) => {
    expect(() => json(body)).not.toThrow();
  });

  it('of anything at all is read or refused, and nothing throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (body) => void json(body)));
  });
});

describe('a field of a JSON body', () => {
  const names = { filled: ['id'] } as const;
  const read = (written: string) => readJsonForm(request('application/json', `{"id":${written}}`), names);

  it.each([
    ['-1', '-1'],
    ['1659011525242975', '1659011525242975'],
    ['9007199254740991', '9007199254740991'],
    ['1.5', '1.5'],
    ['1234567890.12345', '1234567890.12345'],
    ['true', 'true'],
    ['"16590115252429751"', '16590115252429751'],
  ])('that is %s is %j as text', (written, text) => {
    const form = read(written);
    expect('refused' in form ? form : form.get('id')).toBe(text);
  });

  it.each([
    '9007199254740992',
    '9007199254740993',
    '-9007199254740992',
    '16590115252429751',
    '13245200800899890',
    '1e300',
    '1e999',
    '0.0000001',
    '1234567890.123456',
  ])('is as it was written where it is the number %s, of whose digits some would be lost', (written) => {
    const form = read(written);
    expect('refused' in form ? form : form.get('id')).toBe(written);
  });

  it('says every digit of a whole number: two numbers are never one text', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), (number) => {
        const form = read(String(number));
        expect('refused' in form ? form : form.get('id')).toBe(String(number));
      }),
    );
  });
});

describe('a form', () => {
  it('is read where each field comes once, and nothing throws', () => {
    const names = { filled: ['a'], present: ['b'], optional: ['c'] } as const;
    const piece = fc.constantFrom('a=1', 'b=', 'b', 'c=3', '%61=2', 'x=1', 'a=%ff', '=', '%', 'c=\ud800', '+');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const body = pieces.join('&');
        const read = readForm(request('application/x-www-form-urlencoded', body), names);
        const count = (name: string) => new URLSearchParams(body).getAll(name).length;
        if ('refused' in read) return;
        expect([count('a'), count('b'), Math.max(count('c'), 1)]).toEqual([1, 1, 1]);
        expect(read.get('a').trim()).not.toBe('');
      }),
    );
  });
});
