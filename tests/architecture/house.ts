/** The house as data: the rooms of src, what each may import, and the exceptions that have a name. */

/** A room is a folder of src or an entrance; the README shows this table. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  content: [],
  directory: ['content'],
  menu: ['content', 'directory'],
  render: ['content', 'menu'],
  gateways: ['render'],
  check: ['content', 'directory', 'menu', 'render', 'gateways'],
  editions: ['content', 'directory', 'menu', 'render'],
  exchange: ['content', 'directory'],
  live: ['content', 'directory', 'menu', 'render', 'gateways', 'editions'],
  phone: ['content', 'gateways'],
  desk: ['content', 'directory', 'menu', 'render', 'gateways', 'check', 'editions', 'exchange'],
  commands: ['content', 'directory', 'menu', 'render', 'gateways', 'check', 'editions', 'exchange', 'live'],
  'live.worker.ts': ['live', 'phone'],
  'desk.worker.ts': ['desk'],
  'cli.ts': ['commands'],
};

export const entrances = ['src/live.worker.ts', 'src/desk.worker.ts', 'src/cli.ts'];

/** No I/O, clock, randomness or log in these; a `.node.ts` file of theirs reads sources for the command line. */
export const pureRooms = ['content', 'directory', 'menu', 'render', 'check', 'exchange', 'gateways'];

/** The official SDK does I/O, so the one file that uses it does. */
export const impureByName = ['src/gateways/africastalking/send.ts'];

export const roomsOfJsx = ['phone', 'desk'];
export const forbiddenFolders = ['utils', 'helpers', 'common', 'services', 'types'];
export const homeOfConsole = 'src/live/log.ts';
export const homeOfOutput = 'src/commands/print.node.ts';
export const homeOfOpenCaller = 'src/gateways/caller.ts';

/** Lines of one file, by top folder. */
export const maxLines: Readonly<Record<string, number>> = { src: 200, tests: 300 };
