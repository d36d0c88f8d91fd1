/** `npm run dial`: a basic phone in a terminal, on what the files say now. Nothing leaves the process. */
import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { dayOf } from '../content/days.ts';
import type { Edition } from '../content/edition.ts';
import { lineIds } from '../content/sources.node.ts';
import { perform, readAct } from './dial/act.ts';
import { instantOf, type Moment, readMoment } from './dial/clock.ts';
import { type Conversation, converse, type Route } from './dial/conversation.ts';
import { openInProcess } from './dial/in-process.ts';
import { clockAt, type JourneyStep, writeJourney } from './dial/journey.ts';
import { chooseGateways } from './dial/route.ts';
import { editionsOf, readLines } from './files/lines.node.ts';
import { print, printError } from './print.node.ts';
import { projectPath } from './project.node.ts';

export type DialOptions = {
  /** The project's folder; this one where absent. */
  readonly root?: string;
  /** What is typed, one input each; the terminal's where absent. */
  readonly inputs?: AsyncIterable<string>;
};

const usage = 'npm run dial -- [--line NAME] [--gateway NAME] [--at "2026-11-22 20:00"] [--save NAME] [CODE]';

/** Lets somebody dial and text a line; exit code 1 where there is nothing to dial, 2 where it was asked wrongly. */
export async function dial(args: readonly string[], options: DialOptions = {}): Promise<number> {
  const { root = projectPath('.') } = options;
  const asked = readArguments(args);
  if ('wrong' in asked) return fail(2, asked.wrong);
  const opened = await readAt(root, asked);
  if (typeof opened === 'string') return fail(1, opened);
  const { edition, now } = opened;
  const gateways = chooseGateways(edition, asked.gateway, asked.save !== null);
  if ('wrong' in gateways) return fail(2, gateways.wrong);
  const file = asked.save === null ? null : join(root, 'tests/journeys', `${asked.save}.txt`);
  if (file !== null && (await exists(file))) return fail(1, `${file} is there already. Choose another name.`);

  const route: Route = { edition, gateways, now };
  for (const words of welcome(route)) printError(words);
  const typed = options.inputs ?? readTerminal();
  const steps = await talk(converse(await openInProcess([edition], now), route), route, firstActs(asked.code, typed));
  if (file !== null) await save(file, route, steps);
  return 0;
}

type Asked = {
  readonly line: string | null;
  readonly gateway: string | null;
  readonly save: string | null;
  readonly at: Moment;
  readonly code: string | null;
};

function readArguments(args: readonly string[]): Asked | { readonly wrong: string } {
  const text = { type: 'string' } as const;
  const options = { line: text, gateway: text, at: text, save: text };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const at = values.at === undefined ? { instant: Date.now() } : readMoment(values.at);
    if (at === null) return { wrong: `--at takes a time of the line such as "2026-11-22 20:00".\n${usage}` };
    if (values.save !== undefined && !/^[a-z0-9][a-z0-9-]*$/.test(values.save))
      return { wrong: '--save takes a name in small letters, such as raid-at-night.' };
    const { line = null, gateway = null, save = null } = values;
    return { line, gateway: gateway?.toLowerCase() ?? null, save, at, code: positionals[0] ?? null };
  } catch {
    return { wrong: usage };
  }
}

/** The line as it is at a moment (its minute, in milliseconds since 1970). Its clock is known once it has been read. */
async function readAt(root: string, { line, at }: Asked): Promise<{ edition: Edition; now: number } | string> {
  const day = 'instant' in at ? at.instant : Date.parse(at.date);
  const lines = await readLines(root, day, line);
  const [first] = editionsOf(lines);
  if (!first) return lines.length === 0 ? noSuchLine(await lineIds(root)) : unreadable;
  const now = Math.floor(instantOf(at, first.line.zone) / 60_000) * 60_000;
  const [edition] = editionsOf(await readLines(root, now, first.line.id));
  return edition ? { edition, now } : unreadable;
}

const unreadable = 'The line has to be mended first: npm run check says where.';
const noSuchLine = (ids: readonly string[]) => `There is no line of that name. There are: ${ids.join(', ')}.`;

function welcome({ edition: { line }, gateways, now }: Route): readonly string[] {
  const carriers = [...new Set([gateways.ussd, gateways.sms])].filter((name) => name !== null).join(', ');
  const code = gateways.ussd === null ? [] : [`dial ${line.ussd[0]?.codes[0]}`];
  const texted = gateways.sms === null ? [] : ['text HELP'];
  return [
    `${line.id}, carried by: ${carriers}. It is ${clockAt(line.zone, now)} ${line.zone}.`,
    `Type: ${[...code, ...texted].join(', or ')}. In a call, type what you would press. Also: hang up, quit.`,
  ];
}

/** What is typed, until `quit` or the end; shows what comes of each and keeps it for a journey. */
async function talk(phone: Conversation, route: Route, typed: AsyncIterable<string>): Promise<readonly JourneyStep[]> {
  const { edition, gateways } = route;
  const firstCode = edition.line.ussd[0]?.codes[0] ?? '';
  const steps: JourneyStep[] = [];
  for await (const words of typed) {
    const act = readAct(words, { isInCall: phone.isInCall(), firstCode });
    if (act?.kind === 'quit') break;
    if (act === null) continue;
    if (!process.stdin.isTTY) print(`> ${words.trim()}`);
    const { lines, step } = await perform(phone, act, gateways.ussd);
    for (const line of lines) print(line);
    if (step) steps.push(step);
  }
  return steps;
}

async function* firstActs(code: string | null, typed: AsyncIterable<string>): AsyncGenerator<string> {
  if (code !== null) yield `dial ${code}`;
  yield* typed;
}

/** Lines of the standard input; where somebody sits at it, with a prompt. */
async function* readTerminal(): AsyncGenerator<string> {
  const { stdin, stderr } = process;
  const terminal = createInterface({ input: stdin, ...(stdin.isTTY ? { output: stderr } : {}) });
  terminal.setPrompt('> ');
  if (stdin.isTTY) terminal.prompt();
  for await (const line of terminal) {
    yield line;
    if (stdin.isTTY) terminal.prompt();
  }
}

async function save(file: string, { edition, gateways, now }: Route, steps: readonly JourneyStep[]): Promise<void> {
  const { id, zone } = edition.line;
  const carriers = [...new Set([gateways.ussd, gateways.sms])].filter((name) => name !== null);
  const header = { about: [], line: id, gateways: carriers, clock: clockAt(zone, now), zone, builtOn: dayOf(now) };
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, writeJourney(header, steps), { flag: 'wx' });
  printError(`Wrote ${file}: npm test compares with it from now on.`);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function fail(exitCode: number, words: string): number {
  printError(words);
  return exitCode;
}
