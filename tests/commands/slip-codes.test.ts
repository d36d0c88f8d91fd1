import { describe, expect, it } from 'vitest';
import { readSlipTargets } from '../../src/commands/slips/plan.ts';
import { makeSlips } from '../../src/commands/slips/slip-codes.node.ts';
import { digestOfSlip } from '../../src/editions/slips.ts';
import { editionOf } from '../support/lines.ts';

const line = 'demo-ke';
const secret = 'a-secret-of-this-test-alone';
const edition = editionOf(line);

describe('a code', () => {
  const making = { edition, secret, taken: new Set<string>() };
  const target = { kind: 'line', id: '' } as const;
  const made = async (codes: readonly string[], some: object = {}) => {
    const left = [...codes];
    const newCode = () => left.shift() ?? '73915520';
    return (await makeSlips([target], { ...making, newCode, ...some }))[0]?.code;
  };

  it.each(['00000000', '12121212', '11112223', '01234567', '12345678', '98765432'])(
    'is never one that is tried first: %s',
    async (code) => {
      expect(await made([code])).toBe('73915520');
    },
  );

  it('is never another slip’s, a route, a clinic’s code, or a number of the line', async () => {
    expect(await made(['10482297'], { taken: new Set([await digestOfSlip(secret, line, '10482297')]) })).toBe(
      '73915520',
    );
    expect(await made(['12299975'])).toBe('73915520');
    expect(
      await made(['12345671'], {
        edition: { ...edition, clinics: edition.clinics.map((own) => ({ ...own, code: 'C12345671' })) },
      }),
    ).toBe('73915520');
    expect(
      await made(['46021987'], {
        edition: { ...edition, hotlines: edition.hotlines.map((own) => ({ ...own, phone: '+4602198' })) },
      }),
    ).toBe('73915520');
    expect(await made(['10482297'])).toBe('10482297');
  });

  it('is drawn at random, eight digits, each time another', async () => {
    const codes = (
      await makeSlips(
        Array.from({ length: 300 }, () => target),
        making,
      )
    ).map(({ code }) => code);
    expect(new Set(codes).size).toBe(300);
    for (const code of codes) expect(code).toMatch(/^\d{8}$/);
  });
});

describe('what slips are asked for', () => {
  it.each([
    [['line'], [{ kind: 'line', typed: '' }]],
    [
      ['clinic', 'C1', 'C2', 'line', 'contact', 'x'],
      [
        { kind: 'clinic', typed: 'C1' },
        { kind: 'clinic', typed: 'C2' },
        { kind: 'line', typed: '' },
        { kind: 'contact', typed: 'x' },
      ],
    ],
    [[], []],
    [['C1'], null],
    [['clinic'], null],
    [['line', 'x'], null],
    [['clinic', 'hotline', 'x'], null],
  ])('%j is read', (words, asked) => {
    expect(readSlipTargets(words)).toEqual(asked);
  });
});
