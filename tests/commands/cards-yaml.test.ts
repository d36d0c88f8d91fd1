import { describe, expect, it } from 'vitest';
import { withOutcome, withRecord } from '../../src/commands/cards/yaml.ts';

const outcome = { by: 'advocate-7', on: '2026-11-20', until: '2027-05-20' };
const review = '{ by: advocate-7, on: 2026-11-20, until: 2027-05-20 }';
const first = ['screens', 'bail', 'pages', 0, 0];

describe('an outcome in menu.yaml', () => {
  it.each([
    [
      'in the place of the review that stands there',
      'screens:\n  bail:\n    review: {by: none, on: today} # old\n    pages:\n      - - { say: ask }\n',
      `screens:\n  bail:\n    review: ${review} # old\n    pages:\n      - - { say: ask }\n`,
    ],
    [
      'in the place of one over several lines',
      'screens:\n  bail:\n    review:\n      by: none\n      on: today\n    # the pages\n    pages: [[{ say: ask }]]\n',
      `screens:\n  bail:\n    review:\n      ${review}\n    # the pages\n    pages: [[{ say: ask }]]\n`,
    ],
    [
      'before the pages where there is none',
      'screens:\n  bail:\n    kind: card # a card\n    pages: # two\n      - - { say: ask }\n',
      `screens:\n  bail:\n    kind: card # a card\n    review: ${review}\n    pages: # two\n      - - { say: ask }\n`,
    ],
    [
      'within a card on one line',
      'screens: { bail: { kind: card, pages: [[{ say: ask }]] } }\n',
      `screens: { bail: { kind: card, review: ${review}, pages: [[{ say: ask }]] } }\n`,
    ],
    [
      'behind a byte order mark, and with the line ends of Windows',
      '\ufeffscreens:\r\n  bail:\r\n    kind: card\r\n    pages:\r\n      - - { say: ask }\r\n',
      `\ufeffscreens:\r\n  bail:\r\n    kind: card\r\n    review: ${review}\n    pages:\r\n      - - { say: ask }\r\n`,
    ],
  ])('stands %s', (_, before, after) => {
    expect(withOutcome(before, 'bail', outcome, [])).toBe(after);
  });

  const card = (sentence: string) => `screens:\n  bail:\n    review: ${review}\n    pages:\n      - - ${sentence}\n`;

  it.each([
    ['last', '{ say: ask, law: "A, b", confirm: true } # see', '{ say: ask, law: "A, b" } # see'],
    ['in between', '{ say: ask, confirm: true, law: A }', '{ say: ask, law: A }'],
    ['first', '{ confirm: true, say: ask }', '{ say: ask }'],
    ['on a line', 'say: ask\n          confirm: true # yet\n          law: A', 'say: ask\n          law: A'],
    ['on the last line', 'say: ask # a\n          confirm: true', 'say: ask # a'],
    ['nowhere', '{ say: ask }', '{ say: ask }'],
  ])('takes off the mark that stands %s', (_, before, after) => {
    expect(withOutcome(card(before), 'bail', outcome, [first])).toBe(card(after));
  });
});

describe('a record in reviews.yaml', () => {
  const record = { screen: 'bail', language: 'en', source: '1' };

  it('is a line of its own, below a list that was empty or missing', () => {
    const row = '  - { screen: bail, language: en, source: 1 }\n';
    expect(withRecord('# who\nlanguages: []\n', 'cards', record, ['screen'])).toBe(
      `# who\nlanguages: []\ncards:\n${row}`,
    );
    expect(withRecord('cards: [] # none\n', 'cards', record, ['screen'])).toContain(row);
  });

  it('takes the place of one with the same keys, and of no other', () => {
    const of = (language: string, source: string) => `  - { screen: bail, language: ${language}, source: ${source} }\n`;
    const keys = ['screen', 'language'];
    expect(withRecord(`cards:\n${of('en', '0')}${of('sw', '5')}`, 'cards', record, keys)).toBe(
      `cards:\n${of('en', '1')}${of('sw', '5')}`,
    );
  });
});
