import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captured } from '../support/captured.ts';
import { type Cloudflare, openCloudflare } from '../support/cloudflare.ts';
import { copyProject, removeCopy, rewrite, writeProductionLine } from '../support/production-line.ts';

let root: string;
let cloudflare: Cloudflare;
beforeAll(async () => {
  root = await copyProject();
  await captured(async () => {
    await writeProductionLine(root, 'real-city', Date.now());
    return 0;
  });
  const route = 'routes = [{ pattern = "line.example.org", custom_domain = true }]';
  await rewrite(`${root}/wrangler.toml`, (text) => text.replace('[observability]', `${route}\n\n[observability]`));
  cloudflare = await openCloudflare(['GATEWAY_SECRET', 'PUBLIC_URL']);
}, 240_000);
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

describe('npm run deploy', { timeout: 240_000 }, () => {
  let dry: Run;
  let real: Run;
  beforeAll(async () => {
    dry = await run(['deploy', '--dry-run']);
    real = await run(['deploy']);
  }, 240_000);

  it('shows the digests that a second person gets from a dry run of the same files and day', () => {
    expect(dry).toMatchObject({ exitCode: 0, err: expect.stringContaining('this was a dry run') });
    expect(real).toMatchObject({ exitCode: 0, err: expect.stringContaining('Deployed. Now: ') });
    expect(digestsIn(real.out)).toEqual(digestsIn(dry.out));
    expect(digestsIn(dry.out).size).toBe(4);
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

  it('tells Cloudflare to record nothing, and binds the gate alone [told-to-record-nothing]', () => {
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
      { name: 'GATES', type: 'durable_object_namespace', class_name: 'Gate' },
    ]);
  });

  it('builds as on the day of somebody else, to compare, but never deploys so', async () => {
    const earlier = await run(['deploy', '--dry-run', '--day', '2000-02-30']);
    expect([earlier.exitCode, earlier.out]).toEqual([2, '']);
    expect(await run(['deploy', '--day', new Date().toISOString().slice(0, 10)])).toMatchObject({
      exitCode: 2,
      out: '',
    });
    const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const next = await run(['deploy', '--dry-run', '--day', day]);
    expect(next.out).toContain(` of ${day}. What goes up`);
    expect(digestsIn(next.out).get('all of the above')).not.toBe(digestsIn(dry.out).get('all of the above'));
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
    expect(asked.at(-1)).toMatch(/^GET \/workers\/scripts\/mwavuli\//);
  });
});
