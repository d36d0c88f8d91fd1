import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Diagnosis } from '../../src/commands/doctor/diagnosis.ts';
import { encryption, lookAround } from '../../src/commands/doctor/surroundings.ts';
import { doctor } from '../../src/commands/doctor.node.ts';
import { editionsOf, readLines } from '../../src/commands/files/lines.node.ts';
import { projectPath } from '../../src/commands/project.node.ts';
import { createOutbound } from '../../src/commands/runtime/outbound.node.ts';
import { type ServedWorker, serveWorker } from '../../src/commands/runtime/serve.node.ts';
import { readExampleSettings, type Settings } from '../../src/commands/runtime/settings.node.ts';
import type { HttpReply } from '../../src/gateways/gateway.ts';
import { type Between, openBetween, type Tamper } from '../support/between.ts';
import { captured } from '../support/captured.ts';

const { PUBLIC_URL: _, ...settings } = await readExampleSettings();
const outbound = createOutbound();
let served: ServedWorker;
beforeAll(async () => {
  served = await serve(settings);
});
afterAll(() => served.stop());

async function serve(over: Settings): Promise<ServedWorker> {
  const started = await serveWorker({ worker: inject('worker'), port: 0, settings: over, persist: null, outbound });
  if ('reason' in started) throw new Error('no port is free');
  return started;
}

type Report = { readonly exitCode: number; readonly ok: boolean; readonly diagnoses: readonly Diagnosis[] };

async function examine(url: string, known: Settings = settings): Promise<Report> {
  const { exitCode, out } = await captured(() => doctor(['--json', url], { settings: known }));
  return { exitCode, ...JSON.parse(out) };
}
const checksThat = ({ diagnoses }: Report, outcome: Diagnosis['outcome']) =>
  diagnoses.filter((diagnosis) => diagnosis.outcome === outcome).map(({ check }) => check);

describe('a deployment that is well', () => {
  it('has nothing wrong, answers on every line and gateway, and is made to send nothing', async () => {
    const report = await examine(served.url);
    expect(report.diagnoses.filter(({ outcome }) => outcome === 'wrong')).toEqual([]);
    expect([report.exitCode, report.ok]).toEqual([0, true]);
    expect(checksThat(report, 'fine').filter((check) => check === 'forgeries')).toHaveLength(7);
    expect(checksThat(report, 'fine').filter((check) => check === 'ussd-raid')).toHaveLength(3);
    expect(outbound.called).toEqual([]);
  });

  it('is told in plain words what cannot be tested from here', async () => {
    const { exitCode, out } = await captured(() => doctor([served.url], { settings }));
    expect(exitCode).toBe(0);
    expect(out).toMatch(/^note {3}demo-ke, texts by africastalking: Not tested: whether a reply really goes out\./m);
    expect(out.match(/^note .* is answered and not read\. .*(Leave .* empty|need not pass on)/gm)).toHaveLength(7);
    expect(out).toContain('Nothing is wrong.');
  });

  it('is not blamed where the token of a gateway is not known here', async () => {
    const { TWILIO_AUTH_TOKEN: __, ...known } = settings;
    const report = await examine(served.url, known);
    expect(report.ok).toBe(true);
    expect(report.diagnoses.find(({ about }) => about === 'demo-ew, texts by twilio')?.words).toContain(
      'TWILIO_AUTH_TOKEN',
    );
  });
});

describe('a deployment with wrong settings', () => {
  it.each([
    [
      'another gateway secret',
      { ...settings, GATEWAY_SECRET: 'another-secret-of-its-own' },
      ['health'],
      'its GATEWAY_SECRET is another one',
    ],
    ['no gateway secret', { ...settings, GATEWAY_SECRET: '' }, ['health'], 'a setting is missing or refused'],
    [
      'a gateway secret of one letter',
      { ...settings, GATEWAY_SECRET: 'a'.repeat(32) },
      ['health'],
      'a setting is missing or refused',
    ],
    [
      'another public address',
      { ...settings, PUBLIC_URL: 'https://other.example.org' },
      ['sms-reply'],
      'rightly signed is refused',
    ],
    [
      'no key to send with',
      { ...settings, AFRICASTALKING_API_KEY: '' },
      ['sms-door'],
      'a setting that its texts need is missing',
    ],
    [
      'another Twilio token',
      { ...settings, TWILIO_AUTH_TOKEN: 'another-token' },
      ['sms-reply'],
      'rightly signed is refused',
    ],
  ])('is told of %s, and how to mend it', async (_name, over, checks, words) => {
    const broken = await serve(over);
    const report = await examine(broken.url);
    await broken.stop();
    expect(report.diagnoses.find(({ outcome }) => outcome === 'wrong')?.words).toContain(words);
    const found = report.diagnoses.filter(({ outcome }) => outcome === 'wrong');
    expect(found.map(({ check }) => check)).toEqual(checks);
    expect(found.every(({ mend }) => mend !== null)).toBe(true);
    expect([report.exitCode, report.ok]).toEqual([1, false]);
  });
});

const otherNumbers = (reply: HttpReply): HttpReply => ({
  ...reply,
  body: reply.body.replaceAll(/(\+44|\b0)[\d ]{9,}/g, '020 7946 0999'),
});

