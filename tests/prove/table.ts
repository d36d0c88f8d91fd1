/** The proof as it is printed: what was seen, then what was searched, what was compared, and what no proof of ours covers. */
import { places } from './haystack.ts';
import { isProved, type Proof } from './prove.ts';
import { page } from './stored-data.ts';

const columns = [13, 49, 14, 22, 6] as const;
const mostShown = 12;

const compared = {
  bindings: 'what wrangler.toml ties it to',
  objects: 'Durable Objects, by name',
  columns: 'tables and columns, those of the platform too',
  keys: 'KV keys',
  alarms: 'alarms',
  caches: 'caches, and any other file of storage',
  cookies: 'cookies',
  words: 'log words (some cannot be provoked)',
  hosts: 'hosts that were called',
} as const;

/** What is wrong, a line each, the first dozen of it; empty where nothing is. */
export function faultsOf({ found, blind, budget, compared }: Proof): readonly string[] {
  const finds = found.map(({ place, encoding, number, around }) => `${place}: ${number} as ${encoding}: ${around}`);
  const faults = [
    ...finds,
    ...blind.map((reason) => `blind: ${reason}`),
    ...budget,
    ...compared.flatMap(({ findings }) => findings),
  ];
  return faults.length <= mostShown ? faults : [...faults.slice(0, mostShown), `and ${faults.length - mostShown} more`];
}

/** The table, and the three sentences below it. */
export function tableOf(proof: Proof): string {
  const { requests, numbers, encodings, patterns, searched, budget } = proof;
  const sought = `${numbers} x ${encodings}`;
  const kinds = proof.compared.map(({ kind, listed, seen, findings }) =>
    lineOf([kind, compared[kind], `${seen} met`, `${listed} listed`, String(findings.length)]),
  );
  const matches = budget.length + proof.compared.flatMap(({ findings }) => findings).length === 0;
  return [
    `${requests} requests, ${numbers} numbers, ${encodings} encodings, ${patterns} patterns`,
    '',
    lineOf(['place', 'what', 'bytes', 'numbers x encodings', 'found']),
    ...searched.map(({ place, bytes, found }) =>
      lineOf([place, places[place], bytes.toLocaleString('en'), sought, String(found)]),
    ),
    lineOf([
      'planted',
      'each encoding, in a file and in a stream',
      '',
      `1 x ${encodings}`,
      isSeeing(proof) ? 'all' : 'NOT ALL',
    ]),
    ...kinds,
    lineOf(['budget', 'its rows and those of slips: counts, printed codes', '', '', String(budget.length)]),
    '',
    `Found: ${foundIn(proof)}`,
    `Matches ${page}: ${matches ? 'yes' : 'NO'}`,
    isProved(proof) ? 'Proved, as far as it goes.' : 'NOT PROVED.',
    notCovered,
  ].join('\n');
}

function foundIn({ found, blind }: Proof): string {
  if (found.length > 0) return 'NUMBERS, see above';
  return blind.length > 0 ? 'nothing, but NOT ALL WAS SEEN' : 'nothing';
}

const isSeeing = ({ blind }: Proof): boolean => !blind.some((reason) => reason.startsWith('planted'));

const notCovered = [
  'May stand where it is, each once: the recipient, in the body of the call that sends a reply; in the answer to a page, what its',
  'company has just sent and wants back (its name of the call, what was dialled; for Arkesel, Beem and Oltranz the number); on the',
  'phone to try it, the number that its user typed, in the callback and the sending that it shows to them.',
  'Not covered: the gateway and the network, which keep the number and a court can make them show it; Cloudflare itself,',
  'and what it shows to whoever watches live of an address or header; whoever holds the accounts, who can deploy another',
  'program; what is compressed, encrypted, or cut below 64 bits; a program that was changed after this run.',
].join('\n');

const lineOf = (cells: readonly string[]) =>
  cells
    .map((cell, index) =>
      index === 2 || index === 4 ? cell.padStart(columns[index] ?? 0) : cell.padEnd(columns[index] ?? 0),
    )
    .join('  ')
    .trimEnd();
