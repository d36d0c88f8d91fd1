import { describe, expect, it } from 'vitest';
import { bundleEditions } from '../../src/editions/bundle.ts';
import { ussd as dialling } from '../../src/gateways/africastalking/handset.ts';
import { sms as texting } from '../../src/gateways/callback/handset.ts';
import { createLive, type LiveParts } from '../../src/live/live.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import { gateStub } from '../support/gate.ts';
import { builtOn, editionOf, now } from '../support/lines.ts';

const settings = { GATEWAY_SECRET: 'a-secret-of-this-test', PUBLIC_URL: 'https://line.example' };
const env = { ...settings, GATES: { getByName: () => gateStub(() => now) } };
const context = { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} };
const whole = editionOf('demo-ew');
/** Carried by one company alone: calls by a bridge, texts by Twilio. */
const edition = {
  ...whole,
  line: { ...whole.line, sms: whole.line.sms.filter(({ gateway }) => gateway === 'twilio') },
};
const bundled = await bundleEditions([edition], builtOn);
const number = '+447700900001';

const addressOf = async (channel: string, gateway: string) =>
  `${settings.PUBLIC_URL}/${channel}/${gateway}/${await pathSecret(settings.GATEWAY_SECRET, `demo-ew/${gateway}`)}`;

async function ask(parts: Partial<LiveParts>, serviceCode: string, to: string): Promise<readonly number[]> {
  const { app } = createLive({ bundled, now: () => now, ...parts });
  const call = { url: await addressOf('ussd', 'africastalking'), session: 's', number, serviceCode, inputs: [] };
  const text = { url: await addressOf('sms', 'callback'), id: 'm', number, to, text: 'HELP', sentAt: now };
  const requests = [dialling.writeCallback(call), await texting.writeCallback(text, {})];
  const answers = requests.map(async ({ url, ...request }) => (await app.request(url, request, env, context)).status);
  return Promise.all(answers);
}

describe('a line over a gateway that it has not', () => {
  const code = edition.line.ussd[0]?.codes[0] ?? '';
  const own = edition.line.sms[0]?.number ?? '';

  it('does not answer callbacks from outside', async () => {
    expect(await ask({}, code, own)).toEqual([404, 404]);
  });

  it('answers phones that try it, at its own codes and numbers', async () => {
    expect(await ask({ overAnyGateway: true }, code, own)).toEqual([200, 200]);
    expect(await ask({ overAnyGateway: true }, `${code.slice(0, -1)}*2*1#`, own)).toEqual([200, 200]);
  });

  it('answers phones that try it at no other code or number', async () => {
    expect(await ask({ overAnyGateway: true }, '*999#', '+442079460999')).toEqual([404, 404]);
  });
});
