import { describe, expect, test } from 'vitest';
import { maskFor } from '../../src/phone/mask.ts';

const mask = maskFor('https://line.example/sms/twilio/feedfacefeedface/more', {
  PLAIN: ['plain-secret', 'next-secret'],
  ODD: ['a b/c+d"e=é'],
  NAME: ['sandbox'],
  UNSET: [],
});

describe('the mask', () => {
  test.each([
    ['the secret of the address', 'see /feedfacefeedface/more', 'see /••••/more'],
    ['a setting, current and next', 'plain-secret next-secret', '•••• ••••'],
    ['each place of it', 'plain-secretplain-secret', '••••••••'],
    ['a setting as it is', 'x=a b/c+d"e=é', 'x=••••'],
    ['a setting in an address', `x=${encodeURIComponent('a b/c+d"e=é')}`, 'x=••••'],
    ['a setting in a form', new URLSearchParams({ x: 'a b/c+d"e=é' }).toString(), 'x=••••'],
    ['a setting in JSON', JSON.stringify({ x: 'a b/c+d"e=é' }), '{"x":"••••"}'],
  ])('hides %s', (_what, seen, shown) => {
    expect(mask.text(seen)).toBe(shown);
  });

  test('leaves a short name, which is no secret', () => {
    expect(mask.text('https://api.sandbox.example')).toBe('https://api.sandbox.example');
  });

  test('hides a credential header whatever it holds, and secrets in any other', () => {
    const headers = { ApiKey: 'x', Authorization: 'Basic eA==', 'x-echo': 'next-secret', accept: '*/*' };
    expect(mask.reply({ status: 200, headers, body: '' }).headers).toEqual({
      ApiKey: '••••',
      Authorization: '••••',
      'x-echo': '••••',
      accept: '*/*',
    });
  });
});
