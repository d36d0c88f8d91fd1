import { describe, expect, it } from 'vitest';
import type { Edition, Message, MessageElement } from '../../src/content/edition.ts';
import { parseMessage } from '../../src/content/messages.ts';
import { numbersIn } from '../../src/content/written-numbers.ts';
import { phoneNumbersIn, phoneNumbersInTexts, textlessDigest } from '../../src/editions/phone-numbers.ts';
import { summarise } from '../../src/editions/summary.ts';
import { editionOf, editions } from '../support/lines.ts';
import { hidings } from './hidden-numbers.ts';

const digitsIn = (text: string) => numbersIn(text).map(({ digits }) => digits);

function messageOf(text: string): Message {
  const parsed = parseMessage(text);
  if ('broken' in parsed) throw new Error('a message of a test cannot be parsed');
  return parsed.message;
}

const elementsOf = (message: Message): readonly MessageElement[] =>
  typeof message === 'string' ? [{ type: 0, value: message }] : message;

describe('numbers in a sentence', () => {
  it.each([
    ['Call 020 7946 0301 now.', ['02079460301']],
    ['+44 (0)20 7946-0301', ['+4402079460301']],
    ['+\u00a0\u206044 20', ['+4420']],
    ['00 44 20 7946 0301', ['00442079460301']],
    ['Police 999, or 112', ['999', '112']],
    ['999. 112', ['999', '112']],
    ['999\n112', ['999', '112']],
    ['07,00,12,34', ['07001234']],
    ['Dial *384*00000#.', ['*384*00000#']],
    ['Dial *1#', ['*1#']],
    ['0800-HELP-NOW', ['08004357669']],
    ['0800help', ['08004357']],
    ['1-800-FLOWERS', ['18003569377']],
    ['07 00-HELP', ['07004357']],
    ['０８００ー１２３', ['0800123']],
    ['፱፻፲፩', ['9100101']],
    ['24/7', ['247']],
    ['Lines 24 and 48', []],
    ['24-hour line, 7PM, 2-in-1 for 120h', ['120']],
    ['一 or 二 or 三', []],
    ['O8O8 I57 OI23', ['08081570123']],
    ['О8ОО-l23', ['0800123']],
    ['Ill in Ohio: 7PM', []],
    ['no number', []],
  ])('%j: %j', (text, digits) => {
    expect(digitsIn(text)).toEqual(digits);
  });

  it('are shown as they are written', () => {
    expect(numbersIn('โทร ๐๘๐๐-๑๒๓ นะ')).toEqual([{ digits: '0800123', shown: '๐๘๐๐-๑๒๓' }]);
    expect(numbersIn('a 1️⃣2️⃣⑩ b')).toEqual([{ digits: '1210', shown: '1️⃣2️⃣⑩' }]);
    expect(numbersIn('a ⑴⑵⑶ b')).toEqual([{ digits: '123', shown: '⑴⑵⑶' }]);
  });

  it.each(Object.entries(hidings))('are found %s', (_, hide) => {
    const edition = withText(editionOf('demo-ke'), 'sw', 'raid.call', messageOf(`Piga ${hide('0207946')} sasa`));
    expect(phoneNumbersInTexts(edition.strings)).toContain('sw raid.call 0207946');
  });

  it('stay apart where a placeholder stands between, and are found in its format', () => {
    const texts = (text: string) => phoneNumbersInTexts({ en: { a: messageOf(text) } });
    expect(texts('0800 {n} 12345')).toEqual(['en a 0800', 'en a 12345']);
    expect(texts('08{n}00')).toEqual([]);
    expect(texts('{n, number, ::scale/100}')).toEqual(['en a 100']);
    expect(texts('{n, plural, =999 {a} other {#}}')).toEqual([]);
  });

  it('are all found where a message has more branches than anybody can say', () => {
    const branch = '{n, select, a {1} b {2} c {3} other {4}}';
    expect(phoneNumbersInTexts({ en: { a: messageOf(`${branch.repeat(9)}999`) } })).toEqual([
      `en a ${'1234'.repeat(9)}999`,
    ]);
  });

  it('are read in no time out of stars', () => {
    for (const text of [`${'*'.repeat(60_000)} 1x1`, `${'*#'.repeat(30_000)}x`, `1${'*'.repeat(60_000)}x`]) {
      const start = process.cpuUsage();
      numbersIn(text.replace('x', '1x'));
      numbersIn(`${text}1`);
      expect(process.cpuUsage(start).user).toBeLessThan(100_000);
    }
  });

  it('are read in a time that grows with the text', () => {
    const hostile = ['+'.repeat(50_000), '\u200b'.repeat(50_000), '1-'.repeat(25_000), '1'.repeat(50_000)];
    const start = process.cpuUsage();
    for (const text of hostile) numbersIn(`1${text}é`);
    expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
  });
});

function withText(edition: Edition, locale: string, key: string, message: Message): Edition {
  return { ...edition, strings: { ...edition.strings, [locale]: { ...edition.strings[locale], [key]: message } } };
}

