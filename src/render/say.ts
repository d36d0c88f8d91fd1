/** Says a string key and its facts as text of one locale. Messages with placeholders are ICU MessageFormat trees. */
import { FormatError, IntlMessageFormat } from 'intl-messageformat';
import type { MessageElement, Strings } from '../content/edition.ts';
import type { Fact, Facts, Say } from '../menu/screen.ts';
import { nameIn, sayDate, sayDistance, sayTime } from './facts.ts';
import { atom, comma, join, type Marked, nothing, plain, trimmedFrom } from './marked.ts';

/** In whose words, and how they are spelled for the channel. */
export type Voice = { readonly strings: Strings; readonly spell: (text: string) => string };

/** The text of a key; empty where the locale lacks it or a placeholder has no fact, which `check` finds first. */
export function say(voice: Voice, { key, facts = {} }: Say): Marked {
  const { messages } = voice.strings;
  const message = Object.hasOwn(messages, key) ? messages[key] : undefined;
  if (message === undefined) return nothing;
  if (typeof message === 'string') return trimmedFrom(spelled(voice, message), 0);
  return trimmedFrom(formatted(voice, message, facts), 0);
}

/** The text of a fact, atoms marked. */
export function sayFact(voice: Voice, fact: Fact): Marked {
  switch (fact.kind) {
    case 'atom':
      return atom(voice.spell(fact.value.trim()));
    case 'text':
      return spelled(voice, fact.value);
    case 'number':
      return plain(String(fact.value));
    case 'names':
      return spelled(voice, nameIn(fact.names, voice.strings.locale));
    case 'string':
      return say(voice, fact);
    case 'list':
      return join(
        fact.items.map((item) => sayFact(voice, item)),
        comma,
      );
    case 'date':
      return say(voice, sayDate(fact.value, fact.today));
    case 'time':
      return say(voice, sayTime(fact.minutes, fact.now));
    case 'distance':
      return say(voice, sayDistance(fact.kilometres));
  }
}

function spelled(voice: Voice, text: string): Marked {
  return plain(voice.spell(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text));
}

function formatted(voice: Voice, message: readonly MessageElement[], facts: Facts): Marked {
  const values: Record<string, string | number | Marked> = {};
  for (const [name, fact] of Object.entries(facts)) {
    values[name] = fact.kind === 'number' || fact.kind === 'text' ? fact.value : sayFact(voice, fact);
  }
  try {
    const parts = formatterOf(message, voice.strings.locale).formatToParts<Marked>(values);
    const said = parts.map(({ value }) => (typeof value === 'string' ? spelled(voice, value) : value));
    return join(said, nothing);
  } catch (error) {
    if (error instanceof FormatError) return nothing;
    throw error;
  }
}

/** Making a formatter costs more than a whole page; a tree belongs to one locale of one edition and dies with it. */
const formatters = new WeakMap<readonly MessageElement[], IntlMessageFormat>();

function formatterOf(message: readonly MessageElement[], locale: string): IntlMessageFormat {
  const known = formatters.get(message);
  if (known !== undefined) return known;
  const formatter = new IntlMessageFormat(parserTree(message), `${locale.replace(/-Latn$/, '')}-u-nu-latn`);
  formatters.set(message, formatter);
  return formatter;
}

/** Compiling an edition writes trees with the parser that this formatter comes with, and checks that they parse. */
function parserTree(
  message: readonly MessageElement[],
): Exclude<ConstructorParameters<typeof IntlMessageFormat>[0], string> {
  return message as unknown as Exclude<ConstructorParameters<typeof IntlMessageFormat>[0], string>;
}
