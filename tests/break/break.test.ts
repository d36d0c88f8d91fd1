import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../src/content/csv-file.ts';
import { sourceTexts } from '../support/lines.ts';
import { randomFrom } from '../support/random.ts';
import { breakPart } from './damage.ts';
import { breakContent } from './fifty.ts';
import { partsOf } from './parts.ts';

const parts = partsOf(sourceTexts);

describe('the parts of the content', () => {
  it('are those of every file that callers are told of', () => {
    const files = new Set(parts.map(({ file }) => file));
    const left = [...sourceTexts.keys()].filter((file) => !files.has(file));
    expect(left.filter((file) => !/(keys|reviews)\.yaml$/.test(file))).toEqual([]);
    expect(parts.length).toBeGreaterThan(5_000);
  });

  it('are written back as they were read', () => {
    const rows = (file: string, text: string) => (file.endsWith('.csv') ? parseCsv(file, text).rows : text);
    for (const { file, text, rewritten } of parts.filter((_, index) => index % 20 === 0)) {
      expect(rows(file, rewritten(text))).toEqual(rows(file, sourceTexts.get(file) ?? ''));
    }
  });

  it('break in one place, never in a placeholder', () => {
    const random = randomFrom(1);
    for (const part of parts) {
      const broken = breakPart(part, random);
      if (broken === null) continue;
      expect(broken.text).not.toBe(sourceTexts.get(part.file));
      const placeholders = (text: string) => text.match(/\{[^{}]*\}/g);
      if (part.file.startsWith('locales/'))
        expect(placeholders(broken.text)).toEqual(placeholders(sourceTexts.get(part.file) ?? ''));
    }
  });
});

describe('a slip in the content', () => {
  it('never goes unnoticed', { timeout: 60_000 }, async () => {
    const missed: string[] = [];
    for await (const { broken, by } of breakContent(4, 11)) if (by === null) missed.push(broken.part.name);
    expect(missed).toEqual([]);
  });
});
