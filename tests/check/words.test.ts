import { describe, expect, it } from 'vitest';
import { countWords } from '../../src/check/words.ts';

describe('words of a page', () => {
  it.each([
    ['Ask: am I arrested? Why?', 'en', 5],
    ['Lawyer, free, 24h: 0808 157 0123', 'en', 4],
    ['Lawyer, free, 24h: +448081570123', 'en', 4],
    ['ก่อนเซ็นอ่านให้เข้าใจ', 'th', 5],
    ['看不懂的不要签字。', 'zh', 5],
    ['', 'en', 0],
  ])('%s (%s): %i', (text, locale, words) => {
    expect(countWords(text, locale)).toBe(words);
  });
});
