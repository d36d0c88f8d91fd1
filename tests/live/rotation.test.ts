import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bundleEditions } from '../../src/editions/bundle.ts';
import type { WireRequest } from '../../src/gateways/handset.ts';
import { handsets } from '../../src/gateways/handsets.ts';
import { createLive } from '../../src/live/live.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import { type Env, readSettings } from '../../src/live/settings.ts';
import { type Behaviour, type Company, openCompany } from '../gateways/company.ts';
import { builtOn, editionOf, now } from '../support/lines.ts';
import { lineLike } from '../support/other-lines.ts';

type Secrets = Readonly<Record<string, string>>;

const publicUrl = 'https://line.invalid';
const [oldSecret, newSecret] = ['a-gateway-secret-of-old', 'a-gateway-secret-of-new'];
const lines = [editionOf('demo-ke'), editionOf('demo-ew'), lineLike(editionOf('demo-ew'), 'demo-ew-next')];
const { app } = createLive({ bundled: await bundleEditions(lines, builtOn), now: () => now });
const openGate = {
  key: () => Promise.resolve({ id: 'k', key: new Uint8Array(32) }),
  admit: () => Promise.resolve({ admitted: true } as const),
  settle: () => Promise.resolve(),
  release: () => Promise.resolve(),
  hearSlip: () => Promise.resolve('not-done' as const),
};

function envOf(secrets: Secrets): Env {
  return { GATEWAY_SECRET: oldSecret, PUBLIC_URL: publicUrl, ...secrets, GATES: { getByName: () => openGate } };
}

/** Posts it as its gateway would, and waits for what goes on behind the answer. */
async function post(request: WireRequest | undefined, secrets: Secrets): Promise<number> {
  if (!request) throw new Error('no handset writes this');
  const { url, ...init } = request;
  const behind: Promise<unknown>[] = [];
  const waitUntil = (work: Promise<unknown>) => void behind.push(work);
  const context = { waitUntil, passThroughOnException: () => undefined, props: {} };
  const { status } = await app.fetch(new Request(url, init), envOf(secrets), context);
  await Promise.all(behind);
  return status;
}

/** Addressed with one gateway secret. */
async function addressed(channel: 'ussd' | 'sms', subject: string, secret: string): Promise<string> {
  return `${publicUrl}/${channel}/${subject.slice(subject.indexOf('/') + 1)}/${await pathSecret(secret, subject)}`;
}

async function call(gateway: string, secret: string): Promise<WireRequest | undefined> {
  const url = await addressed('ussd', `demo-ke/${gateway}`, secret);
  const dialled = { url, session: 's', number: '+254700000001', serviceCode: '*384*00000#', inputs: ['1'] };
  return handsets[gateway]?.ussd?.writeCallback(dialled);
}

async function signed(line: string, token: string): Promise<WireRequest | undefined> {
  const url = await addressed('sms', `${line}/twilio`, oldSecret);
  const message = { url, id: 'SM1', number: '+447700900001', to: '+442079460123', text: 'RAID', sentAt: now };
  return handsets.twilio?.sms?.writeCallback(message, { TWILIO_AUTH_TOKEN: [token] });
}

describe('while GATEWAY_SECRET is changed', () => {
  const phases: readonly (readonly [string, Secrets, readonly number[]])[] = [
    ['before', { GATEWAY_SECRET: oldSecret }, [200, 404]],
    ['with an empty next one', { GATEWAY_SECRET: oldSecret, GATEWAY_SECRET_NEXT: '' }, [200, 404]],
    ['in the overlap', { GATEWAY_SECRET: oldSecret, GATEWAY_SECRET_NEXT: newSecret }, [200, 200]],
    ['in the overlap, the other way round', { GATEWAY_SECRET: newSecret, GATEWAY_SECRET_NEXT: oldSecret }, [200, 200]],
    ['after', { GATEWAY_SECRET: newSecret }, [404, 200]],
  ];

  it.each(phases)('%s, the old addresses and the new ones answer as they should', async (_phase, secrets, answers) => {
    for (const [index, secret] of [oldSecret, newSecret].entries()) {
      const health = { method: 'GET', headers: {}, url: `${publicUrl}/health/${await pathSecret(secret, 'health')}` };
      expect((await app.fetch(new Request(health.url), envOf(secrets))).status).toBe(answers[index]);
      for (const gateway of ['africastalking', 'callback'])
        expect(await post(await call(gateway, secret), secrets)).toBe(answers[index]);
    }
  });
});

