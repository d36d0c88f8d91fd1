import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pull } from '../../src/commands/pull.node.ts';
import { canonicalJson, digestOf } from '../../src/editions/canonical.ts';
import { writeDocument } from '../../src/editions/document.ts';
import type { MadeEdition } from '../../src/editions/make.ts';
import { captured } from '../support/captured.ts';
import { type MemoryStore, memoryStore } from '../support/line-store.ts';
import { now } from '../support/lines.ts';
import { removeCopy, rewrite } from '../support/production-line.ts';
import { published as publishedBy } from '../support/published.ts';
import { publishFiles } from '../support/published-files.ts';
import { signingLineId as line, openSigningLine, type SigningLine } from '../support/signing-line.ts';

const clinics = `menus/${line}/clinics.csv`;
const label = (text: string) => text.replace('lawyer.label: Lawyer', 'lawyer.label: Lawyers');
let own: SigningLine;
let second: MadeEdition;
let files: ReadonlyMap<string, string>;
let published: MemoryStore['values'];

beforeAll(async () => {
  own = await openSigningLine();
  await publishFiles(own.store, own.which, { by: own.people, now });
  await rewrite(`${own.root}/locales/en/${line}.yaml`, label);
  second = await publishFiles(own.store, own.which, { by: own.people, now });
  published = new Map(own.store.values);
  files = await readAll();
});
beforeEach(async () => {
  own.store = memoryStore();
  for (const [key, value] of published) own.store.values.set(key, value);
  for (const path of (await readAll()).keys()) if (!files.has(path)) await rm(`${own.root}/${path}`);
  for (const [path, text] of files) await writeFile(`${own.root}/${path}`, text);
});
afterAll(() => removeCopy(own.root));

async function readAll(): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(own.root, { recursive: true, withFileTypes: true });
  const paths = names.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
  return new Map(
    await Promise.all(
      paths.map(async (path) => [path.slice(own.root.length + 1), await readFile(path, 'utf8')] as const),
    ),
  );
}

const asked = ['--line', line, '--remote'];
const run = (...args: string[]) => captured(() => pull([...args, '--yes', ...asked], own.options()));
const read = (path: string) => readFile(`${own.root}/${path}`, 'utf8');

describe('npm run pull', () => {
  it('writes nothing where the files say what callers hear', async () => {
    expect(await run()).toMatchObject({
      exitCode: 0,
      out: `Nothing had to be written.\nThe files of ${line} say what edition 2 says.\n`,
    });
    expect(await readAll()).toEqual(files);
  });

  it('brings back what was changed and what is gone', async () => {
    await rewrite(`${own.root}/${clinics}`, (text) => text.replace('Umoja', 'Another'));
    await rm(`${own.root}/menus/${line}/menu.yaml`);
    const { exitCode, out, err } = await run();
    expect([exitCode, out]).toEqual([0, `Written: 2 files.\nThe files of ${line} say what edition 2 says.\n`]);
    expect(err).toContain(`  ${clinics}  changed\n`);
    expect(err).toContain(`  menus/${line}/menu.yaml  new\n`);
    expect(err).toContain(`  menus/${line}/line.yaml  same\n`);
    expect(await readAll()).toEqual(files);
  });

  it('brings back an edition by its number, which what is heard was made on', async () => {
    const { exitCode, err } = await run('1');
    expect(exitCode).toBe(0);
    expect(err).not.toContain('WARNING');
    expect(await read(`locales/en/${line}.yaml`)).toContain('lawyer.label: Lawyer\n');
  });

  it('writes nothing where the answer is no', async () => {
    await rewrite(`${own.root}/${clinics}`, (text) => text.replace('Umoja', 'Another'));
    const before = await readAll();
    const refuse = async () => false;
    expect(await captured(() => pull(asked, { ...own.options(), ask: refuse }))).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('Nothing was written.'),
    });
    expect(await readAll()).toEqual(before);
  });

  it('keeps what another line reads too, and says that the line says another thing then', async () => {
    const common = 'locales/en/common.yaml';
    await rewrite(`${own.root}/${common}`, (text) => text.replace('Not available now', 'Not there now'));
    const kept = await run();
    expect(kept.exitCode).toBe(1);
    expect(kept.err).toContain(`  ${common}  kept: another line reads it too; --common writes it\n`);
    expect(kept.err).toContain(`do not say all that edition 2 says: ${common} was kept as here.`);
    expect(await read(common)).toContain('Not there now');
    expect((await run('--common')).exitCode).toBe(0);
    expect(await read(common)).toContain('Not available now');
  });

  it('keeps who may sign, so that nobody comes back whose key was stolen', async () => {
    const keys = `menus/${line}/keys.yaml`;
    await rewrite(`${own.root}/${keys}`, (text) => `${text}# acacia left\n`);
    expect((await run()).err).toContain(`  ${keys}  kept: it says who may sign; --keys writes it`);
    expect(await read(keys)).toContain('# acacia left');
    await run('--keys');
    expect(await read(keys)).not.toContain('# acacia left');
  });

  it('warns of an edition that nobody may have signed for', async () => {
    const { edition, head } = second;
    const { text, digest } = await writeDocument(edition, { ...head, number: 9 }, null);
    const metadata = { line, number: 9, madeAt: now, madeBy: ['heron'] };
    await own.store.put(`edition/${digest}`, text, metadata);
    expect((await run('9')).err).toContain('WARNING: callers do not hear this edition');
  });
});

describe('sources that somebody wrote into the store', () => {
  const sourcesKey = () => `sources/${second.head.sources}`;

  it('are refused where they are not those of the edition, to the byte', async () => {
    const text = (await own.store.get(sourcesKey())) ?? '';
    await own.store.put(sourcesKey(), text.replace('+44207946', '+44207947'));
    await rewrite(`${own.root}/${clinics}`, (kept) => kept.replace('Umoja', 'Another'));
    const before = await readAll();
    expect(await run()).toMatchObject({ exitCode: 1, out: '', err: expect.stringContaining('Nothing was written.') });
    expect(await readAll()).toEqual(before);
  });

  it('are refused where the store lacks them', async () => {
    own.store.values.delete(sourcesKey());
    expect(await run()).toMatchObject({ exitCode: 1, err: expect.stringContaining('does not hold the files') });
  });

  it.each(['../../../outside.txt', 'menus/demo-ew/line.yaml', 'package.json', `menus/${line}/published.json`])(
    'are refused as a whole where one of them is %s, though people signed for it',
    async (path) => {
      const sources = canonicalJson({ [clinics]: 'x\n', [path]: 'x\n' });
      const head = { ...second.head, number: 3, sources: await digestOf(sources) };
      const { text, digest, textless } = await writeDocument(second.edition, head, null);
      const { state } = await own.verified();
      const release = { number: 3, after: state.number, edition: digest, textless };
      const { record } = await publishedBy(second.edition, {
        ...{ by: own.people, release },
        state: { number: state.number + 1, edition: digest },
      });
      await own.store.put(`state/${line}`, JSON.stringify(record));
      await own.store.put(`edition/${digest}`, text);
      await own.store.put(`sources/${head.sources}`, sources);
      expect(await run()).toMatchObject({
        exitCode: 1,
        out: '',
        err: expect.stringContaining('lead outside the line'),
      });
      expect(await readAll()).toEqual(files);
    },
  );
});
