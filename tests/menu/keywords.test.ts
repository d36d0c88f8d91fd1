import { describe, expect, it } from 'vitest';
import type { Keyword } from '../../src/content/edition.ts';
import { languageId, screenId } from '../../src/content/ids.ts';
import { findKeyword, findPrefixKeyword, foldWord, isNearOptOut } from '../../src/menu/keywords.ts';

const keyword = (word: string, screen: string, language = 'en'): Keyword => ({
  word,
  language: languageId(language),
  locale: language,
  to: { kind: 'screen', screen: screenId(screen) },
});
const found = (words: readonly Keyword[], typed: string) => {
  const to = findKeyword(words, typed)?.to;
  return to?.kind === 'screen' ? to.screen : null;
};

describe('a typed word', () => {
  it.each([
    ['raid', 'RAID'],
    ['  Raid!', 'RAID'],
    ['Médecin', 'MEDECIN'],
    ['poliție', 'POLITIE'],
    ['ＲＡＩＤ', 'RAID'],
    ['አፈሳ።', 'አፈሳ'],
    ['ตำรวจ', 'ตำรวจ'.normalize('NFKD').normalize('NFC')],
    ['🙂', ''],
  ])('"%s" is compared as "%s"', (typed, folded) => {
    expect(foldWord(typed)).toBe(folded);
  });

  it.each([
    { typed: 'RAD', words: [keyword('RAID', 'raid')], to: null, why: 'three letters are too few to guess from' },
    { typed: 'RIAD', words: [keyword('RAID', 'raid')], to: null, why: 'two slips are too many in four letters' },
    { typed: 'RAIDS', words: [keyword('RAID', 'raid')], to: 'raid', why: 'one slip is forgiven' },
    { typed: 'HOSPITLAI', words: [keyword('HOSPITALI', 'clinic')], to: 'clinic', why: 'two are in a long word' },
    { typed: 'SANTE', words: [keyword('SALTE', 'a'), keyword('SANTO', 'b')], to: null, why: 'it may be two' },
    { typed: 'SANTE', words: [keyword('SALTE', 'a'), keyword('SANTO', 'a')], to: 'a', why: 'both are the same' },
    { typed: 'SANTE', words: [keyword('SALTE', 'a'), keyword('SANTO', 'a', 'fr')], to: null, why: 'languages differ' },
    { typed: 'SALTE', words: [keyword('SANTE', 'a'), keyword('SALTE', 'b')], to: 'b', why: 'the exact word is there' },
    { typed: 'CANCELS', words: [keyword('CANCELSX', 'a')], to: null, why: 'it may be meant as CANCEL' },
    { typed: 'STOPPE', words: [keyword('STOPPER', 'a')], to: null, why: 'it is two letters from STOP' },
    { typed: 'toString', words: [keyword('RAID', 'raid')], to: null, why: 'it is no word of ours' },
  ])('$typed is read as $to: $why', ({ typed, words, to }) => {
    expect(found(words, typed)).toBe(to);
  });

  it.each(['STOP', 'STO', 'STAPP', 'END', 'AND', 'QUI', 'CANSEL'])('%s may be meant to stop', (word) => {
    expect(isNearOptOut(word)).toBe(true);
  });
});

describe('a keyword without a space behind it', () => {
  const words = [keyword('诊所', 'clinic', 'zh'), keyword('诊', 'other', 'zh'), keyword('RAID', 'raid')];

  it('is the longest that the text begins with, in scripts that write so', () => {
    expect(findPrefixKeyword(words, ' 诊所伦敦')).toEqual({ keyword: words[0], rest: '伦敦' });
    expect(findPrefixKeyword(words, 'RAIDLONDON')).toBeNull();
    expect(findPrefixKeyword(words, '伦敦诊所')).toBeNull();
  });
});
