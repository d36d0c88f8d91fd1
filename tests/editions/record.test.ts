import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takenDownIn, verifyRecord } from '../../src/editions/record.ts';
import { believed, line, recordOf, refused, trust } from './records.ts';

describe('a record is believed', () => {
  it.each(believed)('with $name', async ({ text, by }) => {
    expect(await verifyRecord(text, line, by)).not.toHaveProperty('reason');
  });

  it('and says what it says', async () => {
    const verified = await verifyRecord(JSON.stringify(await recordOf()), line, trust);
    if ('reason' in verified) throw new Error('it is believed');
    expect(verified).toMatchObject({ release: { number: 3 }, state: { number: 5 } });
    expect(takenDownIn(verified)).toEqual([
      { kind: 'clinic', id: 'C4823' },
      { kind: 'line', id: '' },
    ]);
  });
});

describe('a record is refused [signed-by-enough]', () => {
  it.each(refused)('as $reason with $name', async ({ reason, text, by }) => {
    expect(await verifyRecord(text, line, by)).toEqual({ reason });
  });
});

describe('a record that was changed', () => {
  it('at any one bit is refused, or says the same', async () => {
    const text = JSON.stringify(await recordOf());
    const meaning = await verifyRecord(text, line, trust);
    expect(meaning).not.toHaveProperty('reason');
    let accepted = 0;
    for (let at = 0; at < text.length; at += 1)
      for (let bit = 0; bit < 8; bit += 1) {
        const bytes = Buffer.from(text);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        const found = await verifyRecord(bytes.toString(), line, trust);
        if ('reason' in found) continue;
        accepted += 1;
        expect(found, `at ${at}`).toEqual(meaning);
      }
    // Spare bits at the end of a signature in base64, and the like.
    expect(accepted).toBeLessThan(20);
  }, 60_000);

  it('whatever it was made of, never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        expect(await verifyRecord(text, line, trust)).toEqual({ reason: 'unreadable' });
      }),
    );
  });
});
