/** `npm run urls`: the callback addresses of every line, and where to paste each. */
import { parseArgs } from 'node:util';
import type { EditionLine } from '../content/edition.ts';
import { type Address, callbackAddresses, healthAddress, whereToPaste } from './deployment/callback-addresses.ts';
import { editionsOf, readLines } from './files/lines.node.ts';
import { print, printError } from './print.node.ts';
import { projectPath } from './project.node.ts';
import { howToGive, readDeploymentSettings } from './runtime/deployment-settings.node.ts';
import { readSettings, type Settings } from './runtime/settings.node.ts';

const usage = 'npm run urls [-- --remote]';

/**
 * Prints the addresses: those of this computer, or with `--remote` those of a deployment, whose secret must then be in the
 * environment. Exit code 1 where something is missing, 2 where it was asked wrongly.
 */
export async function urls(args: readonly string[], root = projectPath('.')): Promise<number> {
  const isRemote = readIsRemote(args);
  if (isRemote === null) return fail(2, [usage]);
  const settings = isRemote ? await readDeploymentSettings(null) : (await readSettings(root)).settings;
  const { PUBLIC_URL: publicUrl, GATEWAY_SECRET: secret, GATEWAY_SECRET_NEXT: next } = settings;
  if (!publicUrl || !secret) return fail(1, isRemote ? missingRemote(settings) : missingHere);
  const editions = editionsOf(await readLines(root, Date.now()));
  const lines = editions.map(({ line }) => line).filter(({ demo }) => !isRemote || !demo);
  if (lines.length === 0) return fail(1, [isRemote ? onlyDemos : unreadable]);

  const base = publicUrl.replace(/\/+$/, '');
  for (const words of warning) printError(words);
  if (!isRemote) printError(onlyHere);
  await printAll(lines, base, secret);
  if (next) {
    print();
    print('With GATEWAY_SECRET_NEXT. Both count: paste these everywhere, then make it GATEWAY_SECRET.');
    await printAll(lines, base, next);
  }
  return 0;
}

async function printAll(lines: readonly EditionLine[], publicUrl: string, secret: string): Promise<void> {
  for (const line of lines) {
    print();
    print(`${line.id} (${line.organisation})`);
    for (const address of await callbackAddresses(line, publicUrl, secret)) printAddress(address);
  }
  print();
  print('Whether it answers, for whoever watches the line');
  print(`  ${await healthAddress(publicUrl, secret)}`);
}

function printAddress(address: Address): void {
  print(`  ${address.channel === 'ussd' ? 'Calls to' : 'Texts to'} ${address.at.join(', ')} by ${address.gateway}`);
  print(`    ${address.url}`);
  for (const words of whereToPaste(address)) print(`    ${words}`);
}

function readIsRemote(args: readonly string[]): boolean | null {
  try {
    return parseArgs({ args: [...args], options: { remote: { type: 'boolean' } } }).values.remote === true;
  } catch {
    return null;
  }
}

const warning = [
  'These addresses are secrets: whoever has one can speak for the gateway. Paste them at the company and nowhere else:',
  'no chat, no mail, no screenshot, no ticket. If one has leaked, docs/running.md says how to change the secret.',
];
const onlyHere =
  'These are of the settings of this computer (.dev.vars), to try a gateway with. Those of a deployment: npm run urls -- --remote';
const missingHere = ['PUBLIC_URL and GATEWAY_SECRET must stand in .dev.vars; .dev.vars.example shows how.'];
const onlyDemos =
  'No line here is deployed: all are demonstrations. Without --remote their addresses on this computer are shown.';
const unreadable = 'No line can be read: npm run check says why.';

function missingRemote({ PUBLIC_URL: publicUrl, GATEWAY_SECRET: secret }: Settings): readonly string[] {
  return [
    'Cloudflare never shows a secret again, so both must be given in the environment, with the values of the deployment:',
    ...(publicUrl ? [] : ['  export PUBLIC_URL=https://…']),
    ...(secret ? [] : [`  ${howToGive('GATEWAY_SECRET')}    (then paste it; it is not shown)`]),
    'Where the secret is lost: make a new one, put it with "npx wrangler secret put GATEWAY_SECRET", paste the new addresses.',
  ];
}

function fail(exitCode: number, lines: readonly string[]): number {
  for (const words of lines) printError(words);
  return exitCode;
}
