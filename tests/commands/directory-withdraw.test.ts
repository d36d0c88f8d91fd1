import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { schemaRule, sourceRules } from '../../src/check/rules.ts';
import { directory } from '../../src/commands/directory.node.ts';
import { openLines } from '../../src/commands/files/open-lines.node.ts';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
import { captured } from '../support/captured.ts';
import { copyContent, removeCopy, rewrite } from '../support/production-line.ts';

const now = Date.UTC(2026, 10, 20, 10);
let root: string;
let file: string;
beforeEach(async () => {
  root = await copyContent();
  file = `${root}/menus/demo-ke/attestations.csv`;
});
afterEach(() => removeCopy(root));

const run = (...args: string[]) => captured(() => directory(['withdraw', ...args], { root, now }));
const asked = ['--line', 'demo-ke', '--by', 'kite', '--reason', 'moved'];

describe('npm run directory -- withdraw', () => {
  it.each(['umoja-desk', 'C4823', 'c 4823'])('adds one row for %s, and says what follows', async (clinic) => {
    const before = await readFile(file, 'utf8');
    const { exitCode, out } = await run(clinic, ...asked);
    expect([exitCode, out]).toEqual([
      0,
      `menus/demo-ke/attestations.csv has a new row: umoja-desk is withdrawn, and nobody is told of it.
CHECK C4823 says: not on our list since 2026-11-20.
Callers hear it after: npm run publish -- --line demo-ke
At once, and by one person alone: npm run take-down -- clinic C4823 --line demo-ke
`,
    ]);
    expect(await readFile(file, 'utf8')).toBe(`${before}umoja-desk,,,,,,,,,,kite,,2026-11-20,,withdrawn,moved\n`);
  });

  it('leaves a line that can be deployed, and of which nobody is told the clinic', async () => {
    await run('umoja-desk', ...asked, '--on', '2026-11-18');
    const [line] = await openLines(root, now, 'demo-ke');
    const clinic = line?.opened?.edition.clinics.find(({ id }) => id === 'umoja-desk');
    expect(clinic?.attestation).toMatchObject({ offered: false, withdrawn: true, checkedOn: '2026-11-18' });
    if (!line?.opened) throw new Error('the line can be read');
    const { sources } = line.opened;
    const gateways = { ussd: ussdGateways, sms: smsGateways };
    const subject = { sources, gateways, buildDate: '2026-11-20', production: false };
    const findings = [...schemaRule.find(sources), ...sourceRules.flatMap((rule) => rule.find(subject))];
    expect(findings.filter(({ words }) => words.includes('umoja-desk'))).toEqual([]);
    expect(findings.filter(({ where, severity }) => severity === 'error' && where.file.endsWith('.csv'))).toEqual([]);
  });

  it.each([
    ['another table', 'clinics.csv', (text: string) => text.replaceAll('+44', '44')],
    ['a table that cannot be read', 'clinics.csv', (text: string) => text.replace('Umoja', '"Umoja')],
    ['the line', 'line.yaml', () => 'zone: [\n'],
    ['the people', 'keys.yaml', () => ''],
    ['another row', 'attestations.csv', (text: string) => text.replace(/today-\d+d/, '03/04/2026')],
  ])('does it although something is wrong with %s', async (_, name, damage) => {
    await rewrite(`${root}/menus/demo-ke/${name}`, damage);
    expect((await run('umoja-desk', ...asked)).exitCode).toBe(0);
    expect(await readFile(file, 'utf8')).toMatch(/\numoja-desk,,,,,,,,,,kite,,2026-11-20,,withdrawn,moved\n$/);
  });

  it('writes nothing for a clinic that is withdrawn already', async () => {
    await run('umoja-desk', ...asked);
    const before = await readFile(file, 'utf8');
    expect(await run('umoja-desk', ...asked)).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('umoja-desk is withdrawn already'),
    });
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  it.each([
    ['no reason', ['umoja-desk', '--line', 'demo-ke', '--by', 'kite'], 2, /neutral reason/],
    ['an empty reason', ['umoja-desk', '--line', 'demo-ke', '--by', 'kite', '--reason', ' '], 2, /neutral reason/],
    ['no clinic', asked, 2, /withdraw CLINIC\|CODE/],
    ['another clinic', ['nowhere', ...asked], 1, /no clinic of that id or code/],
    ['a stranger', ['umoja-desk', ...asked, '--by', 'nobody'], 1, /nobody of that handle.*kite/],
    ['a day yet to come', ['umoja-desk', ...asked, '--on', '2026-11-21'], 1, /past or today/],
    ['another line', ['umoja-desk', ...asked, '--line', 'nowhere'], 1, /no line of that name/],
  ])('writes nothing for %s, and says why', async (_, args, exitCode, words) => {
    const before = await readFile(file, 'utf8');
    expect(await run(...args)).toEqual({ exitCode, out: '', err: expect.stringMatching(words) });
    expect(await readFile(file, 'utf8')).toBe(before);
  });
});
