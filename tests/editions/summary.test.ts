import { describe, expect, it } from 'vitest';
import type { Clinic, Edition } from '../../src/content/edition.ts';
import { languageId, screenId } from '../../src/content/ids.ts';
import { canonicalJson } from '../../src/editions/canonical.ts';
import { isUnchanged, type Summary, summarise } from '../../src/editions/summary.ts';
import { aClinic } from '../support/directory.ts';
import { editionOf, editions } from '../support/lines.ts';

const ke = editionOf('demo-ke');
const none = { added: [], removed: [], changed: [] };

/** The summary of the line with some of it otherwise. */
const summaryOf = (change: Partial<Edition>): Summary => summarise(ke, { ...ke, ...change });
const withClinic = (code: string, change: Partial<Clinic>) =>
  ke.clinics.map((clinic) => (clinic.code === code ? { ...clinic, ...change } : clinic));

describe('a summary', () => {
  it.each([...editions])('of %s and itself says that nothing is changed', (_, edition) => {
    expect(isUnchanged(summarise(edition, structuredClone(edition)))).toBe(true);
  });

  it('is the same plain JSON each time', () => {
    const ew = editionOf('demo-ew');
    const summary = summarise(ke, ew);
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
    const [before, after] = [ke, ew].map((edition): Edition => JSON.parse(canonicalJson(edition)));
    expect(before && after && canonicalJson(summarise(before, after)) === canonicalJson(summary)).toBe(true);
  });

  it('of a first edition says that all is new, every number too', () => {
    const summary = summarise(null, ke);
    expect(summary).toMatchObject({ isFirst: true, settings: [], reordered: [] });
    expect(isUnchanged(summary)).toBe(false);
    expect(summary.clinics.added).toEqual(ke.clinics.map(({ code }) => code).sort());
    expect(summary.numbers.added.map(({ shown }) => shown)).toEqual(
      expect.arrayContaining([...ke.clinics, ...ke.hotlines, ...ke.contacts].map(({ phone }) => phone)),
    );
    expect(summary.strings.am?.added).toHaveLength(Object.keys(ke.strings.am ?? {}).length);
  });
});

describe('a summary tells of numbers', () => {
  it('that are others in the same place, from which to which', () => {
    const { numbers, clinics } = summaryOf({ clinics: withClinic('C4823', { phone: '+442079460299' }) });
    expect(numbers).toEqual({
      added: [],
      changed: [
        {
          where: 'clinic C4823, phone',
          of: 'Umoja Wellness Desk',
          before: { digits: '+442079460201', shown: '+442079460201' },
          after: { digits: '+442079460299', shown: '+442079460299' },
        },
      ],
      removed: [],
    });
    expect(clinics).toEqual({ ...none, changed: [{ id: 'C4823', fields: ['phone'] }] });
  });

  it('that come and go, among those that stay', () => {
    const { numbers } = summaryOf({
      clinics: withClinic('C4823', { otherPhones: ['+442079460217', '+442079460218'] }),
    });
    expect(numbers).toMatchObject({ added: [{ digits: '+442079460218' }], changed: [], removed: [] });
    const gone = summaryOf({ clinics: withClinic('C4823', { otherPhones: [] }) }).numbers;
    expect(gone).toMatchObject({ added: [], changed: [], removed: [{ digits: '+442079460217' }] });
  });

  it('that have changed places, and not of one that is only spaced otherwise', () => {
    const [first, second, ...others] = ke.hotlines;
    if (!first || !second) throw new Error('the line has two hotlines');
    const swapped = [{ ...first, phone: second.phone }, { ...second, phone: first.phone }, ...others];
    expect(summaryOf({ hotlines: swapped }).numbers.changed).toHaveLength(2);
    const spaced = summaryOf({ hotlines: [{ ...first, phone: '+44 808 157 0801' }, second, ...others] });
    expect(spaced.numbers).toEqual(none);
    expect(spaced.hotlines.changed).toEqual([{ id: first.id, fields: ['phone'] }]);
  });
});

