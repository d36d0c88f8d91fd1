import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bundleEditions } from '../../src/editions/bundle.ts';
import { ussd as handset } from '../../src/gateways/callback/handset.ts';
import { ussd as callback } from '../../src/gateways/callback/ussd.ts';
import type { UssdGateway } from '../../src/gateways/gateway.ts';
import { createLive } from '../../src/live/live.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import { builtOn, editionOf, now } from '../support/lines.ts';

const settings = { GATEWAY_SECRET: 'a-secret-of-this-test', PUBLIC_URL: 'https://line.example' };
const read: string[] = [];

/** A gateway that names the session and the verb in the path. */
const pathed: UssdGateway = {
  ...callback,
  name: 'pathed',
  readsSuffix: true,
  readInbound(request) {
    read.push(request.suffix, request.url);
    return /^\/session\/\w+\/(?:start|end)$/.test(request.suffix)
      ? callback.readInbound({ ...request, suffix: '' })
      : { refused: 'unknown-phase' };
  },
};
/** A gateway that would answer whatever stands there. */
const careless: UssdGateway = {
  ...callback,
  name: 'careless',
  readInbound: (request) => callback.readInbound({ ...request, suffix: '' }),
};
const gateways = { ussd: [pathed, careless, callback], sms: [] };
const { app } = createLive({
  bundled: await bundleEditions([editionOf('demo-ke')], builtOn),
  now: () => now,
  gateways,
  overAnyGateway: true,
});
const secretOf = (gateway: string) => pathSecret(settings.GATEWAY_SECRET, `demo-ke/${gateway}`);
const context = { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} };

beforeEach(() => {
  read.length = 0;
  const spy = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  return () => spy.mockRestore();
});

async function ask(method: string, path: string, env: object = settings): Promise<readonly [number, string]> {
  const { url, headers, body } = handset.writeCallback({
    url: `https://inside.example${path}`,
    session: 's',
    number: '+254700000001',
    serviceCode: '',
    inputs: [],
  });
  const noCode = JSON.stringify({ ...JSON.parse(body), code: undefined });
  const answer = await app.request(
    url,
    { method, headers, ...(method === 'GET' ? {} : { body: noCode }) },
    env,
    context,
  );
  return [answer.status, await answer.text()];
}

describe('a gateway that puts more behind the secret', () => {
  it.each(['POST', 'PUT'])('is given it by %s, with the public address of all of it', async (method) => {
    const path = `/ussd/pathed/${await secretOf('pathed')}/session/1f/start`;
    expect(await ask(method, path)).toEqual([200, expect.stringContaining('English')]);
    expect(read).toEqual(['/session/1f/start', settings.PUBLIC_URL + path]);
  });

  it.each(['', '/', '/session', '/session/1f/else', '/session/1f/start/', '//session/1f/start', '/start?x=1', '/%2f'])(
    'gets the 404 behind %j',
    async (suffix) => {
      expect(await ask('POST', `/ussd/pathed/${await secretOf('pathed')}${suffix}`)).toEqual([404, 'Not found\n']);
    },
  );

  it('gets the 404 by PUT with nothing behind the secret, and is not asked', async () => {
    expect(await ask('PUT', `/ussd/pathed/${await secretOf('pathed')}`)).toEqual([404, 'Not found\n']);
    expect(read).toEqual([]);
  });

  it.each(['GET', 'DELETE', 'PATCH'])('gets the 404 by %s', async (method) => {
    const path = `/ussd/pathed/${await secretOf('pathed')}/session/1f/start`;
    expect(await ask(method, path)).toEqual([404, 'Not found\n']);
  });

  it('gets the 404 with another secret, and is not asked', async () => {
    for (const secret of [await secretOf('callback'), '0'.repeat(32)])
      expect(await ask('POST', `/ussd/pathed/${secret}/session/1f/start`)).toEqual([404, 'Not found\n']);
    expect(read).toEqual([]);
  });

  it('has events of ends that nobody reads, as any other', async () => {
    expect(await ask('POST', `/ussd/pathed/${await secretOf('pathed')}/ended`)).toEqual([200, '']);
    expect(read).toEqual([]);
  });

  it('gets the constant page while a setting is missing, there too', async () => {
    const path = `/ussd/pathed/${await secretOf('pathed')}/session/1f/start`;
    expect(await ask('POST', path, {})).toEqual([200, expect.stringContaining('"ends":true')]);
  });
});

it.each(['callback', 'careless'])(
  'a gateway that puts nothing there gets the 404 for whatever does: %s',
  async (name) => {
    for (const method of ['POST', 'PUT'])
      for (const suffix of ['/session/1f/start', '/', '/x']) {
        const path = `/ussd/${name}/${await secretOf(name)}${suffix}`;
        expect(await ask(method, path)).toEqual([404, 'Not found\n']);
        expect(await ask(method, path, {})).toEqual([404, 'Not found\n']);
      }
  },
);
