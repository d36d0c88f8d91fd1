/** How each translation of a line stands: whether it is there, whether it still fits, whether somebody has read it. */
import { fingerprintOf } from '../content/fingerprint.ts';
import type { LineSources } from '../content/line-sources.ts';
import { latestRecords, overtakenIn } from '../content/overtaken.ts';
import { ownStrings, stringsOf } from './needed-strings.ts';

export const standings = ['missing', 'same', 'stale', 'unreviewed', 'reviewed'] as const;
/** `same`: as the first language says it, and nobody has said that this is right; `stale`: made for other words than today's. */
export type Standing = (typeof standings)[number];

/** Names of months and days are alike in many languages. */
const oftenAlike = /^(month|day)\.\d+$/;
/** Short words that many languages write alike, in small letters. */
const alike: readonly string[] = ['24h', 'ok', 'sms', 'trans', 'ambulance', 'immigration'];

/** Whether the same text in two languages was perhaps forgotten: names of months and words that many share are not. */
export function needsTranslation(key: string, text: string): boolean {
  const words = text.replace(/\{[^{}]*\}/g, '').replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return /\p{L}{2}/u.test(words) && !oftenAlike.test(key) && !alike.includes(words.toLowerCase());
}

/** Each string of a translation by its key, in the order of the first language; a form that may be left out and is, is absent. */
export function standingsOf(sources: LineSources, language: string): ReadonlyMap<string, Standing> {
  const own = ownStrings(sources);
  const source = stringsOf(sources, sources.values.line.languages[0]?.id ?? '');
  const texts = stringsOf(sources, language);
  const stale = new Set(overtakenIn(sources).flatMap((one) => (one.language === language ? [one.key] : [])));
  const isRead = readStrings(sources, language);
  const keys = [...new Set([...Object.keys(source), ...Object.keys(texts)])];
  return new Map(
    keys.flatMap((key): [string, Standing][] => {
      const text = texts[key] ?? '';
      if (text.trim() === '') return own.get(key)?.isOptional ? [] : [[key, 'missing']];
      if (stale.has(key)) return [[key, 'stale']];
      if (isRead(key)) return [[key, 'reviewed']];
      return [[key, text === source[key] && needsTranslation(key, text) ? 'same' : 'unreviewed']];
    }),
  );
}

/** Whether somebody read a string of a language as it stands against the first language as it stands. */
export function readStrings(sources: LineSources, language: string): (key: string) => boolean {
  const { line, reviews } = sources.values;
  const source = stringsOf(sources, line.languages[0]?.id ?? '');
  const texts = stringsOf(sources, language);
  const latest = latestRecords(reviews);
  return (key) => {
    const record = reviews.strings?.[latest.get(`${language} ${key}`) ?? -1];
    if (record?.by === undefined) return false;
    return record.source === fingerprintOf(source[key] ?? '') && record.text === fingerprintOf(texts[key] ?? '');
  };
}
