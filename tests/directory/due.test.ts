import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/content/days.ts';
import { fingerprintOf } from '../../src/content/fingerprint.ts';
import { gatherSources, type SourceTexts, typedSources } from '../../src/content/line-sources.ts';
import { dueItems } from '../../src/directory/due.ts';
import { type DueItem, type DueLine, dueStages } from '../../src/directory/due-item.ts';
import { compileEdition } from '../../src/editions/compile.ts';
import { baseTexts } from '../check/small-line.ts';

/** The day on which the small line has nothing due but what is said of its rows. */
const today = '2026-11-10';
const answers = 'no,no,Harm to a child.,no,In a cabinet.,yes,manager';

type Edit = (text: string) => string;
const clinics = 'menus/small/clinics.csv';
const attestations = 'menus/small/attestations.csv';
const reviews = 'menus/small/reviews.yaml';
const words = 'locales/en/small.yaml';
const slipsLock = 'menus/small/slips.lock';

function lineWith(edits: Readonly<Record<string, Edit>> = {}, day = today): DueLine {
  const texts: SourceTexts = new Map(
    [[slipsLock, ''] as const, ...baseTexts].map(([path, text]) => [path, edits[path] ? edits[path](text) : text]),
  );
  const sources = typedSources(gatherSources('small', texts));
  return { sources, edition: compileEdition(sources, day), today: day };
}
const saying = ({ stage, kind, id, on, daysLeft, remedy }: DueItem) => [stage, kind, id, on, daysLeft, remedy.kind];
const said = (line: DueLine, withinDays = 30) => dueItems(line, withinDays).map(saying);
const append = (row: string) => (text: string) => `${text}${row}\n`;

describe('what is due', () => {
  it('is clinics that only a visit has asked, contacts that nobody has called', () => {
    expect(said(lineWith())).toEqual([
      ['never-called', 'clinic', 'green-door', null, null, 'call'],
      ['never-called', 'contact', 'hands', null, null, 'call'],
    ]);
  });

  it.each([
    ['2026-11-21', 30, 0],
    ['2026-11-22', 30, 2],
    ['2026-11-22', 9, 0],
    ['2026-11-23', 9, 2],
    ['2026-12-03', 0, 2],
  ])('is hotlines within ten days, or fewer where it looks less far: on %s, %i ahead', (day, withinDays, count) => {
    const found = dueItems(lineWith({}, day), withinDays).filter(({ kind }) => kind === 'hotline');
    expect(found).toHaveLength(count);
  });

  it.each([
    ['2026-11-10', false],
    ['today-3d', false],
    ['', true],
    ['2026-11-11', true],
  ])('is a clinic that was visited unless its number was tried on a day that is past: %j', (day, isDue) => {
    const tried: Edit = (text) =>
      text
        .trimEnd()
        .split('\n')
        .map((row, at) => `${row},${at === 0 ? 'called_on' : row.startsWith('green-door') ? day : ''}`)
        .join('\n');
    expect(said(lineWith({ [clinics]: tried })).some(([, , id]) => id === 'green-door')).toBe(isDue);
    const unasked = said(
      lineWith({ [clinics]: tried, [attestations]: (text) => text.replace(/^green-door.*\n/m, '') }),
    );
    expect(unasked).toContainEqual(['never-called', 'clinic', 'green-door', null, null, 'ask']);
  });

  it.each([
    ['2026-11-30', []],
    ['2026-12-01', [['running-out', 'clinic', 'blue-door', '2026-12-31', 30]]],
    ['2026-12-31', [['running-out', 'clinic', 'blue-door', '2026-12-31', 0]]],
    ['2027-01-01', [['running-out', 'clinic', 'blue-door', '2026-12-31', -1]]],
  ])('is a clinic from 30 days before its end and ever after: on %s', (day, expected) => {
    const found = dueItems(lineWith({}, day), 30).filter(({ id }) => id === 'blue-door');
    expect(found.map((item) => saying(item).slice(0, 5))).toEqual(expected);
  });

  it.each([
    ['2026-12-20', { kind: 'one-call', from: '2026-12-31' }],
    ['2026-12-31', { kind: 'one-call', from: null }],
    ['2027-01-30', { kind: 'one-call', from: null }],
    ['2027-01-31', { kind: 'ask' }],
  ])('says on %s whether one call is enough', (day, remedy) => {
    expect(dueItems(lineWith({}, day), 30).find(({ id }) => id === 'blue-door')).toMatchObject({ remedy });
  });

  it.each([
    ['nobody confirmed', `${answers},2026-11-05,call,heron,,2026-11-05,2027-01-31,attested,`, 'confirm'],
    ['its first person confirmed', `${answers},2026-11-05,call,heron,heron,2026-11-05,2027-01-31,attested,`, 'confirm'],
    [
      'nobody confirmed and that lacks answers',
      'no,,,,,,manager,2026-11-05,call,heron,,2026-11-05,2027-01-31,attested,',
      'ask',
    ],
  ])('is a word that %s, since it was asked', (_, row, remedy) => {
    const [first] = said(lineWith({ [attestations]: append(`blue-door,${row}`) })).filter(
      ([, , id]) => id === 'blue-door',
    );
    expect(first).toEqual(['unconfirmed', 'clinic', 'blue-door', '2026-11-05', null, remedy]);
  });

  it.each(['2026-11-05', '2026-10-20'])(
    'is never a clinic that has withdrawn its word, on whichever day (%s): a tombstone is no work',
    (day) => {
      const withdrawn = append(`green-door,,,,,,,,,,heron,acacia,${day},2026-11-06,withdrawn,The manager changed.`);
      expect(said(lineWith({ [attestations]: withdrawn })).map(([, , id]) => id)).not.toContain('green-door');
    },
  );

  it('is a clinic that nobody has asked', () => {
    const row = 'red-door,C6089,Red Door,hill,,,,general,everybody,free,en,no,no,no,yes,24/7,open,+12025550103,';
    const found = dueItems(lineWith({ [clinics]: append(row) }), 30).find(({ id }) => id === 'red-door');
    expect(found).toMatchObject({ stage: 'never-called', remedy: { kind: 'ask' }, where: { file: clinics, row: 4 } });
  });

  it('is a card whose review ends, where its day is written', () => {
    const [first] = dueItems(lineWith({}, '2027-03-20'), 30).filter(({ kind }) => kind === 'card');
    expect(first).toMatchObject({
      id: 'raid',
      name: 'Police here now',
      on: '2027-03-31',
      daysLeft: 11,
      where: { row: 10 },
    });
  });

  it('is a language that nobody else has read', () => {
    const line = lineWith({ [reviews]: (text) => text.replace(/^.*language: fr.*\n/m, '') });
    expect(said(line).at(-1)).toEqual(['unread', 'language', 'fr', null, null, 'read']);
  });

  it('is a translation of words that have changed, after all that is called', () => {
    const record = (source: string, text: string) =>
      `strings:\n  - { key: lawyer.label, language: fr, source: ${fingerprintOf(source)}, text: ${fingerprintOf(text)}, by: heron, on: 2026-10-01 }`;
    const last = (source: string, text: string) => said(lineWith({ [reviews]: append(record(source, text)) })).at(-1);
    expect(last('Solicitor', 'Avocat')).toEqual([
      'overtaken',
      'translation',
      'lawyer.label',
      '2026-10-01',
      null,
      'read',
    ]);
    expect(last('Solicitor', 'Avoué')?.at(-1)).toBe('read-again');
    expect(last('Lawyer', 'Avocat')?.[0]).toBe('never-called');
  });

  it('is the translations that came in and nobody has read, counted, unless their words have changed', () => {
    const record = (key: string, source: string, on: string, by = '') =>
      `  - { key: ${key}, language: fr, source: ${fingerprintOf(source)}, text: ${fingerprintOf('x')},${by} on: ${on} }`;
    const records = [
      record('lawyer.label', 'Lawyer', '2026-10-02'),
      record('groups.label', 'Other words', '2026-10-02'),
      record('raid.label', 'Police here now', '2026-10-01'),
      record('clinic.label', 'Clinic near me', '2026-10-01', ' by: heron,'),
      record('gone.label', 'Gone', '2026-09-01'),
    ];
    const line = lineWith({ [reviews]: append(`strings:\n${records.join('\n')}`) });
    const unread = dueItems(line, 30).filter(({ stage }) => stage === 'unread');
    expect(unread.map((item) => [item.kind, item.name, item.language, item.on, item.remedy.kind])).toEqual([
      ['translations', '2', 'fr', '2026-10-01', 'read'],
    ]);
  });

  it('is a card that says other words than somebody reviewed', () => {
    const changed = dueItems(lineWith({ [words]: (text) => text.replace('you may stay silent', 'be silent') }), 30);
    expect(changed.filter(({ kind }) => kind === 'card').map(saying)).toEqual([
      ['overtaken', 'card', 'raid', '2026-10-01', null, 'review'],
    ]);
  });

  it.each([
    ['there are none', [], undefined],
    [
      'each clinic and hotline has one',
      ['clinic C4823', 'clinic C3177', 'hotline night-law', 'hotline nurse-line'],
      undefined,
    ],
    ['some are left out', ['clinic C4823', 'line'], 'clinic C3177, hotline night-law, hotline nurse-line'],
  ])('is a slip for what has none, where %s', (_, targets, name) => {
    const rows = targets.map((target, at) => `${String(at).repeat(32)} ${target}\n`).join('');
    const found = dueItems(lineWith({ [slipsLock]: () => rows }), 30).find(({ stage }) => stage === 'without-slip');
    expect(found?.name).toBe(name);
  });
});

