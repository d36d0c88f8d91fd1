/** `npm start`: the whole line on this computer, built as it deploys, with a phone to try it. */

import { print, printError } from './print.node.ts';
import { projectPath } from './project.node.ts';
import { heardHere } from './publishing/heard-here.node.ts';
import { buildWorker } from './runtime/build.node.ts';
import { compileLines } from './runtime/compile.node.ts';
import { createOutbound } from './runtime/outbound.node.ts';
import { serveWorker } from './runtime/serve.node.ts';
import { readSettings, type Settings } from './runtime/settings.node.ts';
import { welcome } from './runtime/welcome.ts';

const usualPort = 8787;

/**
 * Checks and compiles the content, builds the Worker, serves it until Ctrl+C. The port is `PORT`, or 8787.
 * Gives an exit code only where something has to be mended first.
 */
export async function start(_args: readonly string[]): Promise<number> {
  const port = readPort(process.env.PORT);
  if (port === null) return fail('PORT is not a port: a whole number from 1 to 65535.');
  const { settings, made } = await readSettings();
  if (made) printError('Made .dev.vars from .dev.vars.example: the settings of this computer.');
  printError('Checking and compiling what the lines say …');
  const compiled = await compileLines({ production: false, own: true });
  if ('reason' in compiled) return fail('What the lines say has to be mended first: npm run check says where.');
  const heard = await heardHere(projectPath('.'), compiled.editions);
  printError('Building the Worker …');
  const worker = await buildWorker();
  if ('reason' in worker) return fail(`The Worker does not build.\n${worker.output}`);
  const served = await serveWorker({
    worker,
    port,
    settings: followPort(settings, process.env.PORT),
    persist: projectPath('.wrangler/state/v3'),
    outbound: createOutbound(),
    onLog: printError,
  });
  if ('reason' in served) return fail(`Port ${port} is taken. Choose another: PORT=${port + 1} npm start`);
  const lines = compiled.editions.map(({ line }) => line);
  for (const line of welcome({ url: served.url, lines, heard })) print(line);
  // At Ctrl+C the runtime stops itself and ends the process.
  return new Promise(() => undefined);
}

/** Without `PORT`, `PUBLIC_URL` of .dev.vars stands: it may name a tunnel. */
function followPort(settings: Settings, port: string | undefined): Settings {
  if (port === undefined) return settings;
  const { PUBLIC_URL: _, ...others } = settings;
  return others;
}

function readPort(text: string | undefined): number | null {
  if (text === undefined) return usualPort;
  const port = Number(text);
  return Number.isInteger(port) && port >= 1 && port <= 65_535 ? port : null;
}

function fail(words: string): number {
  printError(words);
  return 1;
}
