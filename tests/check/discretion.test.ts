/** What stays on a phone, looked for in every page and reply of the lines that ship. */
import { describe, expect, it } from 'vitest';
import type { EditionSubject } from '../../src/check/rule.ts';
import { blandSms } from '../../src/check/rules/bland-sms.ts';
import type { Shown } from '../../src/check/walk/shown.ts';
import { blandNotions } from '../../src/content/locale.ts';
import { foldWord } from '../../src/menu/keywords.ts';
import { readText } from '../../src/menu/reply.ts';
import { subjects } from '../support/shown.ts';

const named = subjects.map((subject) => [subject.edition.line.id, subject] as const);
const textOf = ({ pages }: Shown) => pages.map(({ text }) => text).join('\n');
const bySms = ({ shown }: EditionSubject) => shown.filter(({ limits }) => limits.channel === 'sms');

describe.each(named)('what %s says by SMS', (_, subject) => {
  const { locales } = subject.sources.values;

  it('has no word for a kind of work, an illness, the police or papers [bland-sms]', () => {
    expect(bySms(subject).length).toBeGreaterThan(500);
    expect(blandSms.find(subject)).toEqual([]);
  });

  it.each(Object.keys(locales))('would be found to have one in %s, whatever it gives away [bland-sms]', (locale) => {
    const own = bySms(subject).find(({ strings }) => strings.locale === locale);
    if (!own) throw new Error('every locale is shown by SMS');
    const entries = blandNotions.flatMap((notion) => locales[locale]?.common.bland[notion] ?? []);
    const words = entries.filter((entry) => !entry.startsWith('-')).map((entry) => entry.replace(/^\*|\|$/g, ''));
    const text = `DEMO\n${textOf(own)}\n${words.map((word) => `${word.toUpperCase()}.`).join('\n')}`;
    const found = blandSms.find({ ...subject, shown: [{ ...own, pages: [{ text, ends: true }] }] });
    expect(found.map(({ words: said }) => said)).toEqual(
      words.map((word) => expect.stringContaining(` puts “${word}” into `)),
    );
  });
});

describe.each(named)('what %s tells people to text', (_, { edition, shown }) => {
  const helps = edition.keywords.filter(({ to }) => to.kind === 'help').map(({ word }) => word);

  it('is digits: no page has a keyword in capitals, nor one before digits [digits-by-text]', () => {
    const words = new Set(edition.keywords.map(({ word }) => word));
    const printed = shown.flatMap((one) => {
      const text = textOf(one);
      const capitals = text.match(/(?<![\p{L}\p{M}])\p{Lu}[\p{Lu}\p{M}]+(?![\p{L}\p{M}])/gu) ?? [];
      const before = [...text.matchAll(/^([\p{L}\p{M}]+) \d|: ?([\p{L}\p{M}]+) \d+ \d+$/gmu)].flatMap(
        ([, first, second]) => first ?? second ?? [],
      );
      return [...capitals, ...before].map(foldWord).filter((word) => words.has(word));
    });
    expect(printed.filter((word) => !helps.includes(word))).toEqual([]);
    expect(printed.filter((word) => /^[A-Z]+$/.test(word))).toEqual([]);
  });

  it('leads where it says, for every option and further reply [digits-by-text]', () => {
    const replies = shown.filter(({ limits }) => limits.channel === 'sms');
    const routes = new Set(replies.flatMap(({ screen }) => screen.options.map(({ route }) => route)));
    for (const route of routes) {
      expect(route).toMatch(/^\d+( .+)?$/);
      expect(readText(edition, route, null)).not.toMatchObject({ position: { screen: 'language' } });
    }
    const further = new Set(replies.flatMap(({ screen }) => screen.route ?? []));
    for (const route of further) expect(route).toMatch(new RegExp(`^((${helps.join('|')}) )?\\d+$`));
  });

  it('is never a word for the raid card, and each is understood all the same [digits-by-text]', () => {
    const replies = shown.filter(({ limits }) => limits.channel === 'sms');
    const told = new Set(replies.flatMap((one) => textOf(one).match(/[\p{L}\p{M}]+/gu) ?? []).map(foldWord));
    for (const { word, language, to } of edition.keywords) {
      if (to.kind !== 'screen' || to.screen !== 'raid') continue;
      expect(readText(edition, word, null)).toMatchObject({ position: { screen: 'raid', language } });
      expect([...told].filter((one) => one === word || (!/^[A-Z]+$/.test(word) && one.includes(word)))).toEqual([]);
    }
  });
});

/** How each language speaks of what a phone keeps. */
const ofThePhone: Readonly<Record<string, RegExp>> = {
  en: /\b(clear|delete|erase)|call list|messages? you sent|sent messages|texts you sent/i,
  sw: /futa\b|orodha ya simu|ulizotuma/i,
  fr: /effac|liste d'appels|messages envoy/i,
  am: /ማጥፋት|የጥሪ ዝርዝር|የላኳቸው/,
  'am-Latn': /matfat|yetiri zirzir|yelakut/i,
  ro: /sterg|mesajele trimise/i,
  es: /borr|mensajes enviados/i,
  pt: /apag|mensagens enviadas/i,
  th: /ลบ|ข้อความที่ส่ง/,
  'th-Latn': /\blop\b|khokhwam thi song/i,
  zh: /删|已发/,
  'zh-Latn': /shanchu|yifa xinxi/i,
};

describe.each(named)('how to care for the phone, on %s', (_, { edition, shown }) => {
  it.each(Object.keys(edition.strings))(
    'stands in %s on the page about the line, and on no other page or reply',
    (locale) => {
      const says = shown.filter((one) => one.strings.locale === locale && ofThePhone[locale]?.test(plain(textOf(one))));
      const where = new Set(says.map(({ screen, limits }) => `${screen.id} ${limits.channel}`));
      expect([...where]).toEqual(isShownOnUssd(locale) ? ['about ussd'] : []);
    },
  );

  const isShownOnUssd = (locale: string) => edition.line.languages.some(({ id, latin }) => (latin ?? id) === locale);
});

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('\n', ' ');