describe('the order', () => {
  const withoutGreen: Edit = (text) => text.replace(/^green-door.*\n/m, '');

  it('begins with what would leave an area empty, with the areas that it would', () => {
    const line = lineWith({ [attestations]: withoutGreen, [clinics]: withoutGreen }, '2026-12-20');
    const [first] = dueItems(line, 30);
    expect(first).toMatchObject({ id: 'blue-door', daysLeft: 11 });
    expect(first?.leavesEmpty.map(({ place }) => place.id)).toEqual(['hill', 'river']);
  });

  it('puts nothing first where another clinic stays', () => {
    expect(dueItems(lineWith(), 30).flatMap(({ leavesEmpty }) => leavesEmpty)).toEqual([]);
  });

  it('is most areas, then stage, then date, on any day and however far it looks', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 200 }), fc.integer({ min: 0, max: 90 }), (days, withinDays) => {
        const items = dueItems(lineWith({}, addDays(today, days)), withinDays);
        for (const [index, next] of items.entries()) {
          const item = items[index - 1];
          if (item) expect(order(item, next)).toBe(true);
          if (next.stage === 'running-out') expect(next.daysLeft ?? 1000).toBeLessThanOrEqual(withinDays);
        }
      }),
      { numRuns: 60 },
    );
  });
});

function order(one: DueItem, next: DueItem): boolean {
  const areas = ({ leavesEmpty }: DueItem) => new Set(leavesEmpty.map(({ place }) => place.id)).size;
  if (areas(one) !== areas(next)) return areas(one) > areas(next);
  if (one.stage !== next.stage) return dueStages.indexOf(one.stage) < dueStages.indexOf(next.stage);
  return next.on === null || (one.on !== null && one.on <= next.on);
}
