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
  const tool = spawn(process.execPath, [wranglerPath(), ...args], {
    cwd: projectPath('.'),
    env: { ...process.env, ...quietTools },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  tool.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  tool.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    tool.once('error', reject);
    tool.once('close', (code) =>
      resolve({ exitCode: code ?? 1, output: Buffer.concat(chunks).toString('utf8').trim() }),
    );
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
