import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/content/days.ts';
import type { RowOf } from '../../src/content/rows.ts';
import { changedAnswers, renewalOf } from '../../src/directory/renewal.ts';

const given = '2026-09-01';
const row: RowOf<'attestations'> = {
  clinic: 'a',
  tells_police: 'no',
  tells_immigration: 'no',
  must_report: 'Harm to a child.',
  bills_passed_on: 'no',
  records_kept: 'In a cabinet.',
  agreed_to_words: 'yes',
  who_role: 'manager',
  who_date: given,
  method: 'visit',
  checked_by: 'heron',
  second_checker: 'acacia',
  checked_on: given,
  expires_on: '2026-11-30',
  status: 'attested',
  reason: '',
};

describe('renewalOf', () => {
  it.each([
    [0, { kind: 'too-early', from: '2026-10-31' }],
    [59, { kind: 'too-early', from: '2026-10-31' }],
    [60, { kind: 'one-call' }],
    [90, { kind: 'one-call' }],
    [91, { kind: 'one-call' }],
    [120, { kind: 'one-call' }],
    [121, { kind: 'ask', reason: 'lapsed' }],
  ])('on day %i of a word that counts for 90 is %j', (day, renewal) => {
    expect(renewalOf(row, addDays(given, day))).toEqual(renewal);
  });

  it.each([
    ['withdrawn', { status: 'withdrawn', reason: 'The manager changed.' }],
    ['incomplete', { tells_police: '' }],
    ['incomplete', { second_checker: '' }],
    ['incomplete', { second_checker: 'heron' }],
    ['short', { expires_on: '2026-09-20' }],
  ] as const)('asks for everything where a word is %s: %j', (reason, cells) => {
    expect(renewalOf({ ...row, ...cells }, '2026-10-10')).toEqual({ kind: 'ask', reason });
  });

  it('counts relative days from the day of the build, not from that of the call', () => {
    const demo = { ...row, who_date: 'today-70d', checked_on: 'today-70d', expires_on: 'today+10d' };
    expect(renewalOf(demo, '2026-11-08', '2026-11-20')).toEqual({ kind: 'too-early', from: '2026-11-10' });
    expect(renewalOf(demo, '2026-11-10', '2026-11-20')).toEqual({ kind: 'one-call' });
  });
});

describe('changedAnswers', () => {
  it('names the columns that differ, and none of those that any call changes', () => {
    const other = {
      ...row,
      who_role: 'head nurse',
      who_date: '2026-11-01',
      method: 'call',
      checked_by: 'kite',
    } as const;
    expect(changedAnswers(row, other)).toEqual([]);
    expect(changedAnswers(row, { ...other, must_report: 'Nothing.', agreed_to_words: 'no' })).toEqual([
      'must_report',
      'agreed_to_words',
    ]);
  });
});
