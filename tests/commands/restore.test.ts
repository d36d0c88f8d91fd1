import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publish } from '../../src/commands/publish.node.ts';
import { readWaiting, writeSignature } from '../../src/commands/publishing/signatures.node.ts';
import { restore } from '../../src/commands/restore.node.ts';
import { takeDown } from '../../src/commands/take-down.node.ts';
import { signText } from '../../src/editions/record.ts';
import { digestOfSlip } from '../../src/editions/slips.ts';
import { captured } from '../support/captured.ts';
import { now } from '../support/lines.ts';
import { removeCopy, rewrite } from '../support/production-line.ts';
import { publishFiles } from '../support/published-files.ts';
import { signingLineId as line, openSigningLine, type SigningLine } from '../support/signing-line.ts';

let own: SigningLine;
beforeEach(async () => {
  own = await openSigningLine();
});
afterEach(() => removeCopy(own.root));

const publishAll = () => publishFiles(own.store, own.which, { by: own.people, now });
const asked = (by = 'heron') => ['--line', line, '--remote', '--by', by, '--yes'];
const clinic = ['clinic', 'C4823'];
const run = (...args: string[]) => captured(() => restore([...args, ...asked()], own.options()));
const down = (...args: string[]) => captured(() => takeDown([...args, ...asked()], own.options()));
const publishAgain = () => captured(() => publish(asked(), own.options()));

/** The second person adds theirs to what waits. */
async function signToo(): Promise<void> {
  const [, second] = own.people;
  for (const { said, digest } of await readWaiting(own.which, own.trust))
    await writeSignature(own.which, { said, digest }, await signText(second.privateKey, second.handle, said));
}

describe('npm run restore', () => {
  it('needs the threshold where taking down needed one person', async () => {
    await publishAll();
    expect((await down(...clinic)).exitCode).toBe(0);
    expect(await own.down()).toEqual([{ kind: 'clinic', id: 'C4823' }]);

    const first = await run(...clinic);
    expect([first.exitCode, first.out]).toEqual([0, expect.stringContaining('1 more person has to sign')]);
    expect(await own.down()).toEqual([{ kind: 'clinic', id: 'C4823' }]);
    expect((await own.verified()).release.number).toBe(1);

    await signToo();
    expect((await publishAgain()).exitCode).toBe(0);
    expect(await own.down()).toEqual([]);
    expect((await own.verified()).release.number).toBe(2);
    expect(await readWaiting(own.which, own.trust)).toEqual([]);
  });

  it('says where the store far away does not show it yet', async () => {
    await publishAll();
    await down(...clinic);
    await rewrite(`${own.root}/menus/${line}/keys.yaml`, (text) => text.replace('threshold: 2', 'threshold: 1'));
    const before = own.store.values.get(`state/${line}`);
    own.store.afterPut(`state/${line}`, async () => {
      if (before) own.store.values.set(`state/${line}`, before);
    });
    const { out } = await run(...clinic);
    expect(out).toContain('Restored: clinic C4823');
    expect(out).toContain('The store does not show it yet.');
  });

  it('needs it also where one person may change texts', async () => {
    await removeCopy(own.root);
    own = await openSigningLine(1);
    await publishAll();
    await down(...clinic);
    expect((await run(...clinic)).out).toContain('1 more person has to sign');
    expect(await own.down()).toEqual([{ kind: 'clinic', id: 'C4823' }]);
  });

  it('shows the numbers that come back, and whether its word still counts', async () => {
    await publishAll();
    await down(...clinic);
    await down('hotline', 'mji-desk');
    const fresh = (await run(...clinic)).err;
    expect(fresh).toMatch(/Call before you sign:\n {2}\+44\d+\n/);
    expect(fresh).toContain('Its word counts until 2027-01-19.');
    expect(fresh).toContain('Still taken down:\n  hotline mji-desk (Mji Legal Desk)');
    const old = (await run('hotline', 'mji-desk')).err;
    expect(old).toContain('  +442079460243');
    expect(old).toContain('WARNING: it has not been checked since 2026-09-29.');
  });

  it('keeps down what somebody took down while it waited for the second person', async () => {
    await publishAll();
    await down(...clinic);
    await run(...clinic);
    await down('hotline', 'quiet-hour');
    await signToo();
    expect((await publishAgain()).exitCode).toBe(0);
    expect(await own.down()).toEqual([{ kind: 'hotline', id: 'quiet-hour' }]);
  });

  it('lets one person take it down again', async () => {
    await publishAll();
    await down(...clinic);
    await run(...clinic);
    await signToo();
    await publishAgain();
    expect(await own.down()).toEqual([]);
    await down(...clinic);
    expect(await own.down()).toEqual([{ kind: 'clinic', id: 'C4823' }]);
  });

  it('voids the slips that take it down, and those alone', async () => {
    const secret = 'a-secret-of-a-test-0123';
    const [used, other] = [await digestOfSlip(secret, line, '73915520'), await digestOfSlip(secret, line, '11112222')];
    const lock = `${used} clinic C4823\n${other} hotline night-legal\n`;
    await writeFile(`${own.root}/menus/${line}/slips.lock`, lock);
    await publishAll();
    await own.store.put(`off/${line}`, JSON.stringify(['73915520']));
    const { out, err } = await run(...clinic);
    expect([out, err]).toEqual([
      expect.stringContaining('1 more person has to sign'),
      expect.stringContaining('The slip for it will count no more'),
    ]);
    await signToo();
    await publishAgain();
    expect((await own.verified()).release.voidSlips).toEqual([used]);
  });

  it('does nothing where it is not taken down, and names what is', async () => {
    await publishAll();
    await down('hotline', 'quiet-hour');
    const before = await own.store.get(`state/${line}`);
    expect(await run(...clinic)).toMatchObject({
      exitCode: 0,
      out: 'It is not taken down: clinic C4823 (Umoja Wellness Desk). What is: hotline quiet-hour (Quiet Hour).\n',
    });
    expect(await own.store.get(`state/${line}`)).toBe(before);
  });

  it('has to wait for an edition where nothing was published', async () => {
    await down(...clinic);
    expect(await run(...clinic)).toMatchObject({ exitCode: 1, err: expect.stringContaining('Publish first') });
  });

  it('refuses a state that was changed in the store, and signs nothing', async () => {
    await publishAll();
    await down(...clinic);
    const text = (await own.store.get(`state/${line}`)) ?? '';
    await own.store.put(`state/${line}`, text.replace('C4823', 'C4831'));
    expect(await run(...clinic)).toMatchObject({ exitCode: 1, err: expect.stringContaining('not signed by those') });
    expect(await readWaiting(own.which, own.trust)).toEqual([]);
  });
});
