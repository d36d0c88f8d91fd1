/** Plivo's own library at the other end: it checks what is signed, makes the call that we make, and reads the answer. */
import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import * as plivo from 'plivo';
import { afterEach, expect, it } from 'vitest';
import { sms as handset } from '../../src/gateways/plivo/handset.ts';
import { readOutcome, sendCall } from '../../src/gateways/plivo/send.ts';
import { signedByV3 } from '../../src/gateways/plivo/signature.ts';
import { sms } from '../../src/gateways/plivo/sms.ts';
import { arrive, readFixture, url } from './contract.ts';
import type { SmsFixture } from './sms-contract.ts';

const secrets = { PLIVO_AUTH_TOKEN: ['token-1'] };
const message = {
  url,
  id: '5f0c3e1a-7f1d-41e1-8ea7-1231380bc196',
  number: '+447700900001',
  to: '+442079460123',
  text: '',
  sentAt: 0,
};

/** The fields of a body as a web framework hands them to the library. */
function fieldsOf(body: string): Record<string, string | string[]> {
  const names = new Set(new URLSearchParams(body).keys());
  const values = (name: string) => new URLSearchParams(body).getAll(name);
  return Object.fromEntries(
    [...names].map((name) => [name, values(name).length > 1 ? values(name) : values(name).join()]),
  );
}

const isTaken = (address: string, body: string, signature: string, nonce: string, token: string): boolean =>
  Boolean(plivo.validateV3Signature('POST', address, nonce, token, signature, fieldsOf(body)));

it('the library takes whatever the handset signs, and so do we', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 160 }), async (text) => {
      const request = await handset.writeCallback({ ...message, text }, secrets);
      const signature = request.headers['x-plivo-signature-v3'] ?? '';
      expect(isTaken(url, request.body, signature, message.id, 'token-1')).toBe(true);
      expect(isTaken(url, `${request.body}&more=1`, signature, message.id, 'token-1')).toBe(false);
      expect(await sms.verify(arrive(request), { secrets, now: 0 })).toBeNull();
    }),
    { numRuns: 25 },
  );
});

const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 .=&+%]{0,5}$/);
const pairs = fc.array(fc.tuple(word, word), { maxLength: 5 });

it('the library takes what we hold for signed, whatever the fields and the query are', () => {
  fc.assert(
    fc.property(pairs, pairs, (inBody, inQuery) => {
      const body = new URLSearchParams(inBody.map((pair) => [...pair])).toString();
      const query = new URLSearchParams(inQuery.map((pair) => [...pair])).toString();
      const address = query === '' ? url : `${url}?${query}`;
      const signature = createHmac('sha256', 'token-1')
        .update(signedByV3(address, body, 'nonce-1'))
        .digest('base64');
      expect(isTaken(address, body, signature, 'nonce-1', 'token-1')).toBe(true);
    }),
  );
});

const signatures = readFixture<SmsFixture>('plivo', 'sms')?.signatures ?? [];
/** It takes one signature and one token; an empty token, which we refuse, it takes too. */
const asOne = ({ headers, secrets }: SmsFixture['signatures'][number]): boolean =>
  secrets.PLIVO_AUTH_TOKEN?.join() !== '' &&
  secrets.PLIVO_AUTH_TOKEN?.length === 1 &&
  Object.keys(headers).length === 3;

it.each(signatures.filter(asOne))(
  'the library says the same as we: $why',
  ({ url, body, headers, secrets, answer }) => {
    const [token = ''] = secrets.PLIVO_AUTH_TOKEN ?? [];
    const header = (name: string) => headers[`x-plivo-signature-${name}`];
    const v3 = header('v3') ?? header('ma-v3');
    const taken =
      v3 === undefined
        ? plivo.validateSignature(url, header('v2-nonce') ?? '', header('v2') ?? header('ma-v2') ?? '', token)
        : isTaken(url, body, v3.replaceAll(' ', ''), header('v3-nonce') ?? '', token);
    expect(Boolean(taken)).toBe(answer === null);
  },
);

type Call = { readonly method: string; readonly url: string; readonly data: string; readonly headers: object };
const { defaults } = createRequire(createRequire(import.meta.url).resolve('plivo'))('axios') as {
  defaults: { adapter: unknown };
};
const { adapter } = defaults;
afterEach(() => {
  defaults.adapter = adapter;
});

it('our call is the one that the library makes', async () => {
  const made: Call[] = [];
  const { status, headers, body } = handset.writeSendAnswer();
  defaults.adapter = (config: Call) => {
    made.push(config);
    return Promise.resolve({ status, headers, config, data: body, statusText: '', request: {} });
  };
  const text = '診所 "& <b>"\n€';
  const from = message.to;
  const to = message.number;
  const answer = await new plivo.Client('MA1', 'token-1').messages.create(from, to, text, { type: 'sms', log: false });
  const credentials = { PLIVO_AUTH_ID: 'MA1', PLIVO_AUTH_TOKEN: 'token-1' };
  const ours = sendCall({ to, from, text, sharedKeyword: null, handle: {}, credentials });
  const [theirs] = made;
  expect(theirs?.method.toUpperCase()).toBe('POST');
  expect(theirs?.url).toBe(ours.url);
  expect(JSON.parse(ours.body)).toEqual(JSON.parse(theirs?.data ?? ''));
  expect(theirs?.headers).toMatchObject({
    Authorization: ours.headers.authorization,
    'Content-Type': ours.headers['content-type'],
  });
  expect(answer.messageUuid).toEqual(JSON.parse(body).message_uuid);
  expect(readOutcome({ status, body })).toEqual({ sent: true });
});