describe('a summary tells of clinics', () => {
  const listed = { offered: true, withdrawn: false, checkedOn: '2026-11-01', expiresOn: '2026-12-31' };

  it('that come onto the list or go off it, by their word or with their row', () => {
    const change = (before: readonly Clinic[], after: readonly Clinic[]) =>
      summarise({ ...ke, clinics: before }, { ...ke, clinics: after }).listed;
    const clinic = aClinic({ id: 'a', code: 'C1', attestation: listed });
    expect(change([], [clinic])).toEqual({ on: ['C1'], off: [] });
    expect(change([clinic], [])).toEqual({ on: [], off: ['C1'] });
    for (const attestation of [null, { ...listed, withdrawn: true }, { ...listed, offered: false }]) {
      expect(change([clinic], [{ ...clinic, attestation }])).toEqual({ on: [], off: ['C1'] });
      expect(change([{ ...clinic, attestation }], [clinic])).toEqual({ on: ['C1'], off: [] });
    }
    expect(change([clinic], [{ ...clinic, attestation: { ...listed, expiresOn: '2027-01-31' } }])).toEqual({
      on: [],
      off: [],
    });
  });

  it('added and removed, and which of their facts are others', () => {
    const { clinics } = summaryOf({
      clinics: [
        ...withClinic('C4823', { cost: 'paid', names: { en: 'Other' } }).slice(0, -1),
        aClinic({ id: 'n', code: 'C0' }),
      ],
    });
    expect(clinics).toEqual({
      added: ['C0'],
      removed: [ke.clinics.at(-1)?.code],
      changed: [{ id: 'C4823', fields: ['cost', 'names'] }],
    });
  });
});

describe('a summary tells of', () => {
  it('texts, by language and key', () => {
    const { 'raid.ask': gone = '', ...others } = ke.strings.sw ?? {};
    const strings = { ...ke.strings, sw: { ...others, 'raid.call': gone, fresh: 'y' } };
    expect(summaryOf({ strings }).strings).toEqual({
      sw: { added: ['fresh'], removed: ['raid.ask'], changed: ['raid.call'] },
    });
  });

  it('screens, also of one that is reached from elsewhere', () => {
    const { court, ...screens } = ke.screens;
    if (!court) throw new Error('the line has such a card');
    const parents = { ...ke.parents, arrest: { screen: screenId('menu'), digit: '3' } };
    expect(summaryOf({ screens: { ...screens, dock: court }, parents }).screens).toEqual({
      added: ['dock'],
      removed: [],
      changed: ['arrest', 'court'],
    });
  });

  it('alerts, holidays, keywords and slips', () => {
    const alerts = ke.alerts.map((alert) => ({ ...alert, until: alert.until + 60_000 }));
    const summary = summaryOf({
      alerts,
      holidays: [...ke.holidays.slice(1), '2031-01-01'],
      keywords: ke.keywords.filter(({ word }) => word !== 'HELP'),
      slips: { abc: { kind: 'clinic', id: 'C4823' }, def: { kind: 'line', id: '' } },
    });
    expect(summary.alerts).toEqual({
      added: ['care 2026-11-20T15:00Z to 2026-11-21T03:01Z Westlands'],
      removed: ['care 2026-11-20T15:00Z to 2026-11-21T03:00Z Westlands'],
      changed: [],
    });
    expect(summary.holidays).toEqual({ added: ['2031-01-01'], removed: [ke.holidays[0]], changed: [] });
    expect(summary.keywords).toEqual({ ...none, removed: ['HELP in en'] });
    expect(summary.slips).toEqual({ ...none, added: ['clinic C4823', 'line'] });
  });

  it('settings and languages of the line, and what else an edition may come to hold', () => {
    const [first, ...languages] = ke.line.languages;
    if (!first) throw new Error('the line has a language');
    const line = { ...ke.line, zone: 'Africa/Kampala', languages: [...languages, { ...first, digit: '7' }] };
    const summary = summaryOf({ line, ...{ novelty: 1 } });
    expect(summary.settings).toEqual(['zone', 'novelty']);
    expect(summary.languages).toEqual({ ...none, changed: [languageId('en')] });
    expect(summary.reordered).toEqual(['languages']);
  });

  it('rows in another order, which digits follow', () => {
    const summary = summaryOf({ places: ke.places.toReversed() });
    expect(summary).toMatchObject({ places: none, reordered: ['places'] });
  });
});

describe('a summary of 5,000 clinics', () => {
  const clinics = (phone: string) =>
    Array.from({ length: 5_000 }, (_, at) =>
      aClinic({ ...ke.clinics[0], id: `a${at}`, code: `C${at}`, phone: `${phone}${at}` }),
    );

  it('takes less than two seconds of work, every number of them another', () => {
    const [before, after] = [
      { ...ke, clinics: clinics('+1202') },
      { ...ke, clinics: clinics('+1203') },
    ];
    const start = process.cpuUsage();
    expect(summarise(before, after).numbers.changed).toHaveLength(5_000);
    expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
  });
});
