import { describe, expect, it } from 'vitest';
import { callerOf } from '../../src/gateways/caller.ts';
import type { UssdInbound } from '../../src/gateways/gateway.ts';
import { inputsOf, isCodeOfLine } from '../../src/live/dialled.ts';
import { defaultUssdLimits } from '../../src/render/limits.ts';
import { editionOf, now } from '../support/lines.ts';
import { ussdPage } from '../support/page.ts';

const edition = editionOf('demo-ke');

function call(serviceCode: string | null, inputs: readonly string[]): UssdInbound {
  return {
    channel: 'ussd',
    serviceCode,
    session: 's',
    phase: 'continue',
    sequence: null,
    inputs,
    caller: callerOf(''),
    handle: {},
  };
}

describe('a code', () => {
  it.each(['*384*00000#', '*384*00000*21#', '*384*00000*2*1#', null])('%s is of the line', (code) => {
    expect(isCodeOfLine(edition, 'africastalking', code)).toBe(true);
  });

  it.each([
    '*384*00001#',
    '*384*000001#',
    '*384*00000',
    '*384*00000*21',
    '384*00000#',
    '#384*00000#',
    '',
    '*384*0000#',
  ])('%s is not of the line', (code) => {
    expect(isCodeOfLine(edition, 'africastalking', code)).toBe(false);
  });

  it('is of the line on the gateways that carry it, and on no other', () => {
    expect(isCodeOfLine(edition, 'callback', '*384*00000#')).toBe(true);
    expect(isCodeOfLine(edition, 'twilio', '*384*00000#')).toBe(false);
  });

  it('that is not told is of the line where that gateway carries it, and nowhere else', () => {
    expect(isCodeOfLine(edition, 'callback', null)).toBe(true);
    expect(isCodeOfLine(edition, 'nalo', null)).toBe(false);
    expect(isCodeOfLine({ line: { ussd: [] } }, 'callback', null)).toBe(false);
  });
});

describe('what was dialled behind the code', () => {
  it.each([
    { why: 'nothing', code: '*384*00000#', inputs: [], keys: [] },
    { why: 'keys since', code: '*384*00000#', inputs: ['2', '1'], keys: ['2', '1'] },
    { why: 'no code at all', code: null, inputs: ['2', '1'], keys: ['2', '1'] },
    { why: 'in the code alone', code: '*384*00000*21#', inputs: [], keys: ['21'] },
    { why: 'in the code alone, then a key', code: '*384*00000*21#', inputs: ['9'], keys: ['21', '9'] },
    { why: 'in the code in two parts', code: '*384*00000*2*1#', inputs: ['9'], keys: ['2', '1', '9'] },
    { why: 'in the text alone', code: '*384*00000#', inputs: ['21', '9'], keys: ['21', '9'] },
    { why: 'in both, counted once', code: '*384*00000*21#', inputs: ['21', '9'], keys: ['21', '9'] },
    { why: 'in both in two parts', code: '*384*00000*2*1#', inputs: ['2', '1', '9'], keys: ['2', '1', '9'] },
    { why: 'behind a code that is not ours', code: '*999*21#', inputs: ['1'], keys: ['1'] },
  ])('comes first: $why', ({ code, inputs, keys }) => {
    expect(inputsOf(edition, call(code, inputs))).toEqual(keys);
  });

  it('begins behind the longest of codes that begin alike', () => {
    const codes = ['*384*1#', '*384*1*2#'];
    const nested = {
      ...edition,
      line: { ...edition.line, ussd: edition.line.ussd.map((entry) => ({ ...entry, codes })) },
    };
    expect(inputsOf(nested, call('*384*1*2#', []))).toEqual([]);
    expect(inputsOf(nested, call('*384*1*2*21#', []))).toEqual(['21']);
    expect(inputsOf(nested, call('*384*1*3#', []))).toEqual(['3']);
  });

  it('leads to the same page as the keys one by one, wherever the gateway puts it', () => {
    const page = (code: string, inputs: readonly string[]) =>
      ussdPage(edition, inputsOf(edition, call(code, inputs)), defaultUssdLimits, now);
    const pressed = page('*384*00000#', ['2', '1', '9']);
    expect(page('*384*00000#', ['21', '9'])).toEqual(pressed);
    expect(page('*384*00000*21#', ['9'])).toEqual(pressed);
    expect(page('*384*00000*2*1#', ['9'])).toEqual(pressed);
    expect(page('*384*00000*21#', ['21', '9'])).toEqual(pressed);
  });
});
