/** Holds what was seen against what docs/stored-data.md lists: neither may have more. */
import type { Binding } from './bindings.ts';
import type { Lived } from './live-through.ts';
import { type Database, objectId } from './stored.ts';
import { forLines, type Kind, type Listed, page } from './stored-data.ts';

export type Compared = {
  readonly kind: Kind;
  readonly listed: number;
  readonly seen: number;
  readonly findings: readonly string[];
};

export type Met = {
  readonly worker: string;
  readonly bindings: readonly Binding[];
  /** Lines that were asked, with the most replies that their budget may count. */
  readonly lines: ReadonlyMap<string, number>;
  readonly databases: readonly Database[];
  /** Files of the storage, within its folder. */
  readonly files: readonly string[];
  readonly lived: readonly Lived[];
};

const metadata = 'metadata';
const alarms = '_cf_ALARM';
/** Words that may be said but need not: not all of them can be provoked from outside. */
const mayBeUnseen: readonly Kind[] = ['words'];

/** Compares each kind. In a part of the lives, not all that is listed need be met. */
export function compare(listed: Listed, met: Met, isPart = false): readonly Compared[] {
  const seen = whatWasMet(listed, met);
  return (Object.keys(seen) as Kind[]).map((kind) => {
    const expected = kind === 'objects' ? forLines(listed.objects, [...met.lines.keys()]) : listed[kind];
    const found = new Set(seen[kind]);
    const more = [...found]
      .filter((name) => !expected.includes(name))
      .map((name) => `${kind}: ${name} is not in ${page}`);
    const fewer = isPart || mayBeUnseen.includes(kind) ? [] : expected.filter((name) => !found.has(name));
    const missing = fewer.map((name) => `${kind}: ${name} is in ${page} and was not met`);
    return { kind, listed: expected.length, seen: found.size, findings: [...more, ...missing] };
  });
}

function whatWasMet(listed: Listed, { worker, bindings, lines, databases, files, lived }: Met): Listed {
  const classes = bindings.flatMap(({ className }) => (className === null ? [] : [className]));
  const names = forLines(listed.objects, [...lines.keys()]);
  const nameOf = new Map(
    classes.flatMap((name) => names.map((object) => [objectId(worker, name, object), object] as const)),
  );
  const ofClasses = databases.filter(({ folder }) => classes.some((name) => folder === `do/${worker}-${name}`));
  const objects = ofClasses.filter(({ name }) => name !== metadata).map(({ name }) => name);
  const called = lived.flatMap((life) => life.objects);
  const tables = ofClasses.flatMap((database) => database.tables);
  return {
    bindings: bindings.map(({ kind, name }) => `${kind} ${name}`),
    objects: [...objects, ...called].map((id) => nameOf.get(id) ?? `the object ${id}`),
    columns: tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column}`)),
    keys: databases
      .filter(({ folder }) => folder.startsWith('kv/'))
      .flatMap(({ tables: [...all] }) => all.flatMap(keysOf))
      .map((key) => patternOf(key, lines)),
    alarms: tables.flatMap(({ name, rows }) =>
      name === alarms ? rows.map((row) => JSON.stringify(Object.values(Object(row)).map(String))) : [],
    ),
    caches: files.filter(
      (path) => !isSkeleton.test(path) && (!/^(?:do|kv)\//.test(path) || isForeign(path, worker, classes)),
    ),
    cookies: lived.flatMap((life) => life.cookies),
    words: lived.flatMap((life) => life.words),
    hosts: lived.flatMap((life) => life.hosts).map((host) => listedHostOf(host, listed.hosts)),
  };
}

/** A host as the page has it, where `<…>` stands for the name of an account or a region; as it is where it is not there. */
export function listedHostOf(host: string, listed: readonly string[]): string {
  const stands = (pattern: string) => pattern.replaceAll('.', '\\.').replaceAll(/<[a-z-]+>/g, '[a-z0-9.-]+');
  return listed.find((pattern) => new RegExp(`^${stands(pattern)}$`).test(host)) ?? host;
}

/** What the local runtime lays out for a store at every start, used or not: the file of its alarms. */
const isSkeleton = /\/metadata\.sqlite(?:-\w+)?$/;

/** A database of a class that the Worker is not bound to. */
const isForeign = (path: string, worker: string, classes: readonly string[]): boolean =>
  path.startsWith('do/') && !classes.some((name) => path.startsWith(`do/${worker}-${name}/`));

/** A key with `<line>` and `<digest>` in the place of one of the lines and of a digest, as the page has it. */
function patternOf(key: string, lines: Met['lines']): string {
  const [kind = '', name = ''] = key.split(/(?<=^[^/]*)\//);
  if (lines.has(name)) return `${kind}/<line>`;
  return /^[0-9a-f]{64}$/.test(name) ? `${kind}/<digest>` : key;
}

const keysOf = ({ name, rows }: Database['tables'][number]): readonly string[] =>
  name === '_mf_entries' ? rows.map((row) => String(Object(row).key)) : [];

/** What is wrong with the rows of the budget: a period, three whole numbers within the caps, and nothing beside. */
export function budgetFaults(
  worker: string,
  databases: readonly Database[],
  lines: ReadonlyMap<string, number>,
): readonly string[] {
  const capOf = new Map([...lines].map(([line, most]) => [objectId(worker, 'Gate', `gate-${line}`), most]));
  return databases.flatMap(({ name, tables }) =>
    tables
      .filter((table) => table.name === 'budget')
      .flatMap(({ rows }) => {
        const most = BigInt(capOf.get(name) ?? 0);
        const isCount = (value: unknown, upTo: bigint) => typeof value === 'bigint' && value >= 0n && value <= upTo;
        const periods = rows
          .map((row) => String(Object(row).period))
          .toSorted()
          .join();
        const areCounts = rows.every((row) => {
          const { start, reserved, sent } = Object(row);
          return isCount(start, 10_000_000n) && isCount(reserved, most) && isCount(sent, most);
        });
        return periods === 'day,hour' && areCounts
          ? []
          : ['budget: its rows are not the day and the hour, in whole numbers within the caps'];
      }),
  );
}
