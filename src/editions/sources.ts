/**
 * The files that an edition was made of, as they lie in KV under `sources/<digest>`: JSON, text by path. Safety: what comes
 * from the store is data, and leads nowhere but to the files of its own line.
 */
import { gatherSources, type SourceTexts, tableNames } from '../content/line-sources.ts';
import { canonicalJson } from './canonical.ts';

/** Texts by path (`menus/demo-ke/line.yaml`), as they are read: a table of another encoding is in UTF-8 here. */
export type Sources = Readonly<Record<string, string>>;

/** The files that a line is compiled of, as far as they are there. What of them is shared with other lines is among them. */
export function sourcesOf(texts: SourceTexts, line: string): Sources {
  const { lineFile, menuFile, keysFile, reviewsFile, locales, tables, routesLock, slipsLock } = gatherSources(
    line,
    texts,
  );
  const files = [
    ...[lineFile, menuFile, keysFile, reviewsFile, routesLock, slipsLock],
    ...Object.values(tables),
    ...Object.values(locales).flatMap(({ common, own }) => [common, own]),
  ];
  const written = files.flatMap(({ file }): [string, string][] => {
    const text = texts.get(file);
    return text === undefined ? [] : [[file, text]];
  });
  return Object.fromEntries(written);
}

/** The same files are the same bytes. */
export const writeSources = (sources: Sources): string => canonicalJson(sources);

/** Reads them; null where they are no such JSON, or where one of them is no file of the line. */
export function readSources(text: string, line: string): Sources | null {
  const read = parse(text);
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return null;
  const files = Object.entries(read);
  const isWhole =
    files.length > 0 && files.every(([path, content]) => isSourcePath(path, line) && typeof content === 'string');
  return isWhole ? (read as Sources) : null;
}

const namedFiles = ['line.yaml', 'menu.yaml', 'keys.yaml', 'reviews.yaml', 'routes.lock', 'slips.lock'];
const ownNames: ReadonlySet<string> = new Set([...namedFiles, ...tableNames.map((name) => `${name}.csv`)]);

/** Whether a path is that of a file that a line is compiled of: such a path has no `..` and begins nowhere else. */
export function isSourcePath(path: string, line: string): boolean {
  const [top, folder = '', name = '', ...deeper] = path.split('/');
  if (deeper.length > 0) return false;
  if (top === 'menus') return folder === line && ownNames.has(name);
  return (
    top === 'locales' &&
    /^[A-Za-z]+(?:-[A-Za-z]+)*$/.test(folder) &&
    (name === 'common.yaml' || name === `${line}.yaml`)
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
