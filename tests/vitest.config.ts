import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { projectPath, quietTools } from '../src/commands/project.node.ts';
import { catchOutside } from '../src/commands/runtime/outside.node.ts';
import { readExampleSettings } from '../src/commands/runtime/settings.node.ts';

// Before any project starts: wrangler and its runtime read these from the environment.
Object.assign(process.env, quietTools);

const root = projectPath('.');
/** Of SQLite, which the proof reads databases with. */
const execArgv = ['--disable-warning=ExperimentalWarning'];
const inWorkerd = 'tests/worker/**/*.test.ts';
const ofTheWhole = 'tests/{line,browser}/**/*.test.ts';

/**
 * `core`: in Node, sources alone. `worker`: inside workerd, with the bindings of wrangler.toml. `whole`: the Worker as
 * it deploys, served on this computer, with handsets and a browser at the other end.
 */
export default defineConfig({
  root,
  test: {
    maxWorkers: '100%',
    projects: [
      {
        root,
        test: {
          name: 'core',
          execArgv,
          include: ['tests/**/*.test.ts'],
          exclude: [inWorkerd, ofTheWhole],
          testTimeout: 20_000,
        },
      },
      {
        root,
        plugins: [cloudflareTest(workerOptions)],
        test: { name: 'worker', include: [inWorkerd], globalSetup: ['tests/support/compiled.ts'] },
      },
      {
        root,
        test: {
          name: 'whole',
          execArgv,
          include: [ofTheWhole],
          globalSetup: ['tests/support/compiled.ts', 'tests/support/built.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});

/** Example settings, and nothing that leaves this computer: the same catcher as that of `npm start`. */
async function workerOptions() {
  // Reached by path at run time, so that a slip in a gateway fails the tests of the Worker alone.
  const path = projectPath('src/commands/runtime/outbound.node.ts');
  const { createOutbound }: typeof import('../src/commands/runtime/outbound.node.ts') = await import(
    /* @vite-ignore */ path
  );
  return {
    wrangler: { configPath: projectPath('wrangler.toml') },
    miniflare: { cf: false, bindings: { ...(await readExampleSettings()) }, ...catchOutside(createOutbound()) },
  };
}
