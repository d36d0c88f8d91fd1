import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deploy } from '../../src/commands/deploy.node.ts';
import { addDays } from '../../src/content/days.ts';
import { captured } from '../support/captured.ts';
import { type Cloudflare, openCloudflare } from '../support/cloudflare.ts';
import { copyProject, removeCopy, rewrite, writeProductionLine } from '../support/production-line.ts';

/** One copy of the project: demonstrations alone, then a line of its own, then deployed, then gone. */
let root: string;
let cloudflare: Cloudflare;
beforeAll(async () => {
  root = await copyProject();
  cloudflare = await openCloudflare(['GATEWAY_SECRET', 'PUBLIC_URL']);
});
afterAll(async () => {
  await cloudflare.close();
  await removeCopy(root);
});

type Run = { readonly exitCode: number | null; readonly out: string; readonly err: string };

/** A command of the copy, in a process of its own, with wrangler's log-in replaced; `typed` is all of its input. */
function run(args: readonly string[], typed = ''): Promise<Run> {
  const command = spawn(process.execPath, ['src/cli.ts', ...args], {
    cwd: root,
    env: { ...process.env, ...cloudflare.environment },
  });
  const heard = { out: '', err: '' };
  command.stdout.on('data', (chunk: Buffer) => {
    heard.out += chunk;
  });
  command.stderr.on('data', (chunk: Buffer) => {
    heard.err += chunk;
  });
  command.stdin.end(typed);
  return new Promise((resolve) => command.once('close', (exitCode) => resolve({ exitCode, ...heard })));
}

/** The digests that a deployment prints, by name. */
const digestsIn = (out: string): ReadonlyMap<string, string> =>
  new Map([...out.matchAll(/^ {2}([0-9a-f]{64}) {2}(.*)$/gm)].map(([, digest = '', name = '']) => [name, digest]));
const sha256 = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');

describe('npm run deploy, asked wrongly,', () => {
  it.each([
    ['for what it does not know', ['--now']],
    ['for a day that there is not', ['--dry-run', '--day', '2000-02-30']],
    ['to deploy as on the day of somebody else', ['--day', new Date().toISOString().slice(0, 10)]],
  ])('%s, ends with 2', async (_, args) => {
    expect(await captured(() => deploy(args))).toEqual({
      exitCode: 2,
      out: '',
      err: 'npm run deploy [-- --dry-run [--day YYYY-MM-DD]]\n',
    });
  });
});

describe('npm run deploy, where there are demonstrations alone,', { timeout: 240_000 }, () => {
  it('refuses', async () => {
    const { exitCode, out, err } = await run(['deploy']);
    expect([exitCode, out]).toEqual([1, '']);
    expect(err).toContain('there is no line to deploy, only demonstrations');
  });

  it('shows their digests in a dry run, marked, and ends as what cannot be deployed', async () => {
    const { exitCode, out, err } = await run(['deploy', '--dry-run', '--day', '2026-11-20']);
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^ONLY DEMONSTRATIONS: not deployable\. Built to try the comparison, \d+ KiB:\n {2}demo-/);
    expect(out).toContain(' of 2026-11-20. What goes up, in SHA-256');
    expect([...digestsIn(out).keys()]).toEqual(expect.arrayContaining(['live.worker.js', 'all of the above']));
    expect(err).toContain('there is no line to deploy, only demonstrations');
  });
});

describe('npm run deploy, where a line is not ready,', { timeout: 240_000 }, () => {
  beforeAll(async () => {
    await captured(async () => {
      await writeProductionLine(root, 'real-city', Date.now());
      return 0;
    });
  });

  it('refuses, and names the place', async () => {
    const reviews = `${root}/menus/real-city/reviews.yaml`;
    const complete = await readFile(reviews, 'utf8');
    await rewrite(reviews, (text) => text.replace(/languages:[\s\S]*/, 'languages: []\n'));
    const { exitCode, err } = await run(['deploy', '--dry-run']);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/^menus\/real-city\/reviews\.yaml:\d+:\d+ .*second native reader/m);
    await writeFile(reviews, complete);
  });

  it('refuses one that has no address to answer at, and says what to add', async () => {
    const { exitCode, err } = await run(['deploy', '--dry-run']);
    expect(exitCode).toBe(1);
    expect(err).toContain('routes = [{ pattern = "line.example.org", custom_domain = true }]');
  });

  it('refuses one whose store is of no account, and says how to make one', async () => {
    const route = 'routes = [{ pattern = "line.example.org", custom_domain = true }]';
    await rewrite(`${root}/wrangler.toml`, (text) => text.replace('[observability]', `${route}\n\n[observability]`));
    const { exitCode, err } = await run(['deploy', '--dry-run']);
    expect(exitCode).toBe(1);
    expect(err).toContain('npx wrangler kv namespace create EDITIONS');
  });
});

