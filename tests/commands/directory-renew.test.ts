import { readFile, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sourceRules } from '../../src/check/rules.ts';
import { renew } from '../../src/commands/directory/renew.node.ts';
import { due } from '../../src/commands/due.node.ts';
import { openLines } from '../../src/commands/files/open-lines.node.ts';
import { resolveDay } from '../../src/content/days.ts';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
import { captured, typed } from '../support/captured.ts';
import { copyContent, removeCopy, rewrite } from '../support/production-line.ts';

const now = Date.UTC(2026, 10, 20, 10);
const today = '2026-11-20';
let root: string;
let file: string;
beforeEach(async () => {
  root = await copyContent();
  file = `${root}/menus/demo-ke/attestations.csv`;
});
afterEach(() => removeCopy(root));

/** Bonde Desk gave its word 95 days ago, for 89 days. */
const call = (clinic = 'bonde-desk', ...more: string[]) => [
  ...[clinic, '--line', 'demo-ke', '--role', 'head nurse', '--by', 'kite', '--second', 'heron'],
  ...more,
];
const run = (args: readonly string[], ...inputs: string[]) =>
  captured(() => renew(args, { root, now, inputs: typed(...inputs) }));

describe('npm run directory -- renew', () => {
  it('adds a row with the same answers, of today and for 90 days, and changes nothing else', async () => {
    const before = await readFile(file, 'utf8');
    const { exitCode, out } = await run(call(), 'unchanged');
    expect(exitCode).toBe(0);
    expect(out).toContain('counts until 2027-02-18');
    const after = await readFile(file, 'utf8');
    expect(after.startsWith(before)).toBe(true);
    expect(after.slice(before.length)).toBe(
      'bonde-desk,no,no,Harm to a child; gunshot wounds.,no,"In a locked cabinet at the clinic, by number and not by name.",yes,head nurse,2026-11-20,call,kite,heron,2026-11-20,2027-02-18,attested,\n',
    );
  });

  it('leaves a line of which the clinic is told again, with nothing due and nothing found', async () => {
    await run(call(), 'unchanged');
    const opened = (await openLines(root, now, 'demo-ke'))[0]?.opened;
    if (!opened) throw new Error('the line can be read');
    const { sources, edition } = opened;
    const clinic = edition.clinics.find(({ id }) => id === 'bonde-desk');
    expect(clinic?.attestation).toMatchObject({ offered: true, expiresOn: '2027-02-18' });
    const gateways = { ussd: ussdGateways, sms: smsGateways };
    const subject = { sources, gateways, buildDate: today, production: false };
    const findings = sourceRules.flatMap((rule) => rule.find(subject));
    expect(findings.filter(({ words }) => words.includes('bonde-desk'))).toEqual([]);
    const { out } = await captured(() => due(['--line', 'demo-ke'], { root, now }));
    expect(out).not.toContain('Bonde Desk');
  });

  it('asks each question with the answer of before, and writes only for who says that all is unchanged', async () => {
    const before = await readFile(file, 'utf8');
    const { exitCode, out, err } = await run(call(), 'yes');
    expect(exitCode).toBe(1);
    expect(out).toContain('Does it tell police who came or what papers they hold, unless a judge orders it? no');
    expect(out.match(/\?/g)).toHaveLength(6);
    expect(err).toContain('Nothing was written.');
    expect(await readFile(file, 'utf8')).toBe(before);
    expect((await run(call('bonde-desk', '--unchanged'))).exitCode).toBe(0);
  });

  it('says what to type next where nobody can be asked, and takes it', async () => {
    const { exitCode, err } = await run(call('C6720', '--on', '2026-11-18'));
    expect(exitCode).toBe(1);
    const [, next = ''] = /^ +npm run directory -- renew (.*)$/m.exec(err) ?? [];
    expect(next).toBe(
      'bonde-desk --line demo-ke --role "head nurse" --by kite --second heron --on 2026-11-18 --unchanged',
    );
    const args = [...next.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    expect((await run(args)).out).toContain('counts until 2027-02-16');
  });

  it('takes the public code as people write it, and a day that is past', async () => {
    const { out } = await run(call('c 6720', '--on', '2026-11-18', '--unchanged'));
    expect(out).toContain('the word of bonde-desk counts until 2027-02-16');
  });

  it.each([
    [
      'a word younger than 60 days',
      'umoja-desk',
      [],
      'It is too early: the word counts until 2027-01-19, and one call renews it from 2026-12-30 on.',
    ],
    ['a clinic that is not of the line', 'nowhere', [], 'no clinic of that id or code'],
    ['one person alone', 'bonde-desk', ['--second', 'kite'], 'It takes two people'],
    ['somebody whom keys.yaml does not have', 'bonde-desk', ['--by', 'stranger'], 'It has: heron, acacia, kite.'],
    ['a name in place of a role', 'bonde-desk', ['--role', 'Sister Mary'], 'in small letters'],
    ['a role with a number', 'bonde-desk', ['--role', 'nurse 0201'], 'never a name'],
    ['a long role', 'bonde-desk', ['--role', 'n'.repeat(41)], 'at most 40'],
    ['a day to come', 'bonde-desk', ['--on', '2026-11-21'], 'past or today, 2026-11-20'],
    ['a day that is none', 'bonde-desk', ['--on', '2026-02-30'], 'a day such as'],
  ])('refuses %s and writes nothing', async (_, clinic, more, words) => {
    const before = await readFile(file, 'utf8');
    const { exitCode, err } = await run(call(clinic, ...more, '--unchanged'));
    expect([exitCode, err]).toEqual([1, expect.stringContaining(words)]);
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  it.each([
    [
      'withdrawn',
      'bonde-desk,,,,,,,,,,heron,acacia,today-4d,today-1d,withdrawn,The manager changed.',
      'It was withdrawn.',
    ],
    ['not complete', 'bonde-desk,no,,,,,,,,,heron,,today-4d,today+60d,attested,', 'not complete'],
  ])('refuses a clinic whose newest row is %s', async (_, row, words) => {
    await rewrite(file, (text) => `${text}${row}\n`);
    const { exitCode, err } = await run(call('bonde-desk', '--unchanged'));
    expect([exitCode, err]).toEqual([1, expect.stringContaining(`${words}`)]);
    expect(err).toContain('Ask all questions anew');
  });

  it('refuses a word that ended more than 30 days ago', async () => {
    await rewrite(file, (text) => text.replaceAll('today-6d', 'today-31d'));
    const { err } = await run(call('bonde-desk', '--unchanged'));
    expect(err).toContain(`It ended on ${resolveDay('today-31d', today)}, too long ago for one call.`);
  });

  it('leaves a file that is not in UTF-8 as it is', async () => {
    const latin = Buffer.from(
      `${await readFile(file, 'utf8')}`.replace('In a locked', 'Señora, in a locked'),
      'latin1',
    );
    await writeFile(file, latin);
    const { exitCode, err } = await run(call('bonde-desk', '--unchanged'));
    expect([exitCode, err]).toEqual([1, expect.stringContaining('not in UTF-8')]);
    expect((await readFile(file)).equals(latin)).toBe(true);
  });

  it.each([[[]], [['bonde-desk']], [call('bonde-desk', 'other')], [call('bonde-desk', '--role', ' ')], [['--what']]])(
    'asked with %j it ends with 2',
    async (args) => {
      expect(await run(args)).toMatchObject({ exitCode: 2, out: '' });
    },
  );
});
