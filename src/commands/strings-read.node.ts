/** `npm run strings -- read`: somebody has read translations against the first language as it stands. */
import { isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { fingerprintOf } from '../content/fingerprint.ts';
import { wordsOf } from '../content/overtaken.ts';
import type { DueLine } from '../directory/due-item.ts';
import { dayWritten, openLine, rewriteFile, type Wrong, whyNotBy } from './line-files.node.ts';
import { print, printError } from './print.node.ts';

export type ReadStrings = {
  readonly language: string;
  readonly keys: readonly string[];
  /** All strings of the language; `keys` is then empty. */
  readonly isAll: boolean;
  readonly line: string;
  readonly by: string;
  readonly on: string | undefined;
};
type Reading = Readonly<Record<'key' | 'language' | 'source' | 'text' | 'by' | 'on', string>>;

/** Writes a record for each string into the line's reviews.yaml, in place of an older one; exit code 1 where it cannot be. */
export async function readStrings(
  asked: ReadStrings,
  { root, now }: { readonly root: string; readonly now: number },
): Promise<number> {
  const line = await openLine(root, now, asked.line);
  if ('wrong' in line) return fail(line.wrong);
  const readings = readingsOf(line, asked);
  if ('wrong' in readings) return fail(readings.wrong);
  const { file } = line.sources.reviewsFile;
  const failed = await rewriteFile(`${root}/${file}`, (text) => withReadings(text, readings));
  if (failed) return fail(failed.wrong);
  const count = readings.length === 1 ? '1 string in LANGUAGE was' : `${readings.length} strings in LANGUAGE were`;
  print(`${file}: ${count.replace('LANGUAGE', asked.language)} read by ${asked.by}.`);
  return 0;
}

function readingsOf(line: DueLine, asked: ReadStrings): readonly Reading[] | Wrong {
  const { sources, today } = line;
  const source = sources.values.line.languages[0]?.id ?? '';
  const translations = Object.keys(sources.values.locales).filter((locale) => locale !== source);
  if (!translations.includes(asked.language))
    return { wrong: `The line is translated from ${source} into: ${translations.join(', ') || 'nothing'}.` };
  const stranger = whyNotBy(line, [asked.by]);
  if (stranger !== null) return { wrong: stranger };
  const on = dayWritten(asked.on, today);
  if (typeof on !== 'string') return on;
  const [from, to] = [wordsOf(sources, source), wordsOf(sources, asked.language)];
  const known = Object.keys(from).filter((key) => to[key] !== undefined);
  const missing = asked.keys.filter((key) => !known.includes(key));
  if (missing.length > 0) return { wrong: `One of the two languages does not have: ${missing.join(', ')}.` };
  return known
    .filter((key) => asked.isAll || asked.keys.includes(key))
    .map((key) => ({
      key,
      language: asked.language,
      source: fingerprintOf(from[key] ?? ''),
      text: fingerprintOf(to[key] ?? ''),
      by: asked.by,
      on,
    }));
}

/** One line a record, so that a difference between two versions is read; comments and all else stay. */
function withReadings(text: string, readings: readonly Reading[]): string {
  const document = parseDocument(text, { schema: 'failsafe' });
  const known = document.get('strings');
  const list: YAMLSeq = isSeq(known) ? known : (document.createNode<readonly Reading[]>([]) as YAMLSeq);
  list.flow = false;
  const at = new Map(list.items.map((item, index) => [isMap(item) ? nameOf(item) : '', index]));
  for (const reading of readings) {
    const record = document.createNode(reading, { flow: true });
    const index = at.get(`${reading.language} ${reading.key}`);
    if (index === undefined) list.add(record);
    else list.set(index, record);
  }
  document.set('strings', list);
  return document.toString({ lineWidth: 0 });
}

const nameOf = (record: YAMLMap): string => `${record.get('language')} ${record.get('key')}`;

function fail(words: string): number {
  printError(words);
  return 1;
}
