/** What a translator has to know of a string: where it is read, how long it may be, what must stay. */
import { listed } from '../../check/found.ts';
import type { LineSources } from '../../content/line-sources.ts';
import type { ScreenEntry } from '../../content/menu.ts';
import { parseMessage } from '../../content/messages.ts';
import type { StringRow } from '../../exchange/strings-rows.ts';

const bland = 'Bland words: a phone may be searched.';
const wholeScreen = 'A whole screen holds 156 Latin letters.';

/** Sentences for the translator of one string. */
export function notesOf(sources: LineSources, row: StringRow): readonly string[] {
  const places =
    row.kind === 'keywords' ? [ofKeywords] : row.file === 'own' ? ofOwn(sources, row.key) : ofCommon(row.key);
  return [...places, ...placeholdersOf(row)];
}

const ofKeywords =
  'SMS: what people may text, single words with ; between them. No digits, and no word of another language.';

function placeholdersOf({ kind, source }: StringRow): readonly string[] {
  const parsed = kind === 'text' ? parseMessage(source) : { message: '', placeholders: [] };
  if ('broken' in parsed || parsed.placeholders.length === 0) return [];
  const names = listed(parsed.placeholders.map((name) => `{${name}}`));
  return [
    `Keep ${names} as written: ${parsed.placeholders.length === 1 ? 'a value comes' : 'values come'} in its place.`,
  ];
}

function ofOwn({ values }: LineSources, key: string): readonly string[] {
  const [screen = '', ...parts] = key.split('.');
  const entry = values.menu.screens[screen];
  const part = parts.join('.');
  if (part === 'label') return ['USSD: one line of a menu, best under 20 characters.'];
  if (part === 'label.sms') return [`SMS: one line of a menu. ${bland}`];
  if (part === 'sms') return [`SMS: the whole reply, two messages at most. ${bland}`];
  if (part === 'title') return [`USSD: what stands above the options of a menu. ${wholeScreen}`];
  if (part === 'note') return [`USSD: stands before the first answer. ${wholeScreen}`];
  return entry ? ofSentence(entry, part) : [];
}

function ofSentence(entry: ScreenEntry, part: string): readonly string[] {
  if (entry.kind === 'about') return [`USSD: a sentence on this service. ${wholeScreen}`];
  if (entry.kind !== 'card') return [];
  const sentence = entry.pages.flat().find(({ say }) => say === part);
  return [
    `USSD: a sentence of a card. ${wholeScreen}`,
    ...(entry.urgent === 'true' ? ['It is read in a hurry: few and plain words.'] : []),
    ...(sentence?.law ? ['It states law: nothing may be added, softened or left out.'] : []),
  ];
}

/** By what a key begins with; the first that fits counts. */
const common: readonly (readonly [RegExp, string])[] = [
  [/^(month|day)\./, 'A short name, as in a calendar.'],
  [/^(date|time|distance)\./, 'A part of other sentences: small letters, few characters.'],
  [/^nav\.more\.sms$|^places\.title\.sms$/, `SMS: a part of a reply. ${bland}`],
  [/^nav\./, 'USSD: what a key does, one word.'],
  [/^answered\./, 'Who answers a hotline, one word.'],
  [/^hotline\./, 'USSD and SMS: stands beside a phone number, so keep it short.'],
  [/^places\.|^ask\./, 'USSD: above a list of places.'],
  [/^clinic\.|^contact\./, 'USSD and SMS: one part of a page that also holds a name and a number. Keep it short.'],
  [/^alert\./, 'USSD and SMS: a warning; a number follows most of them.'],
  [/^check\./, 'SMS: the answer to CHECK and a code.'],
  [/^card\./, 'USSD and SMS: stands with a text on rights.'],
  [/^cover\./, 'USSD: what is left on the screen for others to see. No word that tells.'],
  [/^help\./, `SMS: the answer to what nobody understood. ${bland}`],
];

function ofCommon(key: string): readonly string[] {
  return [common.find(([pattern]) => pattern.test(key))?.[1] ?? 'USSD and SMS.', 'All lines say it.'];
}
