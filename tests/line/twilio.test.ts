import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import type { HttpReply } from '../../src/gateways/gateway.ts';
import type { WireRequest } from '../../src/gateways/handset.ts';
import { handsets } from '../../src/gateways/handsets.ts';
import { numbers } from '../support/callers.ts';
import { editionIn, expectAsOf, replyAt } from '../support/expected.ts';
import { bundleOf, lineLike } from '../support/other-lines.ts';
import { post, readBundled, type Served, serve } from '../support/served.ts';

const settings = {
  GATEWAY_SECRET: 'the-gateway-secret-of-today',
  GATEWAY_SECRET_NEXT: 'the-gateway-secret-of-tomorrow',
  TWILIO_AUTH_TOKEN: 'token-of-today',
  TWILIO_AUTH_TOKEN_NEXT: 'token-of-tomorrow',
  TWILIO_AUTH_TOKEN__DEMO_EW: 'own-token-of-demo-ew',
};

/** Every keyword, place and route is more than an hour's usual replies. */
const fullPurse = { hourlyReplies: 5_000, dailyReplies: 5_000, urgentSharePercent: 30 };

let served: Served;
let edition: Edition;
const newNumber = numbers();
beforeAll(async () => {
  const worker = inject('worker');
  edition = editionIn(await readBundled(worker), 'demo-ew');
  const bundled = await bundleOf([edition, lineLike(edition, 'other-ew', { caps: fullPurse })]);
  served = await serve(worker, { bundled, settings });
});
afterAll(() => served.stop());

const handset = handsets.twilio?.sms;
const ownNumber = '+442079460123';
const notFound = { status: 404, body: 'Not found\n' };

type Signed = {
  readonly line?: string;
  readonly text?: string;
  readonly number?: string;
  readonly id?: string;
  readonly token?: string;
  readonly secret?: string;
};

async function signed(message: Signed = {}): Promise<WireRequest> {
  const { line = 'other-ew', text = 'HELP', id = crypto.randomUUID(), number = newNumber() } = message;
  const { token = settings.TWILIO_AUTH_TOKEN, secret = settings.GATEWAY_SECRET } = message;
  if (!handset) throw new Error('no handset texts through this gateway');
  const url = await served.addressOf('sms', 'twilio', line, secret);
  const texted = { url, id, number, to: ownNumber, text, sentAt: Date.now() };
  return handset.writeCallback(texted, { TWILIO_AUTH_TOKEN: [token] });
}

const textsIn = (reply: HttpReply) => handset?.readAnswer(reply) ?? [];

describe('a text through Twilio', () => {
  it('is answered in the answer itself, as Twilio’s own markup', async () => {
    const { status, headers, body } = await post(await signed({ text: 'RAID' }));
    expect([status, headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8']);
    expect(body).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?><Response><Message>DEMO\n[^<]+<\/Message><\/Response>$/,
    );
  });

  it('every keyword, place and route of every language gets its reply', async () => {
    const words = edition.keywords.flatMap(({ word, to }) =>
      to.kind === 'screen' && to.screen === 'clinic' ? [word, `${word} stratfrd`] : [word],
    );
    const routes = edition.line.languages.flatMap(({ digit }) => [`${digit}1`, `${digit}1 2`]);
    for (const text of [...words, ...routes]) {
      const ask = async () => textsIn(await post(await signed({ text })));
      await expectAsOf(ask, (now) => [replyAt(edition, text, now)]);
    }
  });

  it('is answered once, however often it comes [one-reply]', async () => {
    const request = await signed({ text: 'RAID' });
    expect(textsIn(await post(request))).toHaveLength(1);
    expect((await post(request)).body).toMatch(/<Response\/>$/);
  });

  it.each([
    ...['STOP', 'stopall', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'optout'].map((text) => ({ text })),
    { number: ownNumber },
    { number: 'TWILIO' },
    { number: '62442' },
    { number: '+12025550123' },
  ])('says nothing to %j', async (message) => {
    const { status, body } = await post(await signed(message));
    expect([status, body]).toEqual([200, '<?xml version="1.0" encoding="UTF-8"?><Response/>']);
  });
});

describe('a request that Twilio did not sign so', () => {
  it.each(['body', 'url'] as const)('any altered byte of the %s', async (part) => {
    const request = await signed();
    const from = part === 'url' ? served.url.length + 1 : 0;
    const altered = Array.from(request[part].slice(from), (byte, index) => {
      const at = from + index;
      return request[part].slice(0, at) + (byte === 'x' ? 'y' : 'x') + request[part].slice(at + 1);
    });
    const answers = await Promise.all(altered.map((value) => post({ ...request, [part]: value })));
    for (const answer of answers) expect(answer).toMatchObject(notFound);
  });

  it('any altered byte of the signature, or none', async () => {
    const request = await signed();
    const signature = request.headers['x-twilio-signature'] ?? '';
    const altered = Array.from(
      signature,
      (byte, index) => signature.slice(0, index) + (byte === 'x' ? 'y' : 'x') + signature.slice(index + 1),
    );
    for (const value of [...altered, '', `${signature}=`, `${signature}, ${signature}`]) {
      const headers = { ...request.headers, 'x-twilio-signature': value };
      expect(await post({ ...request, headers })).toMatchObject(notFound);
    }
    const { 'x-twilio-signature': _, ...unsigned } = request.headers;
    expect(await post({ ...request, headers: unsigned })).toMatchObject(notFound);
  });

  it.each([
    ['one parameter more', (body: string) => `${body}&More=1`],
    ['an empty parameter more', (body: string) => `${body}&More=`],
    ['a parameter twice', (body: string) => `${body}&Body=STOP`],
    ['a parameter fewer', (body: string) => body.replace(/&FromCity=/, '')],
  ])('%s', async (_why, change) => {
    const request = await signed();
    expect(change(request.body)).not.toBe(request.body);
    expect(await post({ ...request, body: change(request.body) })).toMatchObject(notFound);
  });

  it('a query behind the address', async () => {
    const request = await signed();
    expect(await post({ ...request, url: `${request.url}?a=1` })).toMatchObject(notFound);
  });

  it('is left without a trace: the same message is answered when it is signed', async () => {
    const request = await signed({ id: 'SM_forged' });
    await post({ ...request, headers: { ...request.headers, 'x-twilio-signature': 'forged' } });
    expect(textsIn(await post(request))).toHaveLength(1);
    expect(served.outside.calls()).toEqual([]);
  });
});

describe('while secrets are changed', () => {
  it.each([
    { token: settings.TWILIO_AUTH_TOKEN },
    { token: settings.TWILIO_AUTH_TOKEN_NEXT },
    { secret: settings.GATEWAY_SECRET_NEXT },
    { secret: settings.GATEWAY_SECRET_NEXT, token: settings.TWILIO_AUTH_TOKEN_NEXT },
    { line: 'demo-ew', token: settings.TWILIO_AUTH_TOKEN__DEMO_EW },
  ])('%j counts', async (message) => {
    expect(textsIn(await post(await signed(message)))).toHaveLength(1);
  });

  it.each([
    { token: 'token-of-yesterday' },
    { token: '' },
    { secret: 'the-gateway-secret-of-yesterday' },
    { line: 'demo-ew', token: settings.TWILIO_AUTH_TOKEN },
    { line: 'demo-ew', token: settings.TWILIO_AUTH_TOKEN_NEXT },
    { line: 'other-ew', token: settings.TWILIO_AUTH_TOKEN__DEMO_EW },
  ])('%j does not', async (message) => {
    expect(await post(await signed(message))).toMatchObject(notFound);
  });
});
