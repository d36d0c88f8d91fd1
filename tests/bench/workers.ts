/** The Worker as it deploys and the bare one beside it, built by the same tool from the same wrangler.toml. */

import { projectPath } from '../../src/commands/project.node.ts';
import { type BuiltWorker, buildWorker } from '../../src/commands/runtime/build.node.ts';
import { createOutbound } from '../../src/commands/runtime/outbound.node.ts';
import { type ServedWorker, serveWorker } from '../../src/commands/runtime/serve.node.ts';
import { readExampleSettings, type Settings } from '../../src/commands/runtime/settings.node.ts';
import type { Edition } from '../../src/content/edition.ts';
import { bundleEditions } from '../../src/editions/bundle.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import { lineLike } from '../support/other-lines.ts';
import { withLines } from '../support/with-lines.ts';
import { gateway, keptGateway, line } from './calls.ts';

/** One of each: the Worker that is measured, and the bare one. */
export type Pair<Each> = { readonly ours: Each; readonly bare: Each };

/** Builds both; `.generated/lines.jsonl` must stand. */
export async function buildPair(): Promise<Pair<BuiltWorker>> {
  return {
    ours: await build(projectPath('.generated/bench/live')),
    bare: await build(projectPath('.generated/bench/bare'), projectPath('tests/bench/bare.worker.ts')),
  };
}

async function build(folder: string, entrance?: string): Promise<BuiltWorker> {
  const built = await buildWorker(folder, entrance);
  if ('reason' in built) throw new Error(`A Worker does not build.\n${built.output}`);
  return built;
}

/** The settings of the example, as a deployment has them: without the phone. */
export async function deployedSettings(): Promise<Settings> {
  return { ...(await readExampleSettings()), PHONE: 'off', PUBLIC_URL: 'https://line.invalid' };
}

/** The measured line as the gateway carries it, too, that sends the newest input alone. `builtOn` as YYYY-MM-DD. */
export async function carriedByKept(
  { ours, bare }: Pair<BuiltWorker>,
  edition: Edition,
  builtOn: string,
): Promise<Pair<BuiltWorker>> {
  const { id, ussd } = edition.line;
  const carried = ussd.flatMap((entry) => [entry, { ...entry, gateway: keptGateway }]);
  const bundled = await bundleEditions([lineLike(edition, id, { ussd: carried })], builtOn);
  return { ours: await withLines(ours, projectPath('.generated/bench/carried'), bundled), bare };
}

/** Serves both, each in a runtime of its own. */
export async function servePair(built: Pair<BuiltWorker>): Promise<Pair<ServedWorker>> {
  const settings = await deployedSettings();
  const serve = async (worker: BuiltWorker) => {
    const served = await serveWorker({ worker, port: 0, settings, persist: null, outbound: createOutbound() });
    if ('reason' in served) throw new Error('no port is free');
    return served;
  };
  return { ours: await serve(built.ours), bare: await serve(built.bare) };
}

/** The path of the callback address of the measured line. */
export async function callbackPath(by = gateway): Promise<string> {
  const { GATEWAY_SECRET: secret = '' } = await deployedSettings();
  return `/ussd/${by}/${await pathSecret(secret, `${line}/${by}`)}`;
}
