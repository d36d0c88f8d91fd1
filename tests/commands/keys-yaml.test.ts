import { describe, expect, it } from 'vitest';
import { withPublicKey } from '../../src/commands/keys/yaml.ts';

describe('keys.yaml with a key', () => {
  it.each([
    [
      'in braces',
      'people:\n  - { handle: heron, organisation: A } # first\n',
      'people:\n  - { handle: heron, organisation: A, publicKey: "K" } # first\n',
    ],
    [
      'in braces, in place of another',
      'people: [{ publicKey: old, handle: heron }]',
      'people: [{ publicKey: "K", handle: heron }]',
    ],
    [
      'on lines of its own',
      'people:\n  - handle: heron\n    organisation: "A B" # x\n',
      'people:\n  - handle: heron\n    organisation: "A B"\n    publicKey: "K" # x\n',
    ],
  ])('%s, all else as it was typed', (_, before, after) => {
    expect(withPublicKey(before, 'heron', 'K')).toBe(after);
  });

  it('is none where nobody has that handle', () => {
    expect(withPublicKey('people: []', 'heron', 'K')).toBeNull();
    expect(withPublicKey('people:\n  - { handle: kite }', 'heron', 'K')).toBeNull();
  });
});