describe('npm run deploy, where a line is ready,', { timeout: 240_000 }, () => {
  let real: Run;
  let dry: Run;
  let day: string;
  beforeAll(async () => {
    const binding = 'binding = "EDITIONS"';
    await rewrite(`${root}/wrangler.toml`, (text) => text.replace(binding, `${binding}\nid = "${'0'.repeat(32)}"`));
    real = await run(['deploy']);
    // As a second person does: the day is the one that the first has read out, since midnight may have passed.
    day = / of (\d{4}-\d\d-\d\d)\. What goes up/.exec(real.out)?.[1] ?? '';
    dry = await run(['deploy', '--dry-run', '--day', day]);
  }, 240_000);

  it('builds the line, and no demonstration', async () => {
    expect(dry).toMatchObject({ exitCode: 0, err: expect.stringContaining('this was a dry run') });
    expect(dry.out).toMatch(
      /^To line\.example\.org, \d+ KiB:\n {2}real-city \(Made-up organisation\): English; at \*920\*5550#, 92055\n/,
    );
    expect(dry.out).toContain('GATEWAY_SECRET, PUBLIC_URL, AFRICASTALKING_USERNAME, AFRICASTALKING_API_KEY');
    // The copy has no documents.
    expect(dry.out).toContain('\n  To look at: docs/promise.md cannot be read');
    const [head = ''] = (await readFile(`${root}/.generated/lines.jsonl`, 'utf8')).split('\n');
    expect(JSON.parse(head).lines.map(({ id }: { id: string }) => id)).toEqual(['real-city']);
  });

  it('shows the digests that a second person gets from a dry run of the same files and day', async () => {
    expect(real).toMatchObject({ exitCode: 0, err: expect.stringContaining('Deployed. Now: ') });
    expect(digestsIn(dry.out)).toEqual(digestsIn(real.out));
    expect(digestsIn(real.out).size).toBe(4);
    const next = await run(['deploy', '--dry-run', '--day', addDays(day, 1)]);
    expect(next.out).toContain(` of ${addDays(day, 1)}. What goes up`);
    expect(digestsIn(next.out).get('all of the above')).not.toBe(digestsIn(dry.out).get('all of the above'));
  });

  it('uploads, byte for byte, what it has shown, and nothing beside it [upload-as-shown]', async () => {
    const shown = digestsIn(real.out);
    const [{ modules = new Map<string, Buffer>() } = {}, ...others] = cloudflare.uploads;
    expect(others).toEqual([]);
    const uploaded = [...modules].map(([name, bytes]) => [name.replace(/^\.\//, ''), sha256(bytes)] as const);
    const toml = sha256(await readFile(`${root}/wrangler.toml`));
    expect(new Map([['wrangler.toml', toml], ...uploaded])).toEqual(new Map([...shown].slice(0, 3)));
    const listed = [...shown].slice(0, 3).map(([name, digest]) => `${digest}  ${name}\n`);
    expect(shown.get('all of the above')).toBe(sha256(listed.join('')));
  });

  it('tells Cloudflare to record nothing, and binds the two objects and the store alone [told-to-record-nothing]', () => {
    const { metadata = {} } = cloudflare.uploads[0] ?? {};
    const { observability, logpush, bindings, tail_consumers } = metadata;
    expect(observability).toEqual({
      enabled: false,
      head_sampling_rate: 0,
      redact_query_string: true,
      issues: { enabled: false },
      logs: { enabled: false, invocation_logs: false, persist: false, head_sampling_rate: 0, destinations: [] },
      traces: { enabled: false, persist: false, head_sampling_rate: 0, destinations: [] },
    });
    expect([logpush, tail_consumers ?? []]).toEqual([false, []]);
    expect(bindings).toEqual([
      { name: 'GATEWAY_SECRET', type: 'inherit' },
      { name: 'PUBLIC_URL', type: 'inherit' },
      { name: 'EDITIONS', type: 'kv_namespace', namespace_id: expect.stringMatching(/^[0-9a-f]{32}$/) },
      { name: 'GATES', type: 'durable_object_namespace', class_name: 'Gate' },
      { name: 'POSITIONS', type: 'durable_object_namespace', class_name: 'Positions' },
    ]);
  });
});

describe('npm run wipe -- --remote', { timeout: 240_000 }, () => {
  it('for other words asks Cloudflare nothing', async () => {
    const before = cloudflare.asked.length;
    expect((await run(['wipe', '--remote'], 'yes\n')).exitCode).toBe(1);
    expect(cloudflare.asked.slice(before)).toEqual([]);
  });

  it('deletes the Worker, and looks that it is gone', async () => {
    const before = cloudflare.asked.length;
    const { exitCode, err } = await run(['wipe', '--remote'], 'wipe mwavuli at cloudflare\n');
    expect(err).toContain('The Worker is gone from Cloudflare.');
    expect(exitCode).toBe(0);
    const asked = cloudflare.asked.slice(before);
    expect(asked.filter((request) => !request.startsWith('GET '))).toEqual(['DELETE /workers/services/mwavuli']);
    const deleted = asked.indexOf('DELETE /workers/services/mwavuli');
    expect(asked.slice(deleted + 1)).toContainEqual(expect.stringMatching(/^GET \/workers\/scripts\/mwavuli\//));
  });
});
