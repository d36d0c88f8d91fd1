/** `npm run deploy`: checks as for production, compiles the lines that are no demonstration, builds, deploys. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Finding } from '../check/finding.ts';
import { dayOf, isRealDay } from '../content/days.ts';
import type { EditionLine } from '../content/edition.ts';
import { placeOf } from './check.node.ts';
import { promiseToLookAt } from './deployment/promise.ts';
import { secretsNeeded } from './deployment/secrets-needed.ts';
import { digestUpload, type UploadDigests } from './deployment/upload-digests.node.ts';
import { print, printError } from './print.node.ts';
import { projectPath } from './project.node.ts';
import { type BuiltWorker, buildWorker } from './runtime/build.node.ts';
import { type Compiled, type CompileFailure, compileLines } from './runtime/compile.node.ts';
import { showWrangler } from './wrangler.node.ts';

const usage = 'npm run deploy [-- --dry-run [--day YYYY-MM-DD]]';

/**
 * Deploys, or with `--dry-run` stops before; `--day` then builds as on that day, to compare with what somebody else built.
 * Exit code 1 where something has to be mended first, 2 where it was asked wrongly.
 */
export async function deploy(args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  if (asked === null) return fail(2, [usage]);
  const { routes, hasStore } = await readPlaces();
  printError('Checking what the lines say, as for production …');
  const compiled = await compileAsked(asked);
  if ('reason' in compiled) return fail(1, whyNotCompiled(compiled));
  const isDeployable = compiled.editions.some(({ line }) => !line.demo);
  if (isDeployable && routes.length === 0) return fail(1, noRoute);
  if (isDeployable && !hasStore) return fail(1, noStore);
  printError('Building the Worker …');
  const worker = await buildWorker(projectPath('.generated/worker-to-deploy'));
  if ('reason' in worker) return fail(1, ['The Worker does not build.', worker.output]);
  const shown = await digestUpload(worker, projectPath('wrangler.toml'));
  const destination = isDeployable ? `To ${routes.join(', ')}` : onlyTried;
  for (const line of [...(await summary(compiled, worker, destination)), ...comparison(compiled, shown)]) print(line);
  if (!isDeployable) return fail(1, noLine);
  if (asked.isDry) return fail(0, ['Nothing was deployed: this was a dry run.']);
  // Wrangler builds once more, into the same folder, and uploads that.
  const { exitCode } = await showWrangler(['deploy', '--outdir', worker.folder]);
  if (exitCode !== 0)
    return fail(1, ['Wrangler did not deploy; it says why above.', ...secretsNeeded(compiled.editions)]);
  const uploaded = await digestUpload(worker, projectPath('wrangler.toml'));
  if (uploaded.whole !== shown.whole) return fail(1, changedMeanwhile);
  return fail(0, ['Deployed. Now: npm run urls -- --remote, and npm run doctor -- with the address of the line.']);
}

type Asked = { readonly isDry: boolean; readonly now: number };

function readArguments(args: readonly string[]): Asked | null {
  try {
    const options = { 'dry-run': { type: 'boolean' }, day: { type: 'string' } } as const;
    const { values } = parseArgs({ args: [...args], options });
    const isDry = values['dry-run'] === true;
    if (values.day === undefined) return { isDry, now: Date.now() };
    return isDry && isRealDay(values.day) ? { isDry, now: Date.parse(values.day) } : null;
  } catch {
    return null;
  }
}

/** As for production. A dry run goes on with the demonstrations where there is nothing else, so that anybody can compare. */
async function compileAsked({ isDry, now }: Asked): Promise<Compiled | CompileFailure> {
  const compiled = await compileLines({ production: true, now });
  const isThereNone = 'reason' in compiled && compiled.reason === 'no-line';
  return isDry && isThereNone ? compileLines({ production: false, now }) : compiled;
}

const onlyTried = 'ONLY DEMONSTRATIONS: not deployable. Built to try the comparison';