describe('while TWILIO_AUTH_TOKEN is changed', () => {
  const [old, fresh, own, ownFresh] = ['token-of-old', 'token-of-new', 'own-token-of-old', 'own-token-of-new'];
  const shared = { TWILIO_AUTH_TOKEN: old, TWILIO_AUTH_TOKEN_NEXT: fresh };
  const phases: readonly (readonly [string, Secrets, readonly string[]])[] = [
    ['before', { TWILIO_AUTH_TOKEN: old }, [old]],
    ['in the overlap', shared, [old, fresh]],
    ['after', { TWILIO_AUTH_TOKEN: fresh }, [fresh]],
    ['one of the line’s own, before', { ...shared, TWILIO_AUTH_TOKEN__DEMO_EW: own }, [own]],
    [
      'one of the line’s own, in the overlap',
      { ...shared, TWILIO_AUTH_TOKEN__DEMO_EW: own, TWILIO_AUTH_TOKEN_NEXT__DEMO_EW: ownFresh },
      [own, ownFresh],
    ],
    ['one of the line’s own, after', { ...shared, TWILIO_AUTH_TOKEN__DEMO_EW: ownFresh }, [ownFresh]],
    [
      'from the deployment’s to one of the line’s own',
      { ...shared, TWILIO_AUTH_TOKEN_NEXT__DEMO_EW: ownFresh },
      [old, fresh, ownFresh],
    ],
    [
      'another line’s, of a name that looks like a next one',
      { TWILIO_AUTH_TOKEN__DEMO_EW: own, TWILIO_AUTH_TOKEN__DEMO_EW_NEXT: fresh },
      [own],
    ],
  ];

  it.each(phases)('%s, exactly the tokens that should sign do', async (_phase, secrets, counting) => {
    const tokens = [old, fresh, own, ownFresh];
    const answers = tokens.map(async (token) => post(await signed('demo-ew', token), secrets));
    expect(await Promise.all(answers)).toEqual(tokens.map((token) => (counting.includes(token) ? 200 : 404)));
  });

  it('the line of that name has its own token, and no other line’s', async () => {
    const secrets = { TWILIO_AUTH_TOKEN__DEMO_EW: own, TWILIO_AUTH_TOKEN__DEMO_EW_NEXT: fresh };
    expect(await post(await signed('demo-ew-next', fresh), secrets)).toBe(200);
    expect(await post(await signed('demo-ew-next', own), secrets)).toBe(404);
  });
});

describe('while AFRICASTALKING_API_KEY is changed', () => {
  let company: Company;
  beforeAll(async () => {
    vi.stubEnv('NO_PROXY', '*');
    vi.spyOn(console, 'log').mockImplementation(() => undefined);
    company = await openCompany();
  });
  afterAll(async () => {
    await company.close();
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  const refused: Behaviour = { status: 401, contentType: 'text/plain', body: 'The supplied authentication is invalid' };
  const sent = handsets.africastalking?.sms?.writeSendAnswer();
  const taken: Behaviour = { status: 201, contentType: 'application/json', body: sent?.body ?? '' };
  const overlap = { AFRICASTALKING_API_KEY: 'key-of-old', AFRICASTALKING_API_KEY_NEXT: 'key-of-new' };
  const ownOverlap = { AFRICASTALKING_API_KEY__DEMO_KE: 'own-old', AFRICASTALKING_API_KEY_NEXT__DEMO_KE: 'own-new' };
  const phases: readonly (readonly [string, Secrets, readonly Behaviour[], readonly string[]])[] = [
    ['before', { AFRICASTALKING_API_KEY: 'key-of-old' }, [taken], ['key-of-old']],
    ['in the overlap, the old one goes out while it counts', overlap, [taken], ['key-of-old']],
    ['in the overlap, the next one where it is refused', overlap, [refused, taken], ['key-of-old', 'key-of-new']],
    ['after, the old one is never tried', { AFRICASTALKING_API_KEY: 'key-of-new' }, [refused], ['key-of-new']],
    ['the line’s own, while it counts', { ...overlap, ...ownOverlap }, [taken], ['own-old']],
    ['the line’s own, where it is refused', { ...overlap, ...ownOverlap }, [refused, taken], ['own-old', 'own-new']],
  ];

  it.each(phases)('%s', async (_phase, keys, behaviours, tried) => {
    company.behave(...behaviours);
    const url = await addressed('sms', 'demo-ke/africastalking', oldSecret);
    const message = { url, id: crypto.randomUUID(), number: '+254700000001', to: '00000', text: 'RAID', sentAt: now };
    const request = await handsets.africastalking?.sms?.writeCallback(message, {});
    expect(await post(request, { AFRICASTALKING_USERNAME: 'mwavuli', ...keys })).toBe(200);
    expect(company.calls().map(({ headers }) => headers.apikey)).toEqual(tried);
  });
});

describe.each(['GATEWAY_SECRET', 'GATEWAY_SECRET_NEXT'])('%s', (name) => {
  it.each([
    ['of fifteen characters', '0123456789abcde'],
    ['of one character, many times', 'a'.repeat(64)],
    ['of seven different ones', 'abcdefg'.repeat(9)],
  ])('%s is refused', (_, secret) => {
    expect(readSettings(envOf({ [name]: secret }), true)).toEqual({ reason: 'missing-or-malformed', names: [name] });
  });

  it.each([['abcdefgh'.repeat(2)], ['5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8']])(
    'of eight different characters and sixteen in all is taken: %s',
    (secret) => {
      expect(readSettings(envOf({ [name]: secret }), true)).toMatchObject({
        gatewaySecrets: expect.arrayContaining([secret]),
      });
    },
  );
});
