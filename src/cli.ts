/** Entrance: everything that people do with a line at a computer. Each command is a file of src/commands. */
import { printError } from './commands/print.node.ts';

type Command = (args: readonly string[]) => Promise<number>;

/** Loaded when asked for, so that a quick command stays quick. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.node.ts')).start,
  check: async () => (await import('./commands/check.node.ts')).check,
  dial: async () => (await import('./commands/dial.node.ts')).dial,
  line: async () => (await import('./commands/line.node.ts')).line,
  gateways: async () => (await import('./commands/gateways.node.ts')).gateways,
  urls: async () => (await import('./commands/urls.node.ts')).urls,
  doctor: async () => (await import('./commands/doctor.node.ts')).doctor,
  deploy: async () => (await import('./commands/deploy.node.ts')).deploy,
  wipe: async () => (await import('./commands/wipe.node.ts')).wipe,
  routes: async () => (await import('./commands/routes.node.ts')).routes,
  directory: async () => (await import('./commands/directory.node.ts')).directory,
  places: async () => (await import('./commands/places.node.ts')).places,
  due: async () => (await import('./commands/due.node.ts')).due,
  strings: async () => (await import('./commands/strings.node.ts')).strings,
  cards: async () => (await import('./commands/cards.node.ts')).cards,
  publish: async () => (await import('./commands/publish.node.ts')).publish,
  sign: async () => (await import('./commands/sign.node.ts')).sign,
  rollback: async () => (await import('./commands/rollback.node.ts')).rollback,
  'take-down': async () => (await import('./commands/take-down.node.ts')).takeDown,
  restore: async () => (await import('./commands/restore.node.ts')).restore,
  editions: async () => (await import('./commands/editions.node.ts')).editions,
  diff: async () => (await import('./commands/diff.node.ts')).diff,
  pull: async () => (await import('./commands/pull.node.ts')).pull,
  slips: async () => (await import('./commands/slips.node.ts')).slips,
  keys: async () => (await import('./commands/keys.node.ts')).keys,
  schemas: async () => (await import('./commands/schemas.node.ts')).schemas,
};

const [name = '', ...args] = process.argv.slice(2);
const load = commands[name];
if (!load) printError(`There is no command of that name. There are: ${Object.keys(commands).join(', ')}.`);
process.exitCode = load ? await (await load())(args) : 2;
