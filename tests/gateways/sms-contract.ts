/** The contract of every adapter that carries SMS. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GatewaySettings, HttpReply, RawRequest, SmsGateway } from '../../src/gateways/gateway.ts';
import type { SmsHandset } from '../../src/gateways/handset.ts';
import {
  arrive,
  type Body,
  caseOf,
  commonContract,
  expectSteady,
  type Fixture,
  requestWith,
  understand,
  url,
  without,
} from './contract.ts';

export type SmsFixture = Fixture & {
  readonly replies: Readonly<Record<string, { readonly text: string | null; readonly reply: HttpReply }>>;
  /** Requests of the company's own that are no message to the line. */
  readonly noMessages: readonly { readonly why: string; readonly body: Body }[];
  /** Requests with the signatures that the company publishes for them; none where it does not sign. */
  readonly signatures: readonly {
    readonly why: string;
    readonly url: string;
    readonly body: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly secrets: GatewaySettings['secrets'];
    /** Milliseconds since 1970; 1970 where absent. */
    readonly now?: number;
    readonly answer: string | null;
  }[];
  /**
   * Whether the signature covers the address, and for how many seconds it counts; absent where it covers no time. `inBody`
   * is the field of a form that holds the signature, where no header does.
   */
  readonly signed?: { readonly address: boolean; readonly staleAfterSeconds?: number; readonly inBody?: string };
};

const readCases = [
  'plain message',
  'empty text',
  'star and hash',
  'non-ASCII',
  'unknown fields',
  'number formats',
  'dates',
  'several messages',
];

export const longTexts = [
  { alphabet: 'GSM-7', text: `${'€[1] naïve? Ñandú & <b>"x"</b> \'y\'\n'.repeat(7)}${'z'.repeat(40)}` },
  { alphabet: 'UCS-2', text: 'ሰላም ጤና 診所 คลินิก ☂️ 🏥 & <'.repeat(5).slice(0, 134) },
];

const message = {
  url,
  id: '5f0c3e1a-7f1d-41e1-8ea7-1231380bc196',
  to: '+442079460123',
  sentAt: Date.parse('2026-11-21T09:30:00Z'),
};

/** Declares the cases of one adapter; what concerns sending is send-contract.ts. */
export function smsContract(gateway: SmsGateway, handset: SmsHandset, fixture: SmsFixture): void {
  describe(`${gateway.name} carries SMS`, () => {
    commonContract(gateway, fixture, readCases);
    const sample = () => understand(gateway, requestWith(fixture, fixture.sample), fixture.number);
    const known = secretsOf(gateway, handset);

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

    caseOf(fixture, 'no message', fixture.noMessages.length > 0, () => {
      for (const { why, body } of fixture.noMessages)
        expect(gateway.readInbound(requestWith(fixture, body)), why).toEqual({ noMessage: true });
    });

    it('names its opt-out words, each once, in capitals', () => {
      expect(gateway.optOutWords).toContain('STOP');
      expect(new Set(gateway.optOutWords).size).toBe(gateway.optOutWords.length);
      for (const word of gateway.optOutWords) expect(word).toMatch(/^[A-Z]+(?: [A-Z]+)*$/);
    });

    it('sends, or answers in the response: never both', () => {
      expect(gateway.send !== undefined).toBe(gateway.replies === 'send');
    });

    it('whatever is texted on the handset is what the adapter understands', async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 160 }), async (text) => {
          const callback = await handset.writeCallback({ ...message, number: fixture.number, text }, known);
          const inbound = understand(gateway, arrive(callback), fixture.number);
          const { to, id: messageId } = message;
          const sentAt = gateway.datesMessages ? message.sentAt : null;
          expect(inbound).toMatchObject({ text, to, messageId, sentAt });
        }),
      );
    });

    signatureContract(gateway, handset, fixture);
  });
}

type Secrets = GatewaySettings['secrets'];

/** A value for every setting the adapter reads; a handset that needs a certain one says which. */
function secretsOf(gateway: SmsGateway, { madeUpSettings = {} }: SmsHandset, more: readonly string[] = []): Secrets {
  const names = [...gateway.settings, ...(gateway.optionalSettings ?? [])];
  return Object.fromEntries(names.map((name) => [name, [...more, madeUpSettings[name] ?? 'token-1']]));
}