describe('a deployment behind something that tampers', () => {
  const behind = async (tamper: Tamper, hostname = '127.0.0.1'): Promise<Report> => {
    const between: Between = await openBetween(served.url, tamper);
    try {
      return await examine(`http://${hostname}:${between.port}`);
    } finally {
      await between.close();
    }
  };

  it.each<[string, string, Tamper]>([
    ['lets every secret pass', 'forged-secret', { path: (path, known) => path.replace(/0{32}$/, known) }],
    [
      'refuses in words of its own',
      'forged-size',
      { reply: (reply, { body }) => (body.length > 9000 ? { ...reply, status: 413 } : reply) },
    ],
    [
      'sets a cookie',
      'cookies',
      { reply: (reply) => ({ ...reply, headers: { ...reply.headers, 'set-cookie': '__cf_bm=1' } }) },
    ],
    [
      'keeps answers',
      'cache',
      { reply: (reply) => ({ ...reply, headers: { ...reply.headers, 'cf-cache-status': 'HIT' } }) },
    ],
    [
      'rewrites the answer',
      'ussd-start',
      { reply: (reply) => ({ ...reply, body: reply.body.replace(/^CON /, ' CON ') }) },
    ],
    ['ends every call', 'ussd-start', { reply: (reply) => ({ ...reply, body: reply.body.replace(/^CON /, 'END ') }) }],
    ['knows no event of a session', 'unread', { path: (path) => path.replace(/\/ended$/, '/nowhere') }],
    ['reads delivery reports', 'unread', { path: (path) => path.replace(/\/report$/, '') }],
    [
      'loses the numbers',
      'ussd-raid',
      { reply: (reply) => ({ ...reply, body: reply.body.replaceAll(/\+?\d[\d ]{9,}/g, 'call us') }) },
    ],
    ['puts other numbers there', 'ussd-raid', { reply: otherNumbers }],
  ])('%s: found as %s', async (_name, check, tamper) => {
    const report = await behind(tamper);
    expect(checksThat(report, 'wrong')).toContain(check);
    expect(report.exitCode).toBe(1);
  });

  it('may show other numbers where something is published that the files here do not know', async () => {
    const report = await behind({
      reply: (reply) => ({
        ...otherNumbers(reply),
        body: otherNumbers(reply).body.replaceAll('"bundled"', '"published"'),
      }),
    });
    // Its own address is another one, which a signed text tells.
    expect(checksThat(report, 'wrong')).toEqual(['sms-reply']);
    const told = report.diagnoses
      .filter(({ check }) => check === 'ussd-raid')
      .map(({ outcome, words }) => [outcome, words]);
    expect(told).toHaveLength(3);
    for (const one of told) expect(one).toEqual(['note', expect.stringContaining('none that the files here know')]);
  });

  it('says that something else answers there', async () => {
    const report = await behind({ reply: () => ({ status: 200, headers: {}, body: 'Welcome to nginx' }) });
    expect(report.diagnoses.map(({ words }) => words)).toEqual([
      expect.stringContaining('Something else than this software'),
    ]);
  });

  it.each<[string, string, Tamper]>([
    ['a stranger', '127.0.0.1', { reply: () => ({ status: 404, headers: {}, body: 'no such page' }) }],
    ['http from elsewhere', '0.0.0.0', {}],
  ])('gives no secret to %s', async (_name, hostname, tamper) => {
    const asked: string[] = [];
    const path: Tamper['path'] = (wanted) => {
      asked.push(wanted);
      return wanted;
    };
    const report = await behind({ ...tamper, path }, hostname);
    expect(report.exitCode).toBe(1);
    expect(asked).toEqual([expect.stringMatching(/^\/[0-9a-f-]{36}$/)]);
  });

  it('is told, where it is a deployment, that the phone is on and that it carries demonstrations', async () => {
    const editions = editionsOf(await readLines(projectPath('.'), Date.now()));
    const refusal = { status: 404, headers: {}, body: '', milliseconds: 1 };
    const patient = { url: served.url, isLocal: false, settings, editions, published: new Map(), refusal };
    const found = await lookAround(patient, { ...refusal, headers: { 'cache-control': 'no-store' } }, ['demo-ke']);
    const wrong = found.filter(({ outcome }) => outcome === 'wrong');
    expect(wrong.map(({ check }) => check)).toEqual(['tls', 'phone', 'demo']);
  });
});

describe('npm run doctor', () => {
  it('says so where nothing listens', async () => {
    const between = await openBetween(served.url, {});
    await between.close();
    const report = await examine(`http://127.0.0.1:${between.port}`);
    expect(report.diagnoses.map(({ words }) => words)).toEqual(['It cannot be reached: nothing listens there.']);
  });

  it.each([
    [[]],
    [['line.example.org']],
    [['ftp://line.example.org']],
    [['https://line.example.org/ussd/a/b']],
    [['--all', 'https://a.example']],
  ])('asked with %j it ends with 2 and asks nobody', async (args) => {
    expect(await captured(() => doctor(args, { settings }))).toMatchObject({ exitCode: 2, out: '' });
  });

  it('explains how to give the secret where there is none', async () => {
    const { exitCode, err } = await captured(() => doctor(['https://line.example.org'], { settings: {} }));
    expect(exitCode).toBe(1);
    expect(err).toContain('read -rs GATEWAY_SECRET');
  });

  it('finds workers.dev in the address itself', () => {
    const found = encryption({ url: 'https://mwavuli.someone.workers.dev', isLocal: false });
    expect(found.map(([check, { outcome }]) => [check, outcome])).toContainEqual(['workers-dev', 'wrong']);
  });
});
