/** Runs wrangler as it is installed here, in the folder of the project. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { projectPath, quietTools } from './project.node.ts';

export type WranglerRun = {
  readonly exitCode: number;
  /** What it said; empty where it spoke to the terminal itself. */
  readonly output: string;
};

/** Runs it out of sight and keeps what it says. */
export function runWrangler(args: readonly string[]): Promise<WranglerRun> {
  return keepOutput(args, {}, ({ both }) => ({ output: both.trim() }));
}

export type WranglerAnswer = WranglerRun & {
  /** What it was asked for, to the byte, without what it says besides. */
  readonly answer: string;
};

/** Runs it out of sight for what it gives out: a value of the store, or a list of them. */
export function askWrangler(args: readonly string[]): Promise<WranglerAnswer> {
  return keepOutput(args, { WRANGLER_LOG: 'log' }, ({ out, both }) => ({ output: both.trim(), answer: out }));
}

function keepOutput<Kept>(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  keep: (said: { readonly out: string; readonly both: string }) => Kept,
): Promise<Kept & { readonly exitCode: number }> {
  const tool = spawn(process.execPath, [wranglerPath(), ...args], {
    cwd: projectPath('.'),
    env: { ...process.env, ...quietTools, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, both]: [Buffer[], Buffer[]] = [[], []];
  tool.stdout.on('data', (chunk: Buffer) => [out, both].map((chunks) => chunks.push(chunk)));
  tool.stderr.on('data', (chunk: Buffer) => both.push(chunk));
  const whole = (chunks: readonly Buffer[]) => Buffer.concat(chunks).toString('utf8');
  return new Promise((resolve, reject) => {
    tool.once('error', reject);
    tool.once('close', (code) => resolve({ exitCode: code ?? 1, ...keep({ out: whole(out), both: whole(both) }) }));
  });
}

/** Runs it in the terminal: it may ask somebody to log in, and says what it does. */
export function showWrangler(args: readonly string[]): Promise<WranglerRun> {
  const tool = spawn(process.execPath, [wranglerPath(), ...args], {
    cwd: projectPath('.'),
    env: { ...process.env, ...quietTools, WRANGLER_LOG: 'log' },
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    tool.once('error', reject);
    tool.once('close', (code) => resolve({ exitCode: code ?? 1, output: '' }));
  });
}

function wranglerPath(): string {
  const packageFile = createRequire(import.meta.url).resolve('wrangler/package.json');
  return join(dirname(packageFile), 'bin/wrangler.js');
}
