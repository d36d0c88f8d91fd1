import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Unstable_Config, unstable_readConfig } from 'wrangler';
import { projectPath } from '../src/commands/project.node.ts';

type Lock = { readonly packages: Readonly<Record<string, { readonly version?: string }>> };

const root = projectPath('.');
const configPath = projectPath('wrangler.toml');
const live = 'live';
const environments = environmentsOf(configPath);

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
  ['upload_source_maps', false],
  ['keep_names', false],
  ['limits.cpu_ms', 500],
  ['vars', {}],
  ['secrets.required', ['GATEWAY_SECRET', 'PUBLIC_URL']],
  [
    'durable_objects.bindings',
    [
      { name: 'GATES', class_name: 'Gate' },
      { name: 'POSITIONS', class_name: 'Positions' },
    ],
  ],
  ['kv_namespaces', [{ binding: 'EDITIONS' }]],
  [
    'migrations',
    [
      { tag: 'v1', new_sqlite_classes: ['Gate'] },
      { tag: 'v2', new_sqlite_classes: ['Positions'] },
    ],
  ],
] as const;

/** The parts of wrangler's configuration that may say anything; every other one is empty, those of its next version too. */
const partsInUse = new Set<string>([
  ...['configPath', 'userConfigPath', 'topLevelName', 'targetEnvironment', 'definedEnvironments'],
  ...['name', 'main', 'compatibility_date', 'compatibility_flags', 'rules', 'routes', 'route', 'build', 'dev'],
  ...['jsx_factory', 'jsx_fragment', 'python_modules'],
  ...promises.map(([path]) => path.replace(/\..*/, '')),
]);

/** What a configuration breaks of the above, each as a path. */
function faultsOf(config: Unstable_Config): readonly string[] {
  const broken = promises
    .filter(([path, value]) => !isDeepStrictEqual(structuredClone(at(config, path)), value))
    .map(([path]) => path);
  const strange = Object.entries(config).filter(([part, value]) => !partsInUse.has(part) && !isEmpty(value));
  return [...broken, ...strange.map(([part]) => part)];
}

/** Nothing is said in it, at any depth. */
function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && value !== null && Object.values(value).every(isEmpty));
}

describe('the configuration', () => {
  it('is read for the one environment that there is', () => {
    expect(environments).toEqual([live]);
  });
});

describe.each(environments)('what wrangler reads for the environment "%s"', (environment) => {
  it('has every switch off that records or sends, and no binding but the two objects and the store [logs-are-off]', () => {
    expect(faultsOf(resolved(environment))).toEqual([]);
  });

  it('is the golden file, whole', async () => {
    const golden = `config/${environment}.golden.json`;
    await expect(`${JSON.stringify(withoutPaths(resolved(environment)), null, 2)}\n`).toMatchFileSnapshot(golden);
  });
});

const atEnd = (words: string) => (text: string) => `${text}\n${words}\n`;
const onTop = (words: string) => (text: string) => `${words}\n${text}`;
const turned = (from: string, to: string) => (text: string) => text.replace(from, to);

/** What somebody might write into wrangler.toml, and the fault that names it: the environment, and where in it. */
const planted: readonly (readonly [string, (text: string) => string, string])[] = [
  ['an environment with a tail', atEnd('[env.other]\ntail_consumers = [{ service = "x" }]'), 'other: tail_consumers'],
  [
    'an environment that logs',
    atEnd('[env.other.observability.logs]\nenabled = true'),
    'other: observability.logs.enabled',
  ],
  [
    'an environment with a store',
    atEnd('[[env.other.kv_namespaces]]\nbinding = "K"\nid = "k"'),
    'other: kv_namespaces',
  ],
  ['a tail', onTop('tail_consumers = [{ service = "x" }]'), 'live: tail_consumers'],
  ['a streaming tail', onTop('streaming_tail_consumers = [{ service = "x" }]'), 'live: streaming_tail_consumers'],
  ['analytics', atEnd('[[analytics_engine_datasets]]\nbinding = "A"'), 'live: analytics_engine_datasets'],
  [
    'a rate limit',
    atEnd('[[ratelimits]]\nname = "R"\nnamespace_id = "1"\nsimple = { limit = 1, period = 10 }'),
    'live: ratelimits',
  ],
  [
    'a database',
    atEnd('[[d1_databases]]\nbinding = "D"\ndatabase_name = "d"\ndatabase_id = "d"'),
    'live: d1_databases',
  ],
  ['a queue', atEnd('[[queues.producers]]\nbinding = "Q"\nqueue = "q"'), 'live: queues'],
  ['mail', atEnd('[[send_email]]\nname = "M"'), 'live: send_email'],
  ['another Worker', atEnd('[[services]]\nbinding = "S"\nservice = "s"'), 'live: services'],
  ['an unsafe binding', atEnd('[[unsafe.bindings]]\nname = "U"\ntype = "u"'), 'live: unsafe'],
  ['a placement', atEnd('[placement]\nmode = "smart"'), 'live: placement'],
  ['a browser', atEnd('[browser]\nbinding = "B"'), 'live: browser'],
  ['a model', atEnd('[ai]\nbinding = "AI"'), 'live: ai'],
  ['the number of its version', atEnd('[version_metadata]\nbinding = "V"'), 'live: version_metadata'],
  ['files', atEnd('[assets]\ndirectory = "docs"'), 'live: assets'],
  ['a schedule', atEnd('[triggers]\ncrons = ["0 0 * * *"]'), 'live: triggers'],
  ['a setting in the open', atEnd('[vars]\nPHONE = "on"'), 'live: vars'],
  [
    'a third object',
    atEnd('[[durable_objects.bindings]]\nname = "N"\nclass_name = "Gate"'),
    'live: durable_objects.bindings',
  ],
  ['Logpush', turned('logpush = false', 'logpush = true'), 'live: logpush'],
  ['workers.dev', turned('workers_dev = false', 'workers_dev = true'), 'live: workers_dev'],
  ['traces', turned('traces = { enabled = false', 'traces = { enabled = true'), 'live: observability.traces.enabled'],
  ['source maps', turned('upload_source_maps = false', ''), 'live: upload_source_maps'],
  ['a secret less', turned('"GATEWAY_SECRET", ', ''), 'live: secrets.required'],
];

describe('wrangler.toml, into which somebody wrote', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mwavuli-config-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function faultsWith(plant: (text: string) => string): Promise<readonly string[]> {
    const text = await readFile(configPath, 'utf8');
    const path = join(folder, 'wrangler.toml');
    expect(plant(text)).not.toBe(text);
    await writeFile(path, plant(text));
    return environmentsOf(path).flatMap((name) => faultsOf(resolved(name, path)).map((fault) => `${name}: ${fault}`));
  }

  it.each(planted)('%s, is refused', async (_, plant, fault) => {
    expect(await faultsWith(plant)).toContain(fault);
  });

  it('the address of the line, is not', async () => {
    const address = 'routes = [{ pattern = "line.example.org", custom_domain = true }]';
    expect(await faultsWith(turned('[observability]', `${address}\n\n[observability]`))).toEqual([]);
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

function resolved(environment = live, path = configPath): Unstable_Config {
  return unstable_readConfig({ config: path, ...(environment === live ? {} : { env: environment }) });
}

function environmentsOf(path: string): readonly string[] {
  return [live, ...(resolved(live, path).definedEnvironments ?? [])];
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