/** A form with one of its fields as it stands in another. */
function withFieldOf(form: string, name: string, other: string): string {
  const fields = new URLSearchParams(form);
  fields.set(name, new URLSearchParams(other).get(name) ?? '');
  return fields.toString();
}

function signatureContract(gateway: SmsGateway, handset: SmsHandset, fixture: SmsFixture): void {
  const { signed } = fixture;
  const signs = gateway.signing !== 'none';
  const known = secretsOf(gateway, handset);
  const write = async (text: string) =>
    arrive(await handset.writeCallback({ ...message, number: fixture.number, text }, known));
  const verify = (request: RawRequest, secrets: Secrets = known, now = message.sentAt) =>
    gateway.verify(request, { secrets, now });

  caseOf(fixture, 'signature', signs && signed !== undefined, async () => {
    const request = await write(' a  ');
    const other = await write('b');
    const headers = new Headers({ 'content-type': fixture.contentType });
    const { inBody } = signed ?? {};
    const unsigned = inBody === undefined ? { headers } : { body: String(without(request.body, inBody)) };
    const forged = inBody === undefined ? other.body : withFieldOf(other.body, inBody, request.body);
    const isForm = typeof fixture.sample === 'string';
    expect(await verify(request)).toBeNull();
    expect(await verify(request, secretsOf(gateway, handset, ['token-2'])), 'either, during a rotation').toBeNull();
    const another = Object.fromEntries(Object.keys(known).map((name) => [name, ['token-2']]));
    expect(await verify(request, another), 'another secret').toEqual({ refused: 'signature' });
    const isOptional = gateway.signing === 'optional-secret';
    expect(await verify(request, {}), 'no secret').toEqual(isOptional ? null : { refused: 'not-configured' });
    expect(await verify({ ...request, ...unsigned }), 'no signature').toEqual({ refused: 'signature' });
    for (const body of [isForm ? `${request.body}&more=1` : `${request.body} `, forged, request.body.slice(1), ''])
      expect(await verify({ ...request, body }), 'another body').toEqual({ refused: 'signature' });
    const elsewhere = await verify({ ...request, url: `${request.url}/` });
    expect(elsewhere, 'another address').toEqual(signed?.address ? { refused: 'signature' } : null);
  });

  it('says whether its signature covers the address', () => {
    expect(gateway.signsAddress ?? false).toBe(signed?.address ?? false);
  });

  const { settings, signingSettings = gateway.signing === 'shared-secret' ? settings : [] } = gateway;
  it.each(signingSettings)('is signed with %s, and with no setting that it does not say', async (name) => {
    const given = Object.fromEntries(Object.entries(known).filter(([each]) => signingSettings.includes(each)));
    const signedWith = async (secrets: Secrets) =>
      arrive(await handset.writeCallback({ ...message, number: fixture.number, text: 'CLINIC' }, secrets));
    expect(settings).toContain(name);
    expect(await verify(await signedWith(given), given)).toBeNull();
    expect(await verify(await signedWith({ ...given, [name]: [] }), given)).not.toBeNull();
  });

  const staleAfter = (signed?.staleAfterSeconds ?? 0) * 1000;
  caseOf(fixture, 'stale signature', staleAfter > 0, async () => {
    const request = await write('CLINIC');
    // Some write whole seconds: a second on either side may still count.
    expect(await verify(request, known, message.sentAt + staleAfter - 1000)).toBeNull();
    expect(await verify(request, known, message.sentAt + staleAfter + 1000)).toEqual({ refused: 'stale' });
    expect(await verify(request, known, message.sentAt - staleAfter - 1000)).toEqual({ refused: 'stale' });
  });

  it.each(fixture.signatures)('signature: $why', async ({ url, body, headers, secrets, now = 0, answer }) => {
    const request = { url, body, headers: new Headers(headers), suffix: '' };
    expect(await gateway.verify(request, { secrets, now })).toEqual(answer === null ? null : { refused: answer });
  });
}
