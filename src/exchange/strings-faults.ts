/** What is wrong in one translation that came in, beside the words that it translates. */
import { damageOf } from '../content/damage.ts';
import { lineLocale } from '../content/locale.ts';
import { parseMessage } from '../content/messages.ts';
import { type StringRow, wordsIn } from './strings-rows.ts';

export type Fault = { readonly words: string; readonly mend: string };

const columnOfWords = 'name';
/** A straight apostrophe right before a brace makes the rest literal text. */
const quoting = /'[{}]/;

/** The faults that keep a text from being said; `name` is how it is spoken of: `raid.ask in sw`. */
export function faultsOf({ kind, source }: StringRow, name: string, text: string): readonly Fault[] {
  const damage = damageOf(columnOfWords, text);
  if (damage) return [{ words: `${name}: ${damage.words}.`, mend: damage.mend }];
  return kind === 'keywords' ? keywordFaults(name, text) : messageFaults(name, text, source);
}

function keywordFaults(name: string, text: string): readonly Fault[] {
  const { valueType } = lineLocale.shape.keywords;
  return wordsIn(text)
    .filter((word) => !valueType.safeParse([word]).success)
    .map((word) => ({
      words: `${name}: “${word}” is no word that can be texted.`,
      mend: 'Write words of 2 to 20 letters, without digits and signs, and ; between them.',
    }));
}

function messageFaults(name: string, text: string, source: string): readonly Fault[] {
  if (quoting.test(text))
    return [
      {
        words: `${name} would show braces instead of what they stand for: an apostrophe stands before one.`,
        mend: 'Write ’ instead of the straight apostrophe.',
      },
    ];
  const [own, from] = [parseMessage(text), parseMessage(source)];
  if ('broken' in own)
    return [
      {
        words: `${name} cannot be read: its braces do not match.`,
        mend: 'Write each placeholder as {name}, with one brace before and one after; no other braces.',
      },
    ];
  if ('broken' in from || source === '') return [];
  const say = (names: readonly string[]) => names.map((one) => `{${one}}`).join(', ');
  const missing = from.placeholders.filter((one) => !own.placeholders.includes(one));
  const extra = own.placeholders.filter((one) => !from.placeholders.includes(one));
  return [
    ...(missing.length > 0
      ? [
          {
            words: `${name} lacks ${say(missing)}.`,
            mend: `Write ${say(missing)} where the value belongs in this sentence.`,
          },
        ]
      : []),
    ...(extra.length > 0
      ? [
          {
            words: `${name} has ${say(extra)}, for which nothing stands.`,
            mend: `Take it out; what may stand here: ${say(from.placeholders) || 'nothing in braces'}.`,
          },
        ]
      : []),
  ];
}
