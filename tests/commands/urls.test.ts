import { writeFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { callbackAddresses, whereToPaste } from '../../src/commands/deployment/callback-addresses.ts';
import { urls } from '../../src/commands/urls.node.ts';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import { captured } from '../support/captured.ts';
import { copyContent, removeCopy, writeProductionLine } from '../support/production-line.ts';

const secret = 'a-secret-for-this-test-alone';
const entries = {
  ussd: (gateway: string) => ({ gateway, codes: ['*384*00000#'], networks: [], deepDial: null }),
  sms: (gateway: string) => ({ gateway, number: '+447700900900', sharedKeyword: null }),
};
let root: string;
beforeAll(async () => {
  root = await copyContent();
  await writeFile(`${root}/.dev.vars.example`, `GATEWAY_SECRET="${secret}"\nPUBLIC_URL="http://localhost:9999/"\n`);
});
afterAll(() => removeCopy(root));
afterEach(() => vi.unstubAllEnvs());

describe('npm run urls', () => {
  it('prints the address of every line, channel and gateway, and of health', async () => {
    const { exitCode, out } = await captured(() => urls([], root));
    const addresses = out.match(/http\S+/g);
    expect(exitCode).toBe(0);
    expect(addresses).toEqual([
      `http://localhost:9999/ussd/callback/${await pathSecret(secret, 'demo-ew/callback')}`,
      `http://localhost:9999/sms/twilio/${await pathSecret(secret, 'demo-ew/twilio')}`,
      `http://localhost:9999/sms/callback/${await pathSecret(secret, 'demo-ew/callback')}`,
      `http://localhost:9999/ussd/africastalking/${await pathSecret(secret, 'demo-ke/africastalking')}`,
      `http://localhost:9999/ussd/callback/${await pathSecret(secret, 'demo-ke/callback')}`,
      `http://localhost:9999/sms/africastalking/${await pathSecret(secret, 'demo-ke/africastalking')}`,
      `http://localhost:9999/sms/callback/${await pathSecret(secret, 'demo-ke/callback')}`,
      `http://localhost:9999/health/${await pathSecret(secret, 'health')}`,
    ]);
  });

  it('says where each is pasted, what stays empty, and that they are secrets', async () => {
    const { out, err } = await captured(() => urls([], root));
    expect(out).toContain('Leave the events URL empty');
    expect(out).toContain('Leave delivery reports');
    expect(out).toContain('Webhook, HTTP POST');
    expect(err).toContain('These addresses are secrets');
  });

  it.each([...ussdGateways, ...smsGateways])(
    'knows where the address of a line goes that $name carries ($channel)',
    async ({ name, channel, company, signsAddress }) => {
      const line = { id: 'my-line', ussd: [], sms: [], [channel]: [entries[channel](name)] };
      const [address, ...others] = await callbackAddresses(line, 'https://line.example.org', secret);
      if (!address) throw new Error('every gateway has an address');
      expect([address.url, others]).toEqual([
        `https://line.example.org/${channel}/${name}/${await pathSecret(secret, `my-line/${name}`)}`,
        [],
      ]);
      const words = whereToPaste(address).join(' ');
      expect(words).toContain(name === 'callback' ? 'Your own bridge' : company.split(/[ ,(]/)[0]);
      if (name !== 'callback') expect(words).not.toContain('bridge');
      expect(words.includes('Exactly as it stands here: it is signed.')).toBe(signsAddress === true);
      expect(words).toMatch(name === 'callback' ? /need not pass on/ : /Leave .* empty/);
      expect(words).not.toContain('/report');
    },
  );

  it.each([
    ['messagebird', 'Flow Builder, SMS to HTTP'],
    ['sinch', 'have webhooks signed'],
    ['telnyx', 'message redaction off'],
    ['plivo', 'Redact Incoming Messages on'],
    ['clickatell', 'callback set to POST'],
    ['infobip', 'by HTTP, as JSON'],
    ['vonagemessages', 'Leave the status URL empty'],
  ])('says of %s what to choose there', (gateway, words) => {
    expect(whereToPaste({ gateway, channel: 'sms' }).join(' ')).toContain(words);
  });

  it('for a deployment, takes nothing from .dev.vars and explains how to give the secret', async () => {
    vi.stubEnv('GATEWAY_SECRET', '');
    vi.stubEnv('PUBLIC_URL', '');
    const { exitCode, out, err } = await captured(() => urls(['--remote'], root));
    expect([exitCode, out]).toEqual([1, '']);
    expect(err).toContain('read -rs GATEWAY_SECRET && export GATEWAY_SECRET');
    expect(err).not.toContain(secret);
  });

  it('for a deployment, shows the lines that are no demonstration, under both secrets while one is changed', async () => {
    vi.stubEnv('GATEWAY_SECRET', secret);
    vi.stubEnv('GATEWAY_SECRET_NEXT', 'the-secret-that-comes-next');
    vi.stubEnv('PUBLIC_URL', 'https://line.example.org');
    const refused = await captured(() => urls(['--remote'], root));
    expect(refused).toMatchObject({ exitCode: 1, out: '' });
    expect(refused.err).toContain('all are demonstrations');
    await captured(async () => {
      await writeProductionLine(root, 'real-city', Date.now());
      return 0;
    });
    const { out } = await captured(() => urls(['--remote'], root));
    expect(out.match(/https:\S+/g)).toHaveLength(6);
    expect(out).toContain(
      `/ussd/africastalking/${await pathSecret('the-secret-that-comes-next', 'real-city/africastalking')}`,
    );
    expect(out).not.toContain('demo-ke');
  });

  it('asked for what it does not know, ends with 2', async () => {
    expect(await captured(() => urls(['--all'], root))).toMatchObject({ exitCode: 2, out: '' });
  });
});
