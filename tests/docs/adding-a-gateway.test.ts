/** docs/adding-a-gateway.md, followed to the letter in a copy of the project. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyProject, removeCopy } from '../mutants/copy.ts';
import { documentAt } from './documents.ts';

const page = documentAt('docs/adding-a-gateway.md');
/** Files that the page shows whole: a path on a line of its own, and below it what stands in it. */
const files = [...page.matchAll(/^`([\w./-]+)`\n\n```\w+\n(.*?)^```$/gms)].map(([, path = '', text = '']) => ({
  path,
  text,
}));

const longMilliseconds = 120_000;
let folder = '';

const run = async (...args: readonly string[]) => {
  const running = promisify(execFile)(process.execPath, [...args], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1' },
  });
  running.child.stdin?.end();
  return (await running).stdout;
};

/** What biome says of files in the copy; a copy has no repository, whose ignored files biome would ask for. */
async function biome(...args: readonly string[]): Promise<string> {
  const options = ['--vcs-enabled=false', '--error-on-warnings'];
  return run('node_modules/@biomejs/biome/bin/biome', ...args, ...options);
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

/** Step 4: the import first, the name into the list. */
async function name(path: string, list: RegExp, added: string): Promise<void> {
  const [, line = ''] = new RegExp(`In? ?\`${path}\` add\\n\\n\`\`\`ts\\n(.*?)\\n\`\`\``, 'is').exec(page) ?? [];
  expect(line).toContain('sauti');
  const source = await readFile(join(folder, path), 'utf8');
  expect(source).toMatch(list);
  await write(path, `${line}\n${source.replace(list, (found) => `${found}${added}`)}`);
}

describe('docs/adding-a-gateway.md', () => {
  beforeAll(async () => {
    folder = await copyProject([]);
    for (const { path, text } of files) await write(path, text);
    await name('src/gateways/gateways.ts', /ussdGateways: readonly UssdGateway\[\] = \[/, 'sautiUssd, ');
    await name('src/gateways/handsets.ts', /handsets: Readonly<Record<string, Handsets>> = \{/, ' sauti, ');
  }, longMilliseconds);
  afterAll(() => removeCopy(folder));

  it('shows a fixture, an adapter and its other end', () => {
    expect(files.map(({ path }) => path)).toEqual([
      'tests/gateways/fixtures/sauti/ussd.json',
      'src/gateways/sauti/ussd.ts',
      'src/gateways/sauti/handset.ts',
    ]);
  });

  it('ends in an adapter that keeps the contract', { timeout: longMilliseconds }, async () => {
    const suite = [
      '--config',
      'tests/vitest.config.ts',
      '--project',
      'core',
      'tests/gateways/contract.test.ts',
      '-t',
      'sauti',
    ];
    const out = await run('node_modules/vitest/vitest.mjs', 'run', ...suite);
    expect(out).toMatch(/sauti +\d\d cases, 2 skipped/);
  });

  it('and in a call through it, a row in the table, and code that the compiler takes', {
    timeout: longMilliseconds,
  }, async () => {
    const [table, call] = await Promise.all([
      run('src/cli.ts', 'gateways'),
      run('src/cli.ts', 'dial', '--line', 'demo-ke', '--gateway', 'sauti', '*384*00000*1*1#'),
      run('node_modules/typescript/bin/tsc', '--noEmit'),
    ]);
    expect(table).toMatch(/\| `sauti` +\| USSD .*experimental/);
    expect(call).toContain('DEMO');
  });

  it('is written as `npm run lint` wants it', { timeout: longMilliseconds }, async () => {
    const written = files.map(({ path }) => path);
    expect(await biome('check', ...written)).toContain(`Checked ${written.length} files`);
  });
});
