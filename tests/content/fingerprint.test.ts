import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../src/content/fingerprint.ts';

describe('fingerprintOf', () => {
  it.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
  ])('is FNV-1a of 64 bits: %j', (text, fingerprint) => {
    expect(fingerprintOf(text)).toBe(fingerprint);
  });

  it('is the same however a text is wrapped or its accents are composed', () => {
    expect(fingerprintOf(' caf\u0065\u0301  au\n lait')).toBe(fingerprintOf('café au lait'));
  });

  it.each(['Ask: am I arrested', 'ask: am I arrested?', 'Ask: am I arrested?!'])('differs for %j', (text) => {
    expect(fingerprintOf(text)).not.toBe(fingerprintOf('Ask: am I arrested?'));
  });
});
