import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectPath } from '../../src/commands/project.node.ts';
import { makeCheckout } from '../support/clean-checkout.ts';
import { builtOn } from '../support/lines.ts';

/** Beside the project, since files are shared with it; of different depth, since a path could be counted. */
const folder = projectPath('.generated/checkouts');
const [first, second] = [join(folder, 'one'), join(folder, 'of-somebody-else/deep/er')];

/** What somebody has on their computer, and must never find in what they upload. */
const secrets = {
  GATEWAY_SECRET: 'canary-0f5d2a-gateway-secret-of-a-volunteer',
  AFRICASTALKING_API_KEY: 'canary-77c1be-key-of-a-volunteer',
  TWILIO_AUTH_TOKEN: 'canary-3be902-token-of-a-volunteer',
};
const environment = {
  CLOUDFLARE_API_TOKEN: 'canary-91aa04-token-of-an-account',
  GIT_AUTHOR_EMAIL: 'canary-4e81@volunteer.example',
  CANARY_OF_THE_SHELL: 'canary-c0ffee-of-the-shell',
};

type Files = ReadonlyMap<string, Buffer>;
let one: Files;
let other: Files;

beforeAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await makeCheckout(first, 'forwards');
  await makeCheckout(second, 'backwards');
  const settings = Object.entries(secrets).map(([name, value]) => `${name}="${value}"\n`);
  await writeFile(join(second, '.dev.vars'), settings.join(''));
  const home = join(folder, 'home');
  await mkdir(home);
  one = await build(first, {});
  other = await build(second, {
    ...secrets,
    ...environment,
    HOME: home,
    USER: 'canary-user',
    LANG: 'sw_KE',
    TZ: 'Pacific/Apia',
  });
}, 240_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Compiles and builds in a checkout, in a process of its own, as on one pinned day; reads all that comes out. */
async function build(root: string, more: Readonly<Record<string, string>>): Promise<Files> {
  const script = `
    import { compileLines } from './src/commands/runtime/compile.node.ts';
    import { buildWorker } from './src/commands/runtime/build.node.ts';
    const compiled = await compileLines({ production: false, now: Date.parse('${builtOn}') });
    const worker = 'reason' in compiled ? compiled : await buildWorker();
    if ('reason' in worker) throw new Error(worker.output ?? worker.reason);`;
  const run = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    env: { ...process.env, ...more },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: Buffer[] = [];
  run.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const exitCode = await new Promise((resolve) => run.once('close', resolve));
  if (exitCode !== 0) throw new Error(Buffer.concat(said).toString('utf8'));
  const worker = join(root, '.generated/worker');
  const names = (await readdir(worker)).toSorted();
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(worker, name))] as const)));
}

describe('two clean builds in different folders, homes, zones and languages', () => {
  it('are the same, byte by byte [builds-are-identical]', () => {
    expect([...other.keys()]).toEqual([...one.keys()]);
    for (const [name, bytes] of one) expect(bytes.equals(other.get(name) ?? Buffer.of()), name).toBe(true);
  });

  it('are the Worker and its lines, without a source map or a note on when it was built', () => {
    expect([...one.keys()]).toEqual([expect.stringMatching(/^[0-9a-f]{40}-lines\.jsonl$/), 'live.worker.js']);
  });
});

describe('what is built', () => {
  const text = () => [...other.values()].map((bytes) => bytes.toString('utf8')).join('\n');

  it('holds no secret and no setting of who built it [no-secret-in-the-build]', async () => {
    const example = parseEnv(await readFile(projectPath('.dev.vars.example'), 'utf8'));
    const exampleSecrets = Object.values(example).filter((value) => value?.startsWith('example-'));
    expect(exampleSecrets.length).toBeGreaterThan(15);
    // A short value such as `C.UTF-8` stands in any program.
    const ofTheShell = Object.values(process.env).filter((value) => value !== undefined && value.length > 16);
    const known = [...Object.values(secrets), ...Object.values(environment), ...exampleSecrets, ...ofTheShell];
    expect(known.filter((value) => value !== undefined && text().includes(value))).toEqual([]);
  });

  it('names no folder, person or computer', () => {
    const paths = [projectPath('.'), folder, homedir(), 'of-somebody-else', 'canary-user'];
    // A short name such as `dev` stands in any program.
    const names = [userInfo().username, hostname()].filter((name) => name.length > 5);
    expect([...paths, ...names].filter((found) => found.length > 1 && text().includes(found))).toEqual([]);
    expect(text().match(absolutePath)).toBeNull();
  });

  it('holds no number of a caller: but for the prefix that a demonstration answers, none of the range kept for drama', () => {
    const numbers = text().match(/(?:\+|%2B)?447700900\d*/g) ?? [];
    expect([...new Set(numbers)].filter((number) => number !== '+447700900')).toEqual([]);
  });

  it('holds no e-mail address', () => {
    expect(text().match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/g)).toBeNull();
  });
});

/** Folders where people and build machines keep their work. Not inside an address (`https://x/home/…`) or a word. */
const absolutePath =
  /(?<![\w.:/-])(?:\/(?:home|Users|root|private|tmp|var\/folders|workspace|builds)\/|[A-Z]:\\(?:Users|\\Users)\\)[\w.-]+/g;
