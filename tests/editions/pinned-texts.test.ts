/** What one person who may change texts leaves as it was, whatever they write: every digit, and every placeholder. */
import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/content/edition.ts';
import { parseMessage } from '../../src/content/messages.ts';
import { textlessDigest } from '../../src/editions/phone-numbers.ts';
import { pinnedInTexts } from '../../src/editions/pinned-texts.ts';
import { editions } from '../support/lines.ts';
import { hidings } from './hidden-numbers.ts';

function messageOf(text: string): Message {
  const parsed = parseMessage(text);
  if ('broken' in parsed) throw new Error('a message of a test cannot be parsed');
  return parsed.message;
}

const digestOf = (message: Message) => textlessDigest('{}', { en: { a: message } });

const refused: readonly (readonly [before: string, after: string])[] = [
  ['{who}: {number}', '{who}: 09{number}'],
  ['{who}: {number}', '{who}: 0{number}'],
  ['{who}: {number}', '{who}: {number}7'],
  ['{who}: {number}', '{who}: 九{number}'],
  ['{who}: {number}', '{who}: 九 {number}'],
  ['{who}: {number}', '{who}: O{number}'],
  ['{who}: {number}', '{who}: |{number}'],
  ['{who}: {number}', '{who}: l\u200b{number}'],
  ['{who}: {number}', '{who}: #{number}'],
  ['{who}: {number}', '{who}{number}'],
  ['{who}: {number}', '{number}: {who}'],
  ['{who}: {number}', '{who}: {number}{number}'],
  ['{who}: {number}', '{who}'],
  ['{who}: {number}', '{who}: {number, number, ::scale/100}'],
  ['{n, number, ::scale/100}', '{n, number, ::scale/10}'],
  ['{n, plural, =9 {a} other {b}}', '{n, plural, =8 {a} other {b}}'],
  ['{n, plural, one {a} other {b}}', '{n, plural, one {a} few {a} other {b}}'],
  ['{n, plural, one {a} other {b}}', '{n, plural, offset:1 one {a} other {b}}'],
  ['{n, select, a {x} other {y}}{number}', '{n, select, a {x} other {1}}{number}'],
  ['in 09 {n, select, a {x} other {y}}{number}', 'in 09 {n, select, a {} other {y}}{number}'],
  ['in 09 days {number}', 'in days 09{number}'],
  ['in 09 days {number}', 'in 09 {number}'],
  ['Lawyer, 24 hours', 'Lawyer 24'],
  ['Lawyer, 24 hours', 'Lawyer, 25 hours'],
  ['Lawyer, 24 hours', 'Lawyer'],
  ['9 and 11', '911'],
  ['9 and 11', '9 11'],
  ['9 and 11', '11 and 9'],
  ['999, 112', '999112'],
  ['0800-HELP', '0800-FROG'],
  ['Lawyer', 'Lawyer: O8O8 I57 OI23'],
  ['Lawyer', 'Lawyer: OIO'],
  ['Lawyer', 'Lawyer: О8ОО'],
  ['Lawyer', 'Lawyer: O\u200bI\u200bO'],
  ['Lawyer', 'Lawyer: 9x9x9'],
  ['Lawyer', 'Lawyer 9'],
  ['律师', '律师九九'],
];

describe('what one person may not change', () => {
  it.each(refused)('%j to %j', async (before, after) => {
    expect(await digestOf(messageOf(after))).not.toBe(await digestOf(messageOf(before)));
  });

  it.each(Object.entries(hidings))('a digit added %s', async (_, hide) => {
    for (const number of ['7', '0207946'])
      expect(await digestOf(messageOf(`Piga ${hide(number)} sasa`))).not.toBe(await digestOf('Piga sasa'));
  });

  it('a placeholder for text that is the same code point as the one that stands for it here', async () => {
    const faked: Message = [{ type: 0, value: '\uffff ' }];
    expect(await digestOf(faked)).not.toBe(await digestOf(messageOf('{who} ')));
  });
});

describe('what one person may change', () => {
  it.each([
    ['Lawyer, free', 'Advocate, at no cost'],
    ['{who}: {number}', '{who}, call {number}'],
    ['Call {number}', '{number} - call'],
    ['Lawyer, 24 hours', 'Advocate: 24 h'],
    ['Take it within 72 hours.', 'Within 72 h: take it'],
    ['0800 123', '0800-123'],
    ['律师', '第一个律师'],
    ['什么', '怎么'],
    ['{n, plural, one {a} other {b}}', '{n, plural, one {c} other {d}}'],
    ['Ask: am I ill?', 'Am I all right?'],
  ])('%j to %j', async (before, after) => {
    expect(await digestOf(messageOf(after))).toBe(await digestOf(messageOf(before)));
  });
});

it('is found out in the time of one answer', () => {
  const times = [...editions.values()].flatMap(({ strings }) =>
    Array.from({ length: 20 }, () => {
      const start = performance.now();
      pinnedInTexts(strings);
      return performance.now() - start;
    }),
  );
  expect(Math.min(...times)).toBeLessThan(5);
});
