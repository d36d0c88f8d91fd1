import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captured } from '../support/captured.ts';
import { copyProject, removeCopy, rewrite, writeProductionLine } from '../support/production-line.ts';

let root: string;
beforeAll(async () => {
  root = await copyProject();
});
afterAll(() => removeCopy(root));

type Run = { readonly exitCode: number | null; readonly out: string; readonly err: string };

/** The command of the copy, in a process of its own. */
function deploy(...args: readonly string[]): Promise<Run> {
  const run = spawn(process.execPath, ['src/cli.ts', 'deploy', ...args], { cwd: root });
  const heard = { out: '', err: '' };
  run.stdout.on('data', (chunk: Buffer) => {
    heard.out += chunk;
  });
  run.stderr.on('data', (chunk: Buffer) => {
    heard.err += chunk;
  });
  return new Promise((resolve) => run.once('close', (exitCode) => resolve({ exitCode, ...heard })));
}

describe('npm run deploy, without deploying', { timeout: 90_000 }, () => {
  it('refuses where there are demonstrations alone', async () => {
    const { exitCode, out, err } = await deploy('--dry-run');
    expect([exitCode, out]).toEqual([1, '']);
    expect(err).toContain('there is no line to deploy, only demonstrations');
  });

  it('refuses a line that has no address to answer at, and says what to add', async () => {
    await captured(async () => {
      await writeProductionLine(root, 'real-city', Date.now());
      return 0;
    });
    const { exitCode, err } = await deploy('--dry-run');
    expect(exitCode).toBe(1);
    expect(err).toContain('routes = [{ pattern = "line.example.org", custom_domain = true }]');
  });

  it('builds the line that is ready, and no demonstration', async () => {
    const route = 'routes = [{ pattern = "line.example.org", custom_domain = true }]';
    await rewrite(`${root}/wrangler.toml`, (text) => text.replace('[observability]', `${route}\n\n[observability]`));
    const { exitCode, out, err } = await deploy('--dry-run');
    expect(err).toContain('Nothing was deployed: this was a dry run.');
    expect(exitCode).toBe(0);
    expect(out).toMatch(
      /^To line\.example\.org, \d+ KiB:\n {2}real-city \(Made-up organisation\): English; at \*920\*5550#, 92055\n/,
    );
    expect(out).toContain('GATEWAY_SECRET, PUBLIC_URL, AFRICASTALKING_USERNAME, AFRICASTALKING_API_KEY');
    // The copy has no documents.
    expect(out).toContain('\n  To look at: docs/promise.md cannot be read');
    const [head = ''] = (await readFile(`${root}/.generated/lines.jsonl`, 'utf8')).split('\n');
    expect(JSON.parse(head).lines.map(({ id }: { id: string }) => id)).toEqual(['real-city']);
  });

  it('refuses a line that is not ready, and names the place', async () => {
    await rewrite(`${root}/menus/real-city/reviews.yaml`, (text) =>
      text.replace(/languages:[\s\S]*/, 'languages: []\n'),
    );
    const { exitCode, err } = await deploy('--dry-run');
    expect(exitCode).toBe(1);
    expect(err).toMatch(/^menus\/real-city\/reviews\.yaml:\d+:\d+ .*second native reader/m);
  });

  it('asked for what it does not know, ends with 2', async () => {
    expect(await deploy('--now')).toMatchObject({ exitCode: 2, out: '' });
  });
});
