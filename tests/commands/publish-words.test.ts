import { describe, expect, it } from 'vitest';
import { beforeAsking, earlyWords, publishedWords } from '../../src/commands/publishing/publish-words.ts';
import type { ChangedDigit } from '../../src/content/state.ts';
import { now } from '../support/lines.ts';

const which = { root: '', line: 'my-line', isRemote: true };
const key = (screen: string, digit: string, meaning = ''): ChangedDigit => ({ screen, digit, meaning });
const asking = (...changed: readonly ChangedDigit[]) =>
  beforeAsking({ findings: [], takenDown: [], absent: [], changed, isCompared: true, which }).join('\n');

describe('what is said before somebody publishes', () => {
  it('says, and nothing less, that every call is asked to begin again, where calls begin otherwise', () => {
    const every = 'For five minutes EVERY call hears only that the menu has just changed, and a number';
    const changed = [key('start', 'any', 'menu'), key('clinic', 'text', '0123456789abcdef')];
    expect(asking(...changed)).toContain(every);
    expect(publishedWords(2, 'my-line', changed, 'written').join('\n')).toContain(every);
    expect(asking(key('menu', '3', 'court'))).toBe('');
  });

  it('says what whoever types a name hears, and what 0 does on the card about a raid', () => {
    const said = asking(key('clinic', 'text', '0123456789abcdef'), key('raid', '0', 'menu closes 3'));
    expect(said).toContain('For five minutes, whoever types the name of a place hears only that the menu has just');
    expect(said).toContain('the card about a raid does not say what 0 does; it closes the call on the harmless page.');
    expect(said).not.toContain('0123456789abcdef');
  });

  it('writes no fingerprint of a screen that comes back too early', () => {
    const early = earlyWords([{ ...key('life', 'any', 'menu 0123456789abcdef'), from: now + 60_000 }], now);
    expect(early[1]).toBe('  Screen life would tell of other things.');
  });
});
