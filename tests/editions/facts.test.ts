import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import { factsOf } from '../../src/editions/facts.ts';
import { foldToGsm } from '../../src/render/fold.ts';
import { septetsOf } from '../../src/render/gsm.ts';
import { smsSize } from '../../src/render/segments.ts';
import { editionOf, lines } from '../support/lines.ts';

describe('the page of a line that is taken down', () => {
  it.each(lines)('of %s says so in its first language, on any screen, and gives no number', (line) => {
    const edition = editionOf(line);
    const { closed } = factsOf(edition);
    const first = edition.strings[edition.line.languages[0]?.id ?? '']?.['line.closed'];
    expect(closed).toContain(first);
    expect(septetsOf(closed)).toBeLessThan(140);
    expect(closed).not.toMatch(/\d{3}/);
  });

  it.each(lines)('of %s says so by SMS in each of its languages, in two segments', (line) => {
    const edition = editionOf(line);
    const { closedSms } = factsOf(edition);
    const said = edition.line.languages.map(({ id, latin }) => edition.strings[latin ?? id]?.['line.closed']);
    for (const sentence of said) expect(closedSms.split('\n')).toContain(foldToGsm(String(sentence)));
    expect(smsSize(closedSms)).toMatchObject({ encoding: 'gsm7' });
    expect(smsSize(closedSms).segments).toBeLessThanOrEqual(2);
    expect(closedSms).not.toMatch(/\d{3}/);
  });

  it('says it in as many languages as there is room for, the first ones first', () => {
    const edition = editionOf('demo-ke');
    const [first] = edition.line.languages;
    if (!first) throw new Error('a language');
    const ids = Array.from({ length: 20 }, (_, index) => `language-${index}`);
    const languages = ids.map((id) => ({ ...first, id: id as typeof first.id, latin: null }));
    const strings = Object.fromEntries(
      ids.map((id) => [id, { ...edition.strings.en, 'line.closed': `${id} says closed.` }]),
    );
    const { closedSms } = factsOf({ ...edition, strings, line: { ...edition.line, languages } });
    expect(closedSms).toMatch(/^DEMO\nlanguage-0 says closed\.\nlanguage-1 says/);
    expect(smsSize(closedSms).segments).toBe(2);
    expect(closedSms).not.toContain('language-19 ');
  });

  it('says it in English where no language of the line can be written on a screen', () => {
    const edition = editionOf('demo-ke');
    const languages = edition.line.languages.filter(({ id }) => id === 'am').map((one) => ({ ...one, latin: null }));
    const alone: Edition = { ...edition, line: { ...edition.line, demo: false, languages } };
    expect(languages).toHaveLength(1);
    expect(factsOf(alone).closed).toBe('This service is closed.');
    expect(factsOf(alone).closedSms).toBe('This service is closed.');
  });
});
