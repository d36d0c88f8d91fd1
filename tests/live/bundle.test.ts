import { describe, expect, test } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import { bundleEditions } from '../../src/editions/bundle.ts';
import { openBundle } from '../../src/live/bundle.ts';
import { constantPage } from '../../src/live/fallback.ts';
import { defaultUssdLimits as limits } from '../../src/render/limits.ts';
import { aHotline } from '../support/directory.ts';
import { builtOn, editionOf, editions, now } from '../support/lines.ts';
import { ussdPage } from '../support/page.ts';

const kenya = editionOf('demo-ke');
const bundled = await bundleEditions([...editions.values()], builtOn);
const alone = await bundleEditions([kenya], builtOn);
const pageOf = (edition: Edition | null, keys: string) =>
  edition && ussdPage(edition, keys.split(''), limits, now).text;

/** The text with a slip in what is read last. */
function withSlip(text: string): string {
  return text.replace('"clinics":[{', '"clinics":[}');
}

describe('an edition that is built in', () => {
  test.each([...editions])('%s is the one that was compiled, whatever is asked for first', (line, compiled) => {
    expect(openBundle(bundled).edition(line)).toEqual(compiled);
    expect(openBundle(bundled).edition(line)?.places).toEqual(compiled.places);
    expect(openBundle(bundled).edition(line)?.clinics).toEqual(compiled.clinics);
  });

  test('has the same list each time, so that what is made of it is made once', () => {
    const edition = openBundle(bundled).edition('demo-ke');
    expect(edition?.clinics).toBe(edition?.clinics);
    expect(edition?.places).toBe(edition?.places);
  });

  test('with a slip in its clinics still tells of rights, and of no clinic', () => {
    const edition = openBundle(withSlip(alone)).edition('demo-ke');
    expect(pageOf(edition, '11')).toBe(pageOf(kenya, '11'));
    expect(() => pageOf(edition, '1211')).toThrow();
    expect(() => pageOf(edition, '1211')).toThrow();
  });

  test('gives on its constant page a number for everybody, wherever it stands in the list', async () => {
    const far = aHotline({ id: 'far', jurisdictions: ['TZ'], phone: '+448081570999' });
    const pageWith = async (edition: Edition) =>
      constantPage(openBundle(await bundleEditions([edition], builtOn)).line('demo-ke'), []).text;
    const [first] = kenya.hotlines;
    expect(await pageWith(kenya)).toContain(first?.phone);
    expect(await pageWith({ ...kenya, hotlines: [far, ...kenya.hotlines] })).toBe(await pageWith(kenya));
    expect(await pageWith({ ...kenya, hotlines: [far] })).toContain(far.phone);
  });

  test('may have no clinic and no place', async () => {
    const empty = { ...kenya, clinics: [], places: [] };
    expect(openBundle(await bundleEditions([empty], builtOn)).edition('demo-ke')).toEqual(empty);
  });

  test('is read whole where the head says nothing of its parts', () => {
    const [head = '', ...rows] = bundled.split('\n');
    const { apart: _, ...first } = JSON.parse(head).lines[0];
    const text = [JSON.stringify({ ...JSON.parse(head), lines: [first] }), ...rows].join('\n');
    expect(openBundle(text).edition(first.id)).toEqual(editionOf(first.id));
  });
});
