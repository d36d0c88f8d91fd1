import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { print } from '../../src/commands/print.node.ts';
import type { SmsGateway, UssdGateway } from '../../src/gateways/gateway.ts';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
import type { SmsHandset, UssdHandset } from '../../src/gateways/handset.ts';
import { handsets } from '../../src/gateways/handsets.ts';
import { casesPerAdapter } from './cases.ts';
import { loadFixture } from './fixture-keys.ts';
import { liveSmsContract, liveUssdContract } from './live-contract.ts';
import { type SendFixture, sendContract } from './send-contract.ts';
import { type SmsFixture, smsContract } from './sms-contract.ts';
import { type UssdFixture, ussdContract } from './ussd-contract.ts';

const source = join(import.meta.dirname, '../../src/gateways');
const folders = readdirSync(source, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const carries = (folder: string, channel: string) => existsSync(join(source, folder, `${channel}.ts`));

for (const folder of folders) {
  const handset: { ussd: UssdHandset; sms: SmsHandset } = await import(join(source, folder, 'handset.ts'));
  if (carries(folder, 'ussd')) {
    const { ussd }: { ussd: UssdGateway } = await import(join(source, folder, 'ussd.ts'));
    const fixture = fixtureOf<UssdFixture>(folder, 'ussd');
    if (fixture) ussdContract(ussd, handset.ussd, fixture);
    if (fixture) liveUssdContract(ussd, handset.ussd, fixture);
  }
  if (carries(folder, 'sms')) {
    const { sms }: { sms: SmsGateway } = await import(join(source, folder, 'sms.ts'));
    const fixture = fixtureOf<SmsFixture & SendFixture>(folder, sms.send === undefined ? 'sms' : 'sms that sends');
    if (fixture) smsContract(sms, handset.sms, fixture);
    if (fixture) liveSmsContract(sms, handset.sms, fixture);
    if (fixture && sms.send !== undefined) sendContract(sms, sms.send, handset.sms, fixture);
  }
}

/** The fixture of an adapter; one that is missing, or lacks something, is a case that fails. What its keys hold is trusted. */
function fixtureOf<Kind>(folder: string, kind: Parameters<typeof loadFixture>[1]): Kind | null {
  const loaded = loadFixture(folder, kind);
  it(`${folder} has a whole fixture of what it sends over ${kind}`, () => {
    expect('faults' in loaded ? loaded.faults : []).toEqual([]);
  });
  return 'fixture' in loaded ? (loaded.fixture as Kind) : null;
}

describe('the lists of gateways', () => {
  const reachable = folders.filter((folder) => folder !== 'terminal');

  it('hold every adapter but the terminal, under the name of its folder', () => {
    expect(ussdGateways.map(({ name }) => name).toSorted()).toEqual(reachable.filter((name) => carries(name, 'ussd')));
    expect(smsGateways.map(({ name }) => name).toSorted()).toEqual(reachable.filter((name) => carries(name, 'sms')));
  });

  it('hold a handset for every channel of every adapter', () => {
    const channels = Object.entries(handsets).map(([name, ends]) => [name, Object.keys(ends).toSorted()]);
    const expected = reachable.map((name) => [name, ['sms', 'ussd'].filter((channel) => carries(name, channel))]);
    expect(Object.fromEntries(channels)).toEqual(Object.fromEntries(expected));
  });

  it.each([...ussdGateways, ...smsGateways])('$name says where and when its $channel was read', (gateway) => {
    expect(gateway.documentation).toMatch(/^https:\/\/|^docs\//);
    expect(gateway.readOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(gateway.limits.channel).toBe(gateway.channel);
  });
});

// biome-ignore lint/correctness/noEmptyPattern: the runner wants a pattern there, and of its names none is needed
afterAll(({}, { tasks }) => {
  for (const line of casesPerAdapter(tasks)) print(line);
});
