/** The settings of a deployment, as far as they are known here: of the environment first, then of .dev.vars. */
import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { smsGateways, ussdGateways } from '../../gateways/gateways.ts';
import type { Settings } from './settings.node.ts';

const names = ['PUBLIC_URL', 'GATEWAY_SECRET', 'GATEWAY_SECRET_NEXT'];
/** A line may have its own of these, and each a next one. */
const ofLines = [
  'SLIP_SECRET',
  ...[...ussdGateways, ...smsGateways].flatMap(({ settings, optionalSettings = [] }) => [
    ...settings,
    ...optionalSettings,
  ]),
];
const isKnown = (name: string) =>
  names.includes(name) || ofLines.some((known) => name === known || name.startsWith(`${known}_`));

/** Reads them; `.dev.vars` is left out where `root` is null, and need not be there. */
export async function readDeploymentSettings(
  root: string | null,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Settings> {
  const written = root === null ? {} : parseEnv(await readIfThere(`${root}/.dev.vars`));
  const read = [...Object.entries(written), ...Object.entries(environment)];
  return Object.fromEntries(read.flatMap(([name, value]) => (value && isKnown(name) ? [[name, value]] : [])));
}

/** How somebody hands over a secret without leaving it in the history of the shell. */
export const howToGive = (name: string): string => `read -rs ${name} && export ${name}`;

async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
