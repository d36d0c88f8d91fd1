/** The rules of the house. Each takes a tree of sources and tells what breaks it, as `path: what is wrong`. */
import { isBuiltin } from 'node:module';
import * as house from './house.ts';
import { codeOf, type Import, importsOf, roomOf, type Tree } from './read-source.ts';

export type Rule = (tree: Tree) => readonly string[];
type Source = { readonly path: string; readonly code: string; readonly imports: readonly Import[] };

export const rules = {
  'rooms import what the table allows': (tree) =>
    eachImport(tree, ({ path }, { path: target }) => {
      if (target === null || !target.startsWith('src/') || roomOf(target) === roomOf(path)) return null;
      const allowed = house.mayImport[roomOf(path)];
      if (allowed === undefined) return `${roomOf(path)} is no room`;
      return allowed.includes(roomOf(target)) ? null : `${roomOf(path)} may not import ${target}`;
    }),

  'every folder is a room': (tree) =>
    eachFile(tree, ({ path }) =>
      roomOf(path) in house.mayImport || /^src\/[^/]+\.d\.ts$/.test(path) ? null : `${roomOf(path)} is no room`,
    ),

  'gateways never import one another': (tree) =>
    eachImport(tree, ({ path }, { path: target }) => {
      const [from, to] = [gatewayOf(path), gatewayOf(target ?? '')];
      return from !== null && to !== null && from !== to ? `imports the gateway ${to}` : null;
    }),

  'no entrance is imported': (tree) =>
    eachImport(tree, (_, { path: target }) =>
      target !== null && house.entrances.includes(target) ? `imports the entrance ${target}` : null,
    ),

  'imports go round in no circle': (tree) => {
    const sources = read(tree);
    return sources.filter(({ path }) => reaches(sources, path)).map(({ path }) => `${path}: imports itself in the end`);
  },

  'bindings are touched in .worker.ts alone': (tree) =>
    eachFile(tree, ({ path, code, imports }) => {
      if (isWorkerFile(path)) return null;
      if (imports.some(({ specifier }) => specifier.startsWith('cloudflare:'))) return 'imports the runtime of Workers';
      if (imports.some(({ path: target, typeOnly }) => !typeOnly && isWorkerFile(target ?? ''))) {
        return 'imports a .worker.ts file';
      }
      return bindingTypes.test(code) ? 'names a type of bindings' : null;
    }),

  'Node is touched in .node.ts, commands and cli.ts alone': (tree) =>
    eachFile(tree, ({ path, imports }) => {
      if (isNodeFile(path)) return null;
      if (imports.some(({ specifier }) => isBuiltin(specifier))) return 'imports a module of Node';
      return imports.some(({ path: target, typeOnly }) => !typeOnly && isNodeFile(target ?? ''))
        ? 'imports a file for Node'
        : null;
    }),

  'the command line imports no .worker.ts file': (tree) =>
    eachImport(tree, ({ path }, { path: target }) =>
      isNodeFile(path) && isWorkerFile(target ?? '') ? `imports ${target}` : null,
    ),

  'pure rooms have no I/O, clock, randomness or log': (tree) =>
    eachFile(tree, ({ path, code }) => {
      if (!house.pureRooms.includes(roomOf(path)) || /\.node\.ts$/.test(path)) return null;
      if (house.impureByName.includes(path)) return null;
      const found = impurities.find(([pattern]) => pattern.test(code));
      return found === undefined ? null : `uses ${found[1]}`;
    }),

  'a caller is opened by adapters alone, where they send': (tree) =>
    eachFile(tree, ({ path, code }) =>
      /\bopenCaller\b/.test(code) && path !== house.homeOfOpenCaller && !house.senders.test(path)
        ? 'names openCaller'
        : null,
    ),

  'the console has one home': (tree) =>
    eachFile(tree, ({ path, code }) =>
      /\bconsole\b/.test(code) && path !== house.homeOfConsole ? 'uses the console' : null,
    ),

  'the output of a process has one home': (tree) =>
    eachFile(tree, ({ path, code }) =>
      /\bstd(?:out|err)\s*\.\s*write\b/.test(code) && path !== house.homeOfOutput ? 'writes to the output' : null,
    ),

  'JSX stays in phone and desk': (tree) =>
    eachFile(tree, ({ path }) => (path.endsWith('.tsx') && !house.roomsOfJsx.includes(roomOf(path)) ? 'is JSX' : null)),

  'no folder has a name that says nothing': (tree) =>
    Object.keys(tree)
      .filter((path) =>
        path
          .split('/')
          .slice(0, -1)
          .some((folder) => house.forbiddenFolders.includes(folder)),
      )
      .map((path) => `${path}: lies in a folder whose name says nothing`),

  'no file is too long': (tree) =>
    Object.entries(tree)
      .filter(([path, source]) => source.trimEnd().split('\n').length > (house.maxLines[path.split('/')[0] ?? ''] ?? 0))
      .map(([path]) => `${path}: is too long`),
} as const satisfies Readonly<Record<string, Rule>>;

const bindingTypes = /\b(?:DurableObject(?:Namespace|State|Storage|Stub)|KVNamespace|D1Database|R2Bucket)\b/;

const impurities: readonly (readonly [RegExp, string])[] = [
  [/\bDate\s*\.\s*now\b|\bnew\s+Date\s*(?:\(\s*\)|(?!\s*\())|\bperformance\s*\.\s*now\b/, 'the clock'],
  [/\bset(?:Timeout|Interval|Immediate)\b/, 'a timer'],
  [/\bMath\s*\.\s*random\b|\bgetRandomValues\b|\brandomUUID\b/, 'randomness'],
  [/(?<![.\w])fetch\s*\(|\bXMLHttpRequest\b|\bWebSocket\b/, 'the network'],
  [/(?<![.\w])process\s*[.[]/, 'the process'],
];

/** Rules about layers hold in src; tests look into every room. */
function read(tree: Tree): readonly Source[] {
  return Object.entries(tree)
    .filter(([path]) => path.startsWith('src/'))
    .map(([path, source]) => ({ path, code: codeOf(source), imports: importsOf(path, source) }));
}

function eachFile(tree: Tree, judge: (source: Source) => string | null): readonly string[] {
  return read(tree).flatMap((source) => {
    const wrong = judge(source);
    return wrong === null ? [] : [`${source.path}: ${wrong}`];
  });
}

function eachImport(tree: Tree, judge: (source: Source, imported: Import) => string | null): readonly string[] {
  return read(tree).flatMap((source) =>
    source.imports.flatMap((imported) => {
      const wrong = judge(source, imported);
      return wrong === null ? [] : [`${source.path}: ${wrong}`];
    }),
  );
}

function reaches(sources: readonly Source[], goal: string): boolean {
  const importsByPath = new Map(sources.map(({ path, imports }) => [path, imports]));
  const seen = new Set<string>();
  const ahead = [goal];
  for (let path = ahead.pop(); path !== undefined; path = ahead.pop()) {
    for (const { path: target } of importsByPath.get(path) ?? []) {
      if (target === goal) return true;
      if (target === null || seen.has(target)) continue;
      seen.add(target);
      ahead.push(target);
    }
  }
  return false;
}

function gatewayOf(path: string): string | null {
  return /^src\/gateways\/([^/]+)\//.exec(path)?.[1] ?? null;
}

function isWorkerFile(path: string): boolean {
  return /\.worker\.tsx?$/.test(path);
}

function isNodeFile(path: string): boolean {
  return /\.node\.ts$/.test(path) || path === 'src/cli.ts' || roomOf(path) === 'commands';
}
