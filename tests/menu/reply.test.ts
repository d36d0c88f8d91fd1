import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNearOptOut, optOutWords } from '../../src/menu/keywords.ts';
import { readText, routeInScript } from '../../src/menu/reply.ts';
import { at } from '../support/at.ts';
import { editionOf, editions } from '../support/lines.ts';
import { readAs as read } from './read-as.ts';

const ke = editionOf('demo-ke');
const ew = editionOf('demo-ew');

const help = '- language';

describe('a text to demo-ke', () => {
  it.each([
    ['RAID', 'en raid'],
    ['raid', 'en raid'],
    [' Raid! ', 'en raid'],
    ['POLICE', 'en raid'],
    ['polisi', 'sw raid'],
    ['MSAKO tafadhali', 'sw raid'],
    ['Médecin', 'fr clinic'],
    ['hôpital', 'fr clinic'],
    ['ፖሊስ', 'am raid'],
    ['AFESA', 'am raid'],
    ['help', 'en menu'],
    ['msaada', 'sw menu'],
    ['አፈሳ።', 'am raid'],
    ['HARMED', 'en hurt'],
    ['BEATEN', 'en hurt'],
    ['NIMEUMIA', 'sw hurt'],
    ['blessée', 'fr hurt'],
    ['ተጎድቻለሁ', 'am hurt'],
  ])('"%s" is a keyword: %s', (text, read_) => {
    expect(read(ke, text)).toBe(read_);
  });

  it.each([
    ['POLIC', 'en raid'],
    ['LAWER', 'en lawyer'],
    ['clinc', 'en clinic'],
    ['hospitli', 'sw clinic'],
    ['VIOLANCE', 'en hurt'],
    ['avocta', help],
    ['RAD', help],
    ['POLISE', help],
    ['xyz', help],
  ])('"%s", with its slips, is read as: %s', (text, read_) => {
    expect(read(ke, text)).toBe(read_);
  });

  it.each([
    ['CLINIC Westlands', 'en clinic/at westlands'],
    ['CLINIC westlnds', 'en clinic/which westlands'],
    ['clinc  Westlands', 'en clinic/at westlands'],
    ['KLINIKI Mombasa', 'sw clinic/at mombasa'],
    ['ክሊኒክ ኢስትሊ', 'am clinic/at eastleigh'],
    ['ክሊኒክኢስትሊ', 'am clinic/at eastleigh'],
    ['CLINIC kitu', 'en clinic/which kitui or kitengela'],
    ['CLINIC Atlantis', 'en clinic place-not-found'],
    ['CLINIC', 'en clinic'],
    ['RAID Westlands', 'en raid'],
    ['RAID 10:11', 'en raid'],
    ['RAID 12:30 pm', 'en raid'],
    ['RAID: 12.30', 'en raid'],
    ['CLINIC 12:30', 'en clinic place-not-found'],
    ['RAID 12', 'en clinic'],
  ])('"%s" is a keyword with a place: %s', (text, read_) => {
    expect(read(ke, text)).toBe(read_);
  });

  it.each([
    ['12 Westlands', 'en clinic/at westlands'],
    ['12 westlnds', 'en clinic/which westlands'],
    ['12Westlands', 'en clinic/at westlands'],
    ['12: Westlands', 'en clinic/at westlands'],
    ['22 Mombasa', 'sw clinic/at mombasa'],
    ['42 ኢስትሊ', 'am clinic/at eastleigh'],
    ['እርዳታ 42 ኢስትሊ', 'am clinic/at eastleigh'],
    ['12 kitu', 'en clinic/which kitui or kitengela'],
    ['151 Westlands', 'en pep/at westlands'],
    ['121 Westlands', 'en clinic/at westlands'],
    ['127 Westlands', 'en clinic/at westlands'],
    ['*384*00000*12# Westlands', 'en clinic/at westlands'],
    ['CLINIC 12 Westlands', 'en clinic/at westlands'],
    ['１２ Westlands', 'en clinic/at westlands'],
    ['12 Atlantis', 'en clinic place-not-found'],
    ['12 girls were taken here', 'en menu'],
    ['11 Westlands', 'en raid'],
    ['18 Westlands', help],
    ['12 345 678', help],
    ['0712 345 678', help],
  ])('"%s" is a route with a place: %s', (text, read_) => {
    expect(read(ke, text)).toBe(read_);
  });

  it.each([
    ['21', 'sw raid'],
    ['2*1', 'sw raid'],
    ['*2*1#', 'sw raid'],
    ['21#', 'sw raid'],
    ['21 2', 'sw raid page 2'],
    ['21 0', 'sw raid'],
    ['21 99', 'sw raid page 20'],
    ['*384*00000*21#', 'sw raid'],
    ['*384*00000*2*1#', 'sw raid'],
    ['1211', 'en clinic/at westlands'],
    ['1211 3', 'en clinic/at westlands page 3'],
    ['1', 'en menu'],
    ['እርዳታ 4222 2', 'am clinic/at eastleigh page 2'],
    ['CLINIC 1211', 'en clinic/at westlands'],
    ['２１', 'sw raid'],
    ['＊２＊１＃', 'sw raid'],
    ['\u200e21\u200f 2', 'sw raid page 2'],
  ])('"%s" is a route: %s', (text, read_) => {
    expect(read(ke, text)).toBe(read_);
  });

  it.each([
    ['8'],
    ['18'],
    ['2188'],
    ['99'],
    ['12118'],
    ['21 2 1'],
    ['2 1 x'],
    ['1'.repeat(15)],
    ['*384*00000#'],
    ['*384*11111*21#'],
    ['*384*00001#'],
    ['381'],
    ['2190'],
    ['0021'],
    ['210'],
    ['2011'],
    ['2026'],
    ['1012'],
    ['0722000111'],
    ['١٢'],
  ])('"%s" is half a route, or none: help', (text) => {
    expect(read(ke, text)).toBe(help);
  });

  it.each([
    ['CHECK C4823', 'en check C4823'],
    ['check 4823', 'en check C4823'],
    ['CHECK c 48-23', 'en check C4823'],
    ['KAGUA C4823', 'sw check C4823'],
    ['VERIF C4823', 'fr check C4823'],
    ['ማጣራት C4823', 'am check C4823'],
    ['C4823', 'en check C4823'],
    ['CHECK C4823?', 'en check C4823'],
    ['CHECK C4823 please', 'en check C4823'],
    ['CHECK:C4823', 'en check C4823'],
    ['CHECK：С4823', 'en check C4823'],
    ['ማጣራት:C4823', 'am check C4823'],
    ['C4823?', 'en check C4823'],
    ['"c4823"', 'en check C4823'],
    ['CHECK C4832', 'en check (mistyped)'],
    ['CHECK', 'en check (mistyped)'],
    ['CHECK Westlands', 'en check (mistyped)'],
  ])('"%s" asks for a clinic: %s', (text, read_) => {
    expect(read(ke, text)).toBe(read_);
  });

  it.each([...optOutWords, 'STPO', 'STOPP', 'ENDS', 'QUITE', 'CANCER', 'TOP'])(
    '"%s" is never taken for a keyword',
    (text) => {
      expect(read(ke, text)).toBe(help);
    },
  );

  it.each([
    ['UMOJA RAID', 'en raid'],
    ['umoja  21 2', 'sw raid page 2'],
    ['UMOJA CLINIC Westlands', 'en clinic/at westlands'],
    ['UMOJA 12 Westlands', 'en clinic/at westlands'],
    ['umoja C4823', 'en check C4823'],
    ['UMOJA', help],
    ['RAID', 'en raid'],
    ['UMOJARAID', help],
  ])('"%s" to a shared short code is read behind its word: %s', (text, read_) => {
    expect(read(ke, text, 'UMOJA')).toBe(read_);
  });

  it.each([
    ['DEMO', help],
    ['Demo!', help],
    ['DEMO\nDEMO', help],
    ['DEMO\n1 English\n2 Kiswahili', help],
    ['DEMO: RAID', 'en raid'],
    ['DEMO\n21 2', 'sw raid page 2'],
    ['DEMO CLINIC Westlands', 'en clinic/at westlands'],
    ['DEMOZ', 'am life'],
  ])('"%s" is read without the mark of a demonstration, which is no keyword: %s', (text, read_) => {
    expect(read(ke, text)).toBe(read_);
    expect(read(ke, `UMOJA ${text}`, 'UMOJA')).toBe(read_);
  });

  it('that begins with the mark is read as it stands where the line is none', () => {
    expect(read({ ...ke, line: { ...ke.line, demo: false } }, 'DEMO')).toBe('am life');
  });

  it('is answered in the script of its keyword or place, and by route in Latin letters', () => {
    const native = ['ፖሊስ', 'እርዳታ 41', '42 ኢስትሊ', 'እርዳታ 42 Eastleigh'];
    expect(native.map((text) => readText(ke, text, null).script)).toEqual(native.map(() => 'native'));
    const latin = ['AFESA', '41', '42 Eastleigh'];
    expect(latin.map((text) => readText(ke, text, null).script)).toEqual(latin.map(() => 'latin'));
    expect(routeInScript(ke, '41', 'am', 'native')).toBe('እርዳታ 41');
    expect(routeInScript(ke, '41', 'am', 'latin')).toBe('41');
    const helpless = { ...ke, keywords: ke.keywords.filter(({ to }) => to.kind !== 'help') };
    expect(routeInScript(helpless, '41', 'am', 'native')).toBe('41');
    expect(routeInScript(ke, '21', 'sw', 'native')).toBe('21');
  });
});

