import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Unstable_Config, unstable_readConfig } from 'wrangler';
import { projectPath } from '../src/commands/project.node.ts';

type Lock = { readonly packages: Readonly<Record<string, { readonly version?: string }>> };

const root = projectPath('.');
const configPath = projectPath('wrangler.toml');
const live = 'live';
const environments = [live, ...(resolved().definedEnvironments ?? [])];

/** What must stay off, whichever environment is deployed: path in the resolved configuration, and its value. */
const promises = [
  ['observability.enabled', false],
  ['observability.head_sampling_rate', 0],
  ['observability.redact_query_string', true],
  ['observability.issues.enabled', false],
  ['observability.logs.enabled', false],
  ['observability.logs.invocation_logs', false],
  ['observability.logs.persist', false],
  ['observability.logs.destinations', []],
  ['observability.traces.enabled', false],
  ['observability.traces.persist', false],
  ['observability.traces.destinations', []],
  ['logpush', false],
  ['tail_consumers', undefined],
  ['streaming_tail_consumers', undefined],
  ['analytics_engine_datasets', []],
  ['send_metrics', false],
  ['dependencies_instrumentation.enabled', false],
  ['workers_dev', false],
  ['preview_urls', false],
  ['limits.cpu_ms', 500],
  ['ratelimits', []],
] as const;

describe.each(environments)('what wrangler reads for the environment "%s"', (environment) => {
  it.each(promises)('has %s at %j', (path, value) => {
    expect(at(resolved(environment), path)).toEqual(value);
  });

  it('is the golden file, whole', async () => {
    const golden = `config/${environment}.golden.json`;
    await expect(`${JSON.stringify(withoutPaths(resolved(environment)), null, 2)}\n`).toMatchFileSnapshot(golden);
  });
});

describe('the runtime', async () => {
  const lock: Lock = JSON.parse(await readFile(projectPath('package-lock.json'), 'utf8'));

  it('is asked for the day of the installed one, which its version names', () => {
    const day = resolved().compatibility_date?.replaceAll('-', '');
    expect(lock.packages['node_modules/workerd']?.version).toMatch(new RegExp(`^1\\.${day}\\.`));
  });

  it.each(['workerd', 'miniflare', 'wrangler'])('has one version of %s in the whole lock file', (name) => {
    expect(Object.keys(lock.packages).filter((path) => path.endsWith(`node_modules/${name}`))).toHaveLength(1);
  });
});

describe('the example settings', () => {
  it('name every setting that a deployment must have', async () => {
    const example = await readFile(projectPath('.dev.vars.example'), 'utf8');
    for (const name of resolved().secrets?.required ?? []) expect(example).toMatch(new RegExp(`^${name}=`, 'm'));
  });
});

function resolved(environment = live): Unstable_Config {
  return unstable_readConfig({ config: configPath, ...(environment === live ? {} : { env: environment }) });
}

function at(config: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key], config);
}

/** The same on every computer: paths are told from the checkout. */
function withoutPaths(config: Unstable_Config): unknown {
  return JSON.parse(JSON.stringify(config), (_, value: unknown) =>
    typeof value === 'string' && value.startsWith(root) ? relative(root, value) : value,
  );
}
