import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { leftEmpty } from '../../src/commands/deployment/callback-addresses.ts';
import type { Diagnosis } from '../../src/commands/doctor/diagnosis.ts';
import { doctor } from '../../src/commands/doctor.node.ts';
import { editionsOf, readLines } from '../../src/commands/files/lines.node.ts';
import { dayOf } from '../../src/content/days.ts';
import { bundleEditions } from '../../src/editions/bundle.ts';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
import { captured } from '../support/captured.ts';
import { copyContent, removeCopy, rewrite } from '../support/production-line.ts';
import { type Served, serve } from '../support/served.ts';

/** A line that every gateway carries, and no other line. */
let root: string;
let served: Served;
let found: readonly Diagnosis[];
beforeAll(async () => {
  root = await copyContent();
  await removeCopy(`${root}/menus/demo-ew`);
  const calls = ussdGateways.map(
    ({ name }) => `  - { gateway: ${name}, codes: ["*384*00000#"], networks: [Safaricom], deepDial: unconfirmed }\n`,
  );
  const texts = smsGateways.map(
    ({ name }) => `  - { gateway: ${name}, number: "+447700900900", sharedKeyword: none }\n`,
  );
  await rewrite(`${root}/menus/demo-ke/line.yaml`, (text) =>
    text.replace(/^ussd:\n.*?(?=^callerPays)/ms, `ussd:\n${calls.join('')}sms:\n${texts.join('')}`),
  );
  const now = Date.now();
  const bundled = await bundleEditions(editionsOf(await readLines(root, now)), dayOf(now));
  served = await serve(inject('worker'), { bundled });
  // What signs is known here, and no key that spends money.
  const spending = smsGateways.flatMap(({ settings, signingSettings = [] }) =>
    signingSettings.length > 0 ? settings.filter((name) => !signingSettings.includes(name)) : [],
  );
  const settings = Object.fromEntries(Object.entries(served.settings).filter(([name]) => !spending.includes(name)));
  const { out } = await captured(() => doctor(['--json', served.url], { root, settings }));
  found = JSON.parse(out).diagnoses;
});
afterAll(async () => {
  await served.stop();
  await removeCopy(root);
});

const saidOf = (about: string) => found.filter((diagnosis) => diagnosis.about === about);
const wordsOfUnread = (about: string) => saidOf(about).find(({ check }) => check === 'unread')?.words;
const outcomes = (about: string) => Object.fromEntries(saidOf(about).map(({ check, outcome }) => [check, outcome]));

it('finds nothing wrong, and is made to send nothing', () => {
  expect(found.filter(({ outcome }) => outcome === 'wrong')).toEqual([]);
  expect(served.outside.called).toEqual([]);
});

describe.each(ussdGateways.map(({ name }) => name))('a line that is carried by %s', (name) => {
  it('is called, walked to its raid card and tried with forgeries', () => {
    expect(outcomes(`demo-ke, calls by ${name}`)).toEqual({
      'ussd-start': 'fine',
      'ussd-repeat': 'fine',
      'ussd-raid': 'fine',
      unread: 'note',
      forgeries: 'fine',
    });
    expect(wordsOfUnread(`demo-ke, calls by ${name}`)).toContain(leftEmpty({ gateway: name, channel: 'ussd' }));
  });
});

describe.each(smsGateways)('a line that is texted by $name', ({ name, replies, signing, datesMessages }) => {
  const cannotBe = signing === 'key-pair' || (replies === 'send' && !datesMessages);

  it(`${cannotBe ? 'cannot be texted from here, which is said' : 'is texted'}, and is tried with forgeries`, () => {
    const tried = replies === 'send' ? { 'sms-door': 'fine', 'sms-reply': 'note' } : { 'sms-reply': 'fine' };
    expect(outcomes(`demo-ke, texts by ${name}`)).toEqual({
      ...(cannotBe ? { 'sms-reply': 'note' } : tried),
      unread: 'note',
      forgeries: 'fine',
    });
    expect(wordsOfUnread(`demo-ke, texts by ${name}`)).toContain(leftEmpty({ gateway: name, channel: 'sms' }));
  });
});