describe('a text to demo-ew', () => {
  it.each([
    ['Poliție', 'ro raid'],
    ['MEDIC Londra', 'ro clinic/at central-london'],
    ['诊所伦敦', 'zh clinic/at central-london'],
    ['诊所 唐人街', 'zh clinic/at soho'],
    ['ZHENSUO Soho', 'zh clinic/at soho'],
    ['คลินิก สแตรตเฟิร์ด', 'th clinic/at stratford'],
    ['AYUDA', 'es menu'],
    ['daño', 'es hurt'],
    ['rănită', 'ro hurt'],
    ['伤害', 'zh hurt'],
    ['13', 'en lawyer'],
  ])('"%s" is read as: %s', (text, read_) => {
    expect(read(ew, text)).toBe(read_);
  });
});

describe.each([...editions])('any text to %s', (_, edition) => {
  it('is answered with a screen that is there', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[0-9*# ]{0,30}$/),
    );
    fc.assert(
      fc.property(text, fc.option(fc.constant('UMOJA')), (typed, shared) => {
        const answer = readText(edition, typed, shared);
        const isThere = answer.kind === 'check' || Object.hasOwn(edition.screens, answer.position.screen);
        expect(isThere).toBe(true);
      }),
    );
  });

  it('that is a keyword is read as its own screen, in its own language', () => {
    for (const { word, to, language } of edition.keywords) {
      const answer = readText(edition, word, null);
      expect(isNearOptOut(word)).toBe(false);
      if (to.kind === 'check') expect(answer).toMatchObject({ kind: 'check', language });
      else expect(answer).toMatchObject({ position: at(to.kind === 'help' ? 'menu' : to.screen, language) });
    }
  });
});
