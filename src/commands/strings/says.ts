/** What an import of translations changes, for whoever has to say yes to it. */
import { changedDigits } from '../../exchange/strings-digits.ts';
import type { TakenString } from '../../exchange/strings-taken.ts';

/** Counts a language, each text that changes, and each number in them that does. */
export function importSays(taken: readonly TakenString[]): readonly string[] {
  const languages = [...Map.groupBy(taken, ({ language }) => language)];
  const numbers = taken.flatMap(numberSays);
  return [
    ...languages.flatMap(([language, own]) => [countSays(language, own), ...own.flatMap(textSays)]),
    ...(numbers.length > 0 ? ['', 'Numbers that change:', ...numbers] : []),
  ];
}

function countSays(language: string, taken: readonly TakenString[]): string {
  const of = (kind: TakenString['kind']) => taken.filter((one) => one.kind === kind).length;
  const stale = taken.filter(({ isStale }) => isStale).length;
  return `${language}: ${of('new')} new, ${of('changed')} changed, ${of('same')} same; ${stale} stale`;
}

function textSays({ string, kind, before, after, isStale }: TakenString): readonly string[] {
  const stale = isStale ? ' (stale: made for other words than those of today)' : '';
  if (kind === 'same') return [];
  if (kind === 'new') return [`  + ${string.key}: “${after}”${stale}`];
  return [`  ~ ${string.key}: “${before}” → “${after}”${stale}`];
}

function numberSays({ string, language, kind, before, after }: TakenString): readonly string[] {
  const changed = kind === 'same' ? null : changedDigits(before, after);
  if (!changed) return [];
  const listed = (numbers: readonly string[]) => numbers.join(', ') || 'none';
  return [`  ${language} ${string.key}: ${listed(changed.before)} → ${listed(changed.after)}`];
}
