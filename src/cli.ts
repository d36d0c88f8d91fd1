/** Entrance: everything that people do with a line at a computer. Each command is a file of src/commands. */
import { printError } from './commands/print.node.ts';

type Command = (args: readonly string[]) => Promise<number>;

/** Loaded when asked for, so that a quick command stays quick. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.node.ts')).start,
  check: async () => (await import('./commands/check.node.ts')).check,
  dial: async () => (await import('./commands/dial.node.ts')).dial,
  line: async () => (await import('./commands/line.node.ts')).line,
  urls: async () => (await import('./commands/urls.node.ts')).urls,
  doctor: async () => (await import('./commands/doctor.node.ts')).doctor,
  deploy: async () => (await import('./commands/deploy.node.ts')).deploy,
  wipe: async () => (await import('./commands/wipe.node.ts')).wipe,
  routes: async () => (await import('./commands/routes.node.ts')).routes,
  directory: async () => (await import('./commands/directory.node.ts')).directory,
  places: async () => (await import('./commands/places.node.ts')).places,
  due: async () => (await import('./commands/due.node.ts')).due,
  strings: async () => (await import('./commands/strings.node.ts')).strings,
  schemas: async () => (await import('./commands/schemas.node.ts')).schemas,
};

const [name = '', ...args] = process.argv.slice(2);
const load = commands[name];
if (!load) printError(`There is no command of that name. There are: ${Object.keys(commands).join(', ')}.`);
process.exitCode = load ? await (await load())(args) : 2;