/** Where the Worker will answer, and whether its store is one of an account, as wrangler.toml says it. */
async function readPlaces(): Promise<{ readonly routes: readonly string[]; readonly hasStore: boolean }> {
  // Loaded here, since it takes a second: what was asked wrongly is refused before.
  const { unstable_readConfig } = await import('wrangler');
  const { route, routes = [], kv_namespaces: stores } = unstable_readConfig({ config: projectPath('wrangler.toml') });
  const all = [...(route ? [route] : []), ...routes];
  return {
    routes: all.map((entry) => (typeof entry === 'string' ? entry : entry.pattern)),
    hasStore: stores.every((store: { readonly id?: string }) => (store.id ?? '') !== ''),
  };
}

function whyNotCompiled(failure: CompileFailure): readonly string[] {
  const errors = failure.findings.filter(({ severity }) => severity === 'error').map(findingWords);
  if (failure.reason === 'check-failed')
    return [...errors, '', 'Nothing was deployed: mend these first. npm run check -- --production shows them too.'];
  if (failure.reason === 'floor-unreadable') return floorUnreadable(failure.path);
  return noLine;
}

const floorUnreadable = (path: string): readonly string[] => [
  `Nothing was deployed: ${path} is not what npm run publish wrote, and says what callers must not fall below.`,
  'Take it back out of the history of the files (git), or from whoever published last. Delete it only where nothing was ever published.',
];

const noLine = [
  'Nothing was deployed: there is no line to deploy, only demonstrations, whose clinics and numbers are invented.',
  'Make your own with npm run line -- new NAME, fill it, and write "demo: false" in its line.yaml.',
];

const findingWords = ({ where, words, mend }: Finding): string => `${placeOf(where)} ${words} ${mend}`;

const noRoute = [
  'Nothing was deployed: wrangler.toml names no address, and workers.dev is off. Add your own domain, above [observability]:',
  '  routes = [{ pattern = "line.example.org", custom_domain = true }]',
];

const noStore = [
  'Nothing was deployed: the store of editions has no id in wrangler.toml. It is made once: npx wrangler kv namespace create EDITIONS',
  'Answer "no" where it asks to change the file, and write the id that it prints below binding = "EDITIONS":',
  '  id = "…"',
];

async function summary(compiled: Compiled, worker: BuiltWorker, destination: string): Promise<readonly string[]> {
  const sizes = await Promise.all(worker.modules.map(({ name }) => stat(join(worker.folder, name))));
  const kibibytes = Math.ceil(sizes.reduce((sum, { size }) => sum + size, 0) / 1024);
  return [
    `${destination}, ${kibibytes} KiB:`,
    ...compiled.editions.map(({ line }) => `  ${lineWords(line)}`),
    ...compiled.findings.map((finding) => `  To look at: ${findingWords(finding)}`),
    ...(await promiseWords()),
    ...secretsNeeded(compiled.editions),
  ];
}

function comparison({ build, madeAt }: Compiled, { lines, whole }: UploadDigests): readonly string[] {
  return [
    `Build ${build} of ${madeAt}. What goes up, in SHA-256, to compare with a second person:`,
    ...lines.map((line) => `  ${line}`),
    `  ${whole}  all of the above`,
  ];
}

const changedMeanwhile = [
  'What went up is not what was shown above: a file changed in between. Compare again and deploy again.',
];

/** Checks by hand behind the public promise whose day is past: no program can repeat them. */
async function promiseWords(): Promise<readonly string[]> {
  const page = await readFile(projectPath('docs/promise.md'), 'utf8').catch(() => null);
  return promiseToLookAt(page, dayOf(Date.now())).map((words) => `  To look at: ${words}`);
}

function lineWords({ id, organisation, languages, ussd, sms }: EditionLine): string {
  const reached = [...ussd.flatMap(({ codes }) => codes), ...sms.map(({ number }) => number)];
  return `${id} (${organisation}): ${languages.map(({ name }) => name).join(', ')}; at ${[...new Set(reached)].join(', ')}`;
}

function fail(exitCode: number, lines: readonly string[]): number {
  for (const words of lines) printError(words);
  return exitCode;
}
