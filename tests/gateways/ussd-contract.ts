/** The contract of every adapter that carries USSD. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpReply, UssdGateway } from '../../src/gateways/gateway.ts';
import type { UssdHandset } from '../../src/gateways/handset.ts';
import { inputsOf, isCodeOfLine } from '../../src/live/dialled.ts';
import {
  arrive,
  caseOf,
  commonContract,
  expectSteady,
  type Fixture,
  requestWith,
  understand,
  url,
} from './contract.ts';

type Page = { readonly text: string; readonly ends: boolean };

export type UssdFixture = Fixture & {
  /** Characters that its wire cannot carry inside one input. */
  readonly inputsCannotHold: string;
  /** True where a single empty input looks like the start. */
  readonly emptyLooksLikeStart: boolean;
  readonly replies: Readonly<Record<string, { readonly page: Page; readonly reply: HttpReply }>>;
  /** Answers that the company would not take. */
  readonly broken: readonly HttpReply[];
};

const readCases = [
  'first hop',
  'deep dial',
  'continue',
  'back',
  'more',
  'empty input',
  'star and hash',
  'non-ASCII',
  'unknown fields',
  'number formats',
  'no session id',
  'step numbers',
  'ended',
];

const longPages = [
  { alphabet: 'GSM-7', text: `${'€[1] naïve? Ñandú & <b>"x"</b>\n'.repeat(4)}${'z'.repeat(22)}` },
  { alphabet: 'UCS-2', text: 'ሰላም ጤና 診所 คลินิก ☂️ '.repeat(4).slice(0, 70) },
];

/** Declares the cases of one adapter. */
export function ussdContract(gateway: UssdGateway, handset: UssdHandset, fixture: UssdFixture): void {
  describe(`${gateway.name} carries USSD`, () => {
    commonContract(gateway, fixture, readCases);
    const sample = () => understand(gateway, requestWith(fixture, fixture.sample), fixture.number);

    for (const name of ['continue', 'end']) {
      const known = fixture.replies[name];
      caseOf(fixture, `${name} reply`, known !== undefined, () => {
        if (known === undefined) return;
        expect(known.page.ends).toBe(name === 'end');
        const answer = expectSteady(
          fixture.number,
          () => gateway.writeReply(sample(), known.page),
          gateway.echoesNumber,
        );
        expect(answer).toEqual(known.reply);
        expect(handset.readAnswer(known.reply)).toEqual(known.page);
      });
    }

    it.each(longPages)('a long page in $alphabet arrives whole', ({ text }) => {
      for (const ends of [true, false]) {
        expect(handset.readAnswer(gateway.writeReply(sample(), { text, ends }))).toEqual({ text, ends });
      }
    });

    it('the handset says so when an answer is one that the company would not take', () => {
      expect(fixture.broken.length).toBeGreaterThan(0);
      for (const reply of fixture.broken) expect(handset.readAnswer(reply)).toHaveProperty('broken');
    });

    it('is signed by nobody: the secret in the address stands for it', async () => {
      expect(gateway.signing).toBe('none');
      expect(await gateway.verify(requestWith(fixture, fixture.sample), { secrets: {}, now: 0 })).toBeNull();
    });

    it('a repeated delivery is read as the first one was', () => {
      const request = () => requestWith(fixture, fixture.sample);
      const [{ caller: _first, ...first }, { caller: _second, ...second }] = [sample(), sample()];
      expect(second).toEqual(first);
      expect(gateway.readInbound(request())).not.toHaveProperty('refused');
    });

    roundTrips(gateway, handset, fixture);
  });
}

function roundTrips(gateway: UssdGateway, handset: UssdHandset, fixture: UssdFixture): void {
  const input = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .filter((text) => ![...fixture.inputsCannotHold].some((character) => text.includes(character)));
  const inputs = fc
    .array(input, { maxLength: 8 })
    .filter((list) => !(fixture.emptyLooksLikeStart && list.length === 1 && list[0] === ''));
  const keys = fc.array(fc.stringMatching(/^[0-9]{1,3}$/), { maxLength: 3 });
  const code = '*384*00000#';
  const dialled = { line: { ussd: [{ gateway: gateway.name, codes: [code] }] } };
  const call = { url, session: 'session-1', serviceCode: code, number: fixture.number };
  const read = (typed: readonly string[], further: readonly string[]) =>
    understand(gateway, arrive(handset.writeCallback({ ...call, further, inputs: typed })), fixture.number);

  it('whatever is dialled is what the adapter understands, however far', () => {
    fc.assert(
      fc.property(keys, (further) => {
        const inbound = read([], further);
        expect(inbound.phase === 'start' || gateway.inputModel === 'cumulative').toBe(true);
        expect(isCodeOfLine(dialled, gateway.name, inbound.serviceCode)).toBe(true);
        expect(inputsOf(dialled, inbound)).toEqual(further);
        if (gateway.namesLine) expect(inbound.serviceCode).not.toBeNull();
      }),
    );
  });

  it('whatever is typed on the handset is what the adapter understands', () => {
    fc.assert(
      fc.property(inputs, keys, (typed, further) => {
        const inbound = read(typed, further);
        if (gateway.inputModel === 'cumulative') expect(inputsOf(dialled, inbound)).toEqual([...further, ...typed]);
        else if (typed.length > 0) expect(inbound.inputs).toEqual(typed.slice(-1));
        expect(isCodeOfLine(dialled, gateway.name, inbound.serviceCode)).toBe(true);
        if (typed.length > 0) expect(inbound.phase).toBe('continue');
        if (inbound.sequence !== null) expect(inbound.sequence).toBe(typed.length + 1);
      }),
    );
  });

  it('whatever the line says is what the handset shows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 160 }), fc.boolean(), (text, ends) => {
        const inbound = understand(gateway, requestWith(fixture, fixture.sample), fixture.number);
        expect(handset.readAnswer(gateway.writeReply(inbound, { text, ends }))).toEqual({ text, ends });
      }),
    );
  });
}
