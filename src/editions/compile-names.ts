/** What a row is called in each language, from its columns `name`, `name.sw`, `name.am-Latn`. */
import type { Names } from '../content/names.ts';

type Row = Readonly<Record<string, string>>;
/** A language's tag, which is its locale too, and the locale of its romanised form. */
export type LocalesOfLanguage = { readonly id: string; readonly latin: string | null };
type Languages = readonly LocalesOfLanguage[];

/**
 * The names by locale. The bare column is in the first language. A name in a script of its own that says no romanised form
 * is called as in the first language where only Latin letters go.
 */
export function compileNames(row: Row, column: 'name' | 'directions', languages: Languages): Names {
  const own = row[column] ?? '';
  const written = languages.flatMap(({ id, latin }, at): [string, string][] => {
    const native = at === 0 ? own : (row[`${column}.${id}`] ?? '');
    const romanised = latin === null ? '' : row[`${column}.${latin}`] || (native === '' ? '' : own);
    return [
      [id, native],
      [latin ?? id, latin === null ? native : romanised],
    ];
  });
  return Object.fromEntries(written.filter(([, name]) => name !== ''));
}
