import { describe, expect, it } from 'vitest';
import { smsGateways } from '../../src/gateways/gateways.ts';
import { textReply } from '../../src/live/text-reply.ts';
import { editionOf, editions, now } from '../support/lines.ts';
import { readAs } from './read-as.ts';

const ke = editionOf('demo-ke');
const ew = editionOf('demo-ew');
const help = '- language';
const ways = [...editions.values()].flatMap((edition) =>
  edition.line.languages.flatMap(({ digit }) => smsGateways.map(({ limits }) => ({ edition, digit, limits }))),
);

describe('words behind the digits of an answer', () => {
  it.each([
    ['21 sasa', 'sw raid'],
    ['11 please', 'en raid'],
    ['11 now please', 'en raid'],
    ['11 help', 'en raid'],
    ['11am', 'en raid'],
    ['11 am', 'en raid'],
    ['11!!', 'en raid'],
    ['11 \u{1F62D}', 'en raid'],
    ['15 minutes', 'en urgent'],
    ['1211 please', 'en clinic/at westlands'],
    ['1211 Kibera', 'en clinic/at kibera'],
    ['2 tafadhali', 'sw menu'],
    ['4 አማርኛ Amarigna', 'am menu'],
  ])('change neither answer nor language: "%s"', (text, read) => {
    expect(readAs(ke, text)).toBe(read);
  });

  it.each(['3 girls arrested', '11 22 33', '4823', '+12', '10 minutes', '20 bob', '11:12'])(
    'are none where the digits may count something, or are a number: "%s"',
    (text) => {
      expect(readAs(ke, text)).toBe(help);
    },
  );

  it('behind a keyword count something, and are its own answer', () => {
    expect(readAs(ke, 'RAID 12 girls')).toBe('en raid');
    expect(readAs(ke, 'RAID 1 person')).toBe('en raid');
    expect(readAs(ke, 'CLINIC 12 Westlands')).toBe('en clinic/at westlands');
  });
});

describe('words that are no place', () => {
  it.each([
    ['12 police here', 'en raid'],
    ['12 Police', 'en raid'],
    ['22 polisi wako hapa', 'sw raid'],
    ['12 kwa polisi', 'en raid'],
    ['12 Westlands police station', 'en raid'],
    ['CLINIC police here', 'en raid'],
    ['12 wages', 'en life'],
  ])('but hold a keyword are answered as it is, in the language of the digits: "%s"', (text, read) => {
    expect(readAs(ke, text)).toBe(read);
  });

  it.each([
    ['62警察来了', 'zh raid'],
    ['52 มีตำรวจมา', 'th raid'],
  ])('hold one in scripts without spaces too: "%s"', (text, read) => {
    expect(readAs(ew, text)).toBe(read);
  });

  it.each(['12 men beat me', '151 raped', '151 help me', '12 end', '12 Hi', '12 kit'])(
    'nor a keyword, and short words that are like a name, are none: "%s"',
    (text) => {
      expect(readAs(ke, text)).toMatch(/place-not-found$/);
    },
  );

  it('but a short name as it stands is one, and a longer word is asked about', () => {
    expect(readAs(ke, '12 KU')).toBe('en clinic/at kahawa');
    expect(readAs(ke, '12 kitu')).toBe('en clinic/which kitui or kitengela');
  });

  it('are answered with a number to call first, in every language and script', () => {
    for (const { edition, digit, limits } of ways)
      for (const text of [`${digit}2 xyzxyz`, `${digit}2 ይህምንድንነው`]) {
        const reply = textReply(edition, text, null, limits, now).text;
        const [, , number] = reply.split('\n');
        expect(edition.hotlines.map(({ phone }) => phone)).toContain(number);
        expect(reply).toContain(`\n${digit}21 `);
      }
  });

  it('are urgent where a keyword among them is', () => {
    const [gateway] = smsGateways;
    if (!gateway) throw new Error('there is a gateway');
    const isUrgent = (text: string) => textReply(ke, text, null, gateway.limits, now).urgent;
    expect(isUrgent('12 police here')).toBe(true);
    expect(isUrgent('12 men beat me')).toBe(false);
  });
});

describe('a street of two cities', () => {
  it.each([
    [ke, '12 Moi Avenue', 'en clinic/which mombasa or nairobi-cbd'],
    [ew, '12 Piccadilly', 'en clinic/which manchester or central-london'],
    [ew, '12 Forest Road', 'en clinic/which nottingham or walthamstow'],
  ])('is asked about: %#', (edition, text, read) => {
    expect(readAs(edition, text)).toBe(read);
  });

  it('that is called after another is where it lies', () => {
    expect(readAs(ke, '12 Mombasa Road')).toBe('en clinic/at embakasi');
  });
});

describe('what is printed, obeyed to the letter', () => {
  it.each([
    '12 and Westlands',
    '12-Westlands',
    '12/Westlands',
    '12+Westlands',
    '12, Westlands',
    '12 (Westlands)',
    '"12 Westlands"',
    '\u201c12 Westlands\u201d',
    '(12 Westlands)',
    '12 Westlands.',
    'Text 12 Westlands',
    'text: 12 Westlands',
    'UMA:12 Westlands',
    'UMA, 12 Westlands',
  ])('is a route with a place: %s', (text) => {
    expect(readAs(ke, text, 'UMA')).toBe('en clinic/at westlands');
  });

  it.each([
    [ke, '22 na Westlands', 'sw clinic/at westlands'],
    [ke, 'Tuma 22 Westlands', 'sw clinic/at westlands'],
    [ke, '32 et Westlands', 'fr clinic/at westlands'],
    [ke, '42 ብለው ኢስትሊ', 'am clinic/at eastleigh'],
    [ke, '1211-2', 'en clinic/at westlands page 2'],
    [ke, 'More: text 1211 2', 'en clinic/at westlands page 2'],
    [ke, 'UMA, 11', 'en raid'],
    [ke, 'UMA11', 'en raid'],
    [ew, '22 și Londra', 'ro clinic/at central-london'],
    [ew, '52 และลอนดอน', 'th clinic/at central-london'],
    [ew, '62加伦敦', 'zh clinic/at central-london'],
    [ew, '62。伦敦', 'zh clinic/at central-london'],
    [ew, '请发送62伦敦', 'zh clinic/at central-london'],
  ])('in every language: %#', (edition, text, read) => {
    expect(readAs(edition, text, 'UMA')).toBe(read);
  });

  it('leads to the place of its example, in every language and script', () => {
    for (const { edition, digit, limits } of ways)
      for (const before of ['', helpWordOf(edition, digit)]) {
        const title = textReply(edition, `${before} ${digit}2`, null, limits, now).text.split('\n')[1] ?? '';
        const [example = ''] = /[0-9].*$/.exec(title) ?? [];
        expect(readAs(edition, example)).toMatch(new RegExp(` clinic/at ${edition.places[0]?.id}$`));
      }
  });
});

/** The word for help in a language's own script; '' where it has one script. */
function helpWordOf({ line, keywords }: typeof ke, digit: string): string {
  const language = line.languages.find((own) => own.digit === digit);
  if (!language?.latin) return '';
  return keywords.find(({ locale, to }) => locale === language.id && to.kind === 'help')?.word ?? '';
}