describe('numbers of an edition', () => {
  it('are those of its tables, with what they belong to', () => {
    const found = phoneNumbersIn(editionOf('demo-ke'));
    expect(found).toContainEqual({
      digits: '+442079460217',
      shown: '+442079460217',
      where: 'clinic C4823, other phone',
      of: 'Umoja Wellness Desk',
    });
    const shown = found.map(({ where, shown }) => `${where}: ${shown}`);
    expect(shown).toContain('hotline night-legal, phone: +448081570801');
    expect(shown).toContain('contact sauti-peers, phone: +442079460251');
    expect(shown).toContain('screen emergency, fact ambulance: 999');
    expect(shown).toContain('line, sms number: 00000');
    expect(shown).toContain('line, ussd code: *384*00000#');
    expect(new Set(shown).size).toBe(shown.length);
  });

  it('count however short or damaged where nothing but a number can stand', () => {
    const ke = editionOf('demo-ke');
    const [clinic, ...clinics] = ke.clinics;
    if (!clinic) throw new Error('the line has no clinic');
    const damaged: Edition = { ...ke, clinics: [{ ...clinic, phone: '17 HELP' }, ...clinics] };
    expect(phoneNumbersIn(damaged)).toContainEqual(expect.objectContaining({ digits: '174357', shown: '17 HELP' }));
  });

  it('are found under a name that is a language: Indonesian is `id`', () => {
    const ke = editionOf('demo-ke');
    const place = { id: 'a', names: { id: 'Telepon 0800123', to: '0800 124' }, aliases: ['0800125'] };
    const edition: Edition = { ...ke, regions: [place] };
    expect(phoneNumbersIn(edition).filter(({ where }) => where.startsWith('region'))).toMatchObject([
      { digits: '0800125', where: 'region a, other name' },
      { digits: '0800123', where: 'region a, name in id' },
      { digits: '0800124', where: 'region a, name in to' },
    ]);
  });
});

describe('numbers hidden in the texts of all languages', () => {
  it.each([...editions.keys()])('are all in the summary of %s, every one with its language', (line) => {
    const before = editionOf(line);
    const hidden: string[] = [];
    const strings = Object.entries(before.strings).map(([locale, messages], language) => {
      const keys = Object.keys(messages).sort();
      const changed = Object.values(hidings).map((hide, at): [string, Message] => {
        const key = keys[at] ?? '';
        const number = String(2_079_460_000 + language * 100 + at);
        hidden.push(`text ${key} in ${locale}: ${number}`);
        return [key, [...elementsOf(messages[key] ?? ''), ...elementsOf(messageOf(` x ${hide(number)} x`))]];
      });
      return [locale, { ...messages, ...Object.fromEntries(changed) }];
    });
    const { added, changed } = summarise(before, { ...before, strings: Object.fromEntries(strings) }).numbers;
    const said = [...added, ...changed.map(({ where, after }) => ({ where, ...after }))];
    expect(hidden).toHaveLength(Object.keys(before.strings).length * Object.keys(hidings).length);
    const told = new Set(said.map(({ where, digits }) => `${where}: ${digits}`));
    expect(hidden.filter((number) => !told.has(number))).toEqual([]);
  });
});

describe('what one person may change', () => {
  const ke = editionOf('demo-ke');

  it('is a text without a number: the digest stays', async () => {
    const other = withText(ke, 'sw', 'raid.ask', 'Uliza: nimekamatwa?');
    expect(await textlessDigest('{}', other.strings)).toBe(await textlessDigest('{}', ke.strings));
  });

  it.each(Object.entries(hidings))('is no text with a number %s', async (_, hide) => {
    const other = withText(ke, 'sw', 'raid.ask', messageOf(`Uliza: ${hide('0207946')}`));
    expect(await textlessDigest('{}', other.strings)).not.toBe(await textlessDigest('{}', ke.strings));
  });

  it('is no text from which a number is taken, or put into another language or sentence', async () => {
    const was = await textlessDigest('{}', ke.strings);
    const note = ke.strings.fr?.['ec.note'] ?? '';
    const gone = withText(ke, 'fr', 'ec.note', 'x');
    expect(await textlessDigest('{}', gone.strings)).not.toBe(was);
    expect(await textlessDigest('{}', withText(gone, 'fr', 'raid.ask', note).strings)).not.toBe(was);
    expect(await textlessDigest('{ }', ke.strings)).not.toBe(was);
  });

  it('is no text that turns the digits a placeholder stands for', async () => {
    const call = messageOf('\u202e{number}\u202c');
    const turned = withText(ke, 'sw', 'raid.call', call);
    expect(phoneNumbersInTexts(turned.strings)).toContain('sw raid.call turned');
    const other = withText(ke, 'sw', 'raid.call', messageOf('{who}: \u200f{number}'));
    expect(await textlessDigest('{}', other.strings)).toBe(await textlessDigest('{}', ke.strings));
  });

  it('is found out in the time of one answer', () => {
    const times = [...editions.values()].flatMap(({ strings }) =>
      Array.from({ length: 9 }, () => {
        const start = performance.now();
        phoneNumbersInTexts(strings);
        return performance.now() - start;
      }),
    );
    expect(Math.min(...times)).toBeLessThan(5);
  });
});
