import { describe, expect, it } from 'vitest';
import { entryOf } from '../../src/live/texted.ts';

const [heard, compiledIn] = ['NEW', 'UMOJA'].map((sharedKeyword) => ({
  gateway: 'africastalking',
  number: '22384',
  sharedKeyword,
}));
const other = { gateway: 'callback', number: '22384', sharedKeyword: 'UMOJA' };
const alone = { gateway: 'africastalking', number: '22384', sharedKeyword: null };
if (!heard || !compiledIn) throw new Error('two');

describe('the number that a text came to', () => {
  it('is the one of its gateway, and none where the line has none', () => {
    expect(entryOf([other, heard], 'africastalking', { to: '22384', text: 'RAID' })).toBe(heard);
    expect(entryOf([other], 'africastalking', { to: '22384', text: 'RAID' })).toBeNull();
    expect(entryOf([heard], 'africastalking', { to: '22385', text: 'RAID' })).toBeNull();
  });

  it.each([
    ['new raid', [heard, compiledIn], heard],
    ['UMOJA RAID', [heard, compiledIn], compiledIn],
    ['UMOJA RAID', [alone, compiledIn], compiledIn],
    ['RAID', [heard, compiledIn], heard],
    ['RAID', [alone, compiledIn], alone],
  ])('%s: of several keywords it is the one that the text begins with, else the first', (text, entries, entry) => {
    expect(entryOf(entries, 'africastalking', { to: '22384', text })).toBe(entry);
  });
});
