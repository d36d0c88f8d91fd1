/** `npm run strings -- reader`: a second native reader has read a language, and five callers have tried it. */
import { parseArgs } from 'node:util';
import { withRecord } from '../cards/yaml.ts';
import { dayWritten, openLine, rewriteFile, whyNotBy } from '../files/line-files.node.ts';
import { print, printError } from '../print.node.ts';

export const readerUsage =
  'npm run strings -- reader LANGUAGE --line NAME --by HANDLE --tried-on DAY --tried-by ORGANISATION [--on DAY]';

type Asked = { readonly [Name in 'language' | 'line' | 'by' | 'triedOn' | 'triedBy']: string } & {
  readonly on: string | undefined;
};

/** Writes the record of a language into the line's reviews.yaml, in place of an older one; exit code 2 where it was asked wrongly. */
export async function recordReader(
  args: readonly string[],
  { root, now }: { readonly root: string; readonly now: number },
): Promise<number> {
  const asked = readArguments(args);
  if (asked === null) return fail(2, `Not understood. Write: ${readerUsage}`);
  const line = await openLine(root, now, asked.line);
  if ('wrong' in line) return fail(1, line.wrong);
  const { sources, today } = line;
  const languages = sources.values.line.languages.map(({ id }) => id);
  if (!languages.includes(asked.language)) return fail(1, `The languages of the line are: ${languages.join(', ')}.`);
  const stranger = whyNotBy(line, [asked.by]);
  if (stranger !== null) return fail(1, stranger);
  const on = dayWritten(asked.on, today);
  const triedOn = dayWritten(asked.triedOn, today);
  if (typeof on !== 'string') return fail(1, on.wrong);
  if (typeof triedOn !== 'string') return fail(1, triedOn.wrong.replace('--on', '--tried-on'));
  const { language, by: secondReader, triedBy } = asked;
  const record = { language, secondReader, readOn: on, triedOn, triedBy };
  const { file } = sources.reviewsFile;
  const failed = await rewriteFile(`${root}/${file}`, (text) => withRecord(text, 'languages', record, ['language']));
  if (failed) return fail(1, failed.wrong);
  print(`${file}: ${language} was read by ${secondReader} on ${on} and tried with five callers on ${triedOn}.`);
  if (language !== languages[0])
    printError(
      `So that you are told when the words change: npm run strings -- read ${language} --line ${asked.line} --by ${secondReader} --on ${on} --all`,
    );
  return 0;
}

function readArguments(args: readonly string[]): Asked | null {
  const text = { type: 'string' } as const;
  const options = { line: text, by: text, on: text, 'tried-on': text, 'tried-by': text } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [language, ...others] = positionals;
    const { line, by, on, 'tried-on': triedOn } = values;
    const triedBy = values['tried-by']?.trim();
    if (!language || others.length > 0 || !line || !by || !triedOn || !triedBy) return null;
    return { language, line, by, on, triedOn, triedBy };
  } catch {
    return null;
  }
}

function fail(exitCode: number, words: string): number {
  printError(words);
  return exitCode;
}
