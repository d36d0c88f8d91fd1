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
/** The calls that send lie in the first two; the third gives a number back to who has just sent it. No other opens a caller. */
export const senders = /^src\/gateways\/(?:africastalking\/send|sending|echo)\.ts$/;

/** Lines of one file, by top folder. */
export const maxLines: Readonly<Record<string, number>> = { src: 200, tests: 300 };

/** Rooms that the Worker bundles: what callers send passes through them. */
export const roomsOfWorker = ['content', 'directory', 'menu', 'render', 'gateways', 'editions', 'live', 'phone'];

/**
 * Who may look at what was thrown: readers of an organisation's own files, which know one kind of error and throw the
 * rest on, and the one file that calls a gateway, which keeps a reason alone.
 */
export const catchers = [
  'src/content/csv-edit.ts',
  'src/content/csv-file.ts',
  'src/content/decode-text.ts',
  'src/render/say.ts',
  'src/gateways/africastalking/send.ts',
];

/** The page of the phone in the browser asks the line that served it; the entrance leads to it, and to its inbox. */
export const fetchers = ['src/phone/browser/tools.ts', 'src/live.worker.ts', 'src/live/post.ts'];

/** The budget and the slips, and the object that hands its storage to them. */
export const homesOfStorage = [
  'src/live/sms-gate.worker.ts',
  'src/live/gate/budget-table.worker.ts',
  'src/live/gate/slip-table.worker.ts',
];

/**
 * Where the store of editions is named, read and written: it is lent to the live side and to the object of a line, which
 * writes the codes of slips and nothing else.
 */
export const homesOfStore: Readonly<Record<string, readonly string[]>> = {
  EDITIONS: ['src/live/live.ts', 'src/live/settings.ts', 'src/live/sms-gate.worker.ts'],
  cacheTtl: ['src/editions/store.ts'],
  put: ['src/live/gate/tell-revealed.ts'],
};

/** Types that no typed text has, and the files that may say of a text that it has one. */
export const homesOfTypes: Readonly<Record<string, string>> = {
  ScreenId: 'src/content/ids.ts',
  PlaceId: 'src/content/ids.ts',
  LanguageId: 'src/content/ids.ts',
  ClinicCode: 'src/directory/code.ts',
  Bucket: 'src/gateways/caller.ts',
  Digest: 'src/live/gate/digests.ts',
  SlipCode: 'src/live/off.ts',
};

/** Who gives ids to what is compiled or found in an edition. */
export const makersOfIds: Readonly<Record<string, readonly RegExp[]>> = {
  screenId: [/^src\/editions\//, /^src\/content\/screens\.ts$/, /^src\/menu\/position\.ts$/],
  placeId: [/^src\/editions\//, /^src\/menu\/(?:places|digits)\.ts$/],
  languageId: [/^src\/editions\//],
};
