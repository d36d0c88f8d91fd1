/** The contract of every adapter that carries USSD. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpReply, UssdGateway, UssdHandset } from '../../src/gateways/gateway.ts';
import { arrive, caseOf, commonContract, expectSteady, type Fixture, requestWith, understand } from './contract.ts';

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
  'empty input',
  'star and hash',
  'non-ASCII',
  'unknown fields',
  'number formats',
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
        expect(expectSteady(fixture.number, () => gateway.writeReply(sample(), known.page))).toEqual(known.reply);
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

    caseOf(fixture, 'signature', false, () => {});
    it('asks for no signature', async () => {
      expect(gateway.signs).toBe(false);
      expect(await gateway.verify(requestWith(fixture, fixture.sample), { secrets: {}, now: 0 })).toBeNull();
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
  const call = { url: 'https://line.example/x', session: 'session-1', serviceCode: '*384*00000#' };

  it('whatever is dialled and typed on the handset is what the adapter understands', () => {
    fc.assert(
      fc.property(inputs, (typed) => {
        const request = arrive(handset.writeCallback({ ...call, number: fixture.number, inputs: typed }));
        const inbound = understand(gateway, request, fixture.number);
        expect(inbound.inputs).toEqual(typed);
        expect(inbound.phase).toBe(typed.length === 0 ? 'start' : 'continue');
        expect(inbound.serviceCode).toBe(call.serviceCode);
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
