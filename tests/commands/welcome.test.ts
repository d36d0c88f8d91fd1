import { expect, it } from 'vitest';
import { welcome } from '../../src/commands/runtime/welcome.ts';
import type { EditionLine } from '../../src/content/edition.ts';

type Reached = Pick<EditionLine, 'id' | 'ussd' | 'sms'>;

const lines: readonly Reached[] = [
  {
    id: 'demo-ke',
    ussd: [{ gateway: 'africastalking', codes: ['*384*00000#'], networks: [], deepDial: 'unconfirmed' }],
    sms: [
      { gateway: 'africastalking', number: '00000', sharedKeyword: null },
      { gateway: 'callback', number: '00000', sharedKeyword: null },
    ],
  },
  { id: 'shared', ussd: [], sms: [{ gateway: 'twilio', number: '40000', sharedKeyword: 'UMBRELLA' }] },
];

it('the welcome says of which lines callers hear another thing than the files say', () => {
  const heard = ['demo-ke: callers hear edition 3.'];
  expect(welcome({ url: 'http://localhost:1', lines, heard })).toContain('  demo-ke: callers hear edition 3.');
});

it('the welcome names the page, and for each line what to dial and what to text, once each', () => {
  expect(welcome({ url: 'http://localhost:1', lines }).filter((line) => line !== '')).toEqual([
    '  The phone: http://localhost:1/phone',
    '  demo-ke  dial *384*00000#, text HELP to 00000',
    '  shared   text UMBRELLA HELP to 40000',
    '  Nothing is sent to anybody from here. Ctrl+C stops it.',
  ]);
});
