/** `npm run doctor -- URL`: asks a deployment what gateways and forgers would ask it, and says what is wrong. */
import { parseArgs } from 'node:util';
import type { Edition } from '../content/edition.ts';
import { callbackAddresses } from './deployment/callback-addresses.ts';
import { tryCall } from './doctor/calls.ts';
import type { Diagnosis } from './doctor/diagnosis.ts';
import { tryForgeries } from './doctor/forgeries.ts';
import { askHealth, isOwnRefusal, stranger } from './doctor/health.ts';
import { diagnose, get, type Patient, type Subject, unreachable } from './doctor/patient.ts';
import { encryption, lookAround } from './doctor/surroundings.ts';
import { tryText } from './doctor/texts.ts';
import { tryUnread } from './doctor/unread.ts';
import { editionsOf, readLines } from './files/lines.node.ts';
import { print, printError } from './print.node.ts';
import { projectPath } from './project.node.ts';
import { howToGive, readDeploymentSettings } from './runtime/deployment-settings.node.ts';
import type { Settings } from './runtime/settings.node.ts';
import { type LastPublished, readLastPublished } from './store/last-published.node.ts';

const usage = 'npm run doctor -- [--json] https://line.example.org';

export type DoctorOptions = {
  /** The project's folder; this one where absent. */
  readonly root?: string;
  /** The settings of the deployment; those of the environment and .dev.vars where absent. */
  readonly settings?: Settings;
};

/** Examines one deployment and calls no other address. Exit code 1 where something is wrong, 2 where it was asked wrongly. */
export async function doctor(args: readonly string[], options: DoctorOptions = {}): Promise<number> {
  const { root = projectPath('.') } = options;
  const asked = readArguments(args);
  if (asked === null)
    return fail(2, `Not understood. Write: ${usage}, with https:// (or http:// on this computer) and no path.`);
  const settings = options.settings ?? (await readDeploymentSettings(root));
  const { GATEWAY_SECRET: secret } = settings;
  if (!secret) return fail(1, `Give the secret of the deployment first: ${howToGive('GATEWAY_SECRET')}`);
  const diagnoses = await examine(asked.url, secret, settings, root);
  const isWell = diagnoses.every(({ outcome }) => outcome !== 'wrong');
  if (asked.json) print(JSON.stringify({ ok: isWell, url: asked.url, diagnoses }, null, 2));
  else for (const line of report(diagnoses)) print(line);
  return isWell ? 0 : 1;
}

async function examine(url: string, secret: string, settings: Settings, root: string): Promise<readonly Diagnosis[]> {
  const refusal = await get(`${url}/${crypto.randomUUID()}`);
  if ('unreachable' in refusal) return [diagnose('health', null, unreachable(refusal.unreachable))];
  if (!isOwnRefusal(refusal)) return [diagnose('health', null, stranger(refusal.status))];
  const editions = editionsOf(await readLines(root, Date.now()));
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);
  // Privacy: no secret goes to a stranger, nor over a way where it can be read.
  const around = encryption({ url, isLocal }).map(([check, said]) => diagnose(check, null, said));
  if (!isLocal && new URL(url).protocol === 'http:') return around.filter(({ outcome }) => outcome === 'wrong');
  const published = await readAllPublished(root, editions);
  const patient: Patient = { url, isLocal, settings, editions, published, refusal };
  const health = await askHealth(patient, secret);
  if (health.answer === null) return health.diagnoses;
  const found = [...health.diagnoses, ...(await lookAround(patient, health.answer, health.lines))];
  for (const edition of editions.filter(({ line }) => health.lines.includes(line.id))) {
    const addresses = await callbackAddresses(edition.line, url, secret);
    const mayDiffer = health.others.includes(edition.line.id);
    for (const address of addresses) found.push(...(await examineAddress({ patient, edition, address, mayDiffer })));
  }
  return found;
}

async function readAllPublished(root: string, editions: readonly Edition[]): Promise<Patient['published']> {
  const published = new Map<string, LastPublished>();
  for (const { line } of editions) {
    const last = await readLastPublished(root, line.id);
    if (last) published.set(line.id, last);
  }
  return published;
}

async function examineAddress(subject: Subject): Promise<readonly Diagnosis[]> {
  const answered = subject.address.channel === 'ussd' ? await tryCall(subject) : await tryText(subject);
  return [...answered, ...(await tryUnread(subject)), ...(await tryForgeries(subject))];
}

function readArguments(args: readonly string[]): { readonly url: string; readonly json: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const { protocol, origin, pathname, search } = new URL(positionals[0] ?? '');
    const isPlain = /^https?:$/.test(protocol) && pathname === '/' && search === '' && positionals.length === 1;
    return isPlain ? { url: origin, json: values.json === true } : null;
  } catch {
    return null;
  }
}

function report(diagnoses: readonly Diagnosis[]): readonly string[] {
  const count = diagnoses.filter(({ outcome }) => outcome === 'wrong').length;
  return [
    ...diagnoses.flatMap(({ outcome, about, words, mend }) => [
      `${outcome.padEnd(5)}  ${about === null ? '' : `${about}: `}${words}`,
      ...(mend === null ? [] : [`       ${mend}`]),
    ]),
    '',
    count === 0 ? 'Nothing is wrong. Dial and text it from a real phone of each network too.' : `${count} to mend.`,
  ];
}

function fail(exitCode: number, words: string): number {
  printError(words);
  return exitCode;
}
