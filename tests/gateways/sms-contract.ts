/** The contract of every adapter that carries SMS. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GatewaySettings, HttpReply, SmsGateway, SmsHandset } from '../../src/gateways/gateway.ts';
import { arrive, caseOf, commonContract, expectSteady, type Fixture, requestWith, understand } from './contract.ts';

export type SmsFixture = Fixture & {
  readonly replies: Readonly<Record<string, { readonly text: string | null; readonly reply: HttpReply }>>;
  /** True where the adapter reads when a message was sent, to the second at least. */
  readonly datesMessages: boolean;
  /** Requests with the signatures that the company publishes for them; none where it does not sign. */
  readonly signatures: readonly {
    readonly why: string;
    readonly url: string;
    readonly body: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly secrets: GatewaySettings['secrets'];
    readonly answer: string | null;
  }[];
};

const readCases = [
  'plain message',
  'empty text',
  'star and hash',
  'non-ASCII',
  'unknown fields',
  'number formats',
  'dates',
];

export const longTexts = [
  { alphabet: 'GSM-7', text: `${'€[1] naïve? Ñandú & <b>"x"</b> \'y\'\n'.repeat(7)}${'z'.repeat(40)}` },
  { alphabet: 'UCS-2', text: 'ሰላም ጤና 診所 คลินิก ☂️ 🏥 & <'.repeat(5).slice(0, 134) },
];

const message = {
  url: 'https://line.example/x',
  id: 'message-1',
  to: '+442079460123',
  sentAt: Date.parse('2026-11-21T09:30:00Z'),
};

/** Declares the cases of one adapter; what concerns sending is send-contract.ts. */
export function smsContract(gateway: SmsGateway, handset: SmsHandset, fixture: SmsFixture): void {
  describe(`${gateway.name} carries SMS`, () => {
    commonContract(gateway, fixture, readCases);
    const sample = () => understand(gateway, requestWith(fixture, fixture.sample), fixture.number);

    for (const name of ['reply', 'silence']) {
      const known = fixture.replies[name];
      caseOf(fixture, name, known !== undefined, () => {
        if (known === undefined) return;
        expect(known.text === null).toBe(name === 'silence');
        expect(expectSteady(fixture.number, () => gateway.writeReply(sample(), known.text))).toEqual(known.reply);
        const arrives = known.text !== null && gateway.replies === 'in-response';
        expect(handset.readAnswer(known.reply)).toEqual(arrives ? [known.text] : []);
      });
    }

    for (const { alphabet, text } of longTexts) {
      caseOf(fixture, `long ${alphabet} reply`, gateway.replies === 'in-response', () => {
        expect(handset.readAnswer(gateway.writeReply(sample(), text))).toEqual([text]);
      });
    }

    it('names its opt-out words, each once, in capitals', () => {
      expect(gateway.optOutWords).toContain('STOP');
      expect(new Set(gateway.optOutWords).size).toBe(gateway.optOutWords.length);
      for (const word of gateway.optOutWords) expect(word).toMatch(/^[A-Z]+$/);
    });

    it('sends, or answers in the response: never both', () => {
      expect(gateway.send !== undefined).toBe(gateway.replies === 'send');
    });

    it('whatever is texted on the handset is what the adapter understands', async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 160 }), async (text) => {
          const callback = await handset.writeCallback({ ...message, number: fixture.number, text }, secrets(gateway));
          const inbound = understand(gateway, arrive(callback), fixture.number);
          const { to, id: messageId } = message;
          const sentAt = fixture.datesMessages ? message.sentAt : null;
          expect(inbound).toMatchObject({ text, to, messageId, sentAt });
        }),
      );
    });

    caseOf(fixture, 'signature', gateway.signs, () => expectSignatures(gateway, handset, fixture));
    it.each(fixture.signatures)('signature: $why', async ({ url, body, headers, secrets: known, answer }) => {
      const request = { url, body, headers: new Headers(headers), suffix: '' };
      const expected = answer === null ? null : { refused: answer };
      expect(await gateway.verify(request, { secrets: known, now: 0 })).toEqual(expected);
    });
  });
}

/** A value for every setting the adapter reads. */
function secrets(gateway: SmsGateway, value = 'token-1'): GatewaySettings['secrets'] {
  return Object.fromEntries(gateway.settings.map((name) => [name, [value]]));
}

async function expectSignatures(gateway: SmsGateway, handset: SmsHandset, fixture: SmsFixture): Promise<void> {
  const current = secrets(gateway);
  const callback = await handset.writeCallback({ ...message, number: fixture.number, text: ' a  ' }, current);
  const request = arrive(callback);
  const verify = (changes: Partial<typeof request>, known: GatewaySettings['secrets'] = current) =>
    gateway.verify({ ...request, ...changes }, { secrets: known, now: 0 });
  const rotating = Object.fromEntries(gateway.settings.map((name) => [name, ['token-2', 'token-1']]));
  const unsigned = new Headers({ 'content-type': fixture.contentType });
  const mistyped = new Headers([...request.headers]);
  mistyped.set('content-type', 'application/json');

  expect(await verify({})).toBeNull();
  expect(await verify({}, rotating), 'either secret during a rotation').toBeNull();
  expect(await verify({}, secrets(gateway, 'token-2')), 'another secret').toEqual({ refused: 'signature' });
  expect(await verify({}, {}), 'no secret').toEqual({ refused: 'not-configured' });
  expect(await verify({ headers: unsigned }), 'no signature').toEqual({ refused: 'signature' });
  expect(await verify({ headers: mistyped }), 'another content type').toEqual({ refused: 'content-type' });
  expect(await verify({ url: `${request.url}/` }), 'another address').toEqual({ refused: 'signature' });
  for (const body of [`${request.body}&more=1`, request.body.replace('+a++', 'a'), request.body.slice(1)]) {
    expect(await verify({ body }), 'another body').toEqual({ refused: 'signature' });
  }
}
