/** Languages of an HSDS service: codes of ISO 639, or English names where a file has no codes. */
import type { Doubt, Read } from './hsds-reading.ts';
import type { HsdsContext } from './hsds-service.ts';
import type { SourceService } from './hsds-source.ts';

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
const letters = [...'abcdefghijklmnopqrstuvwxyz'];

/** The column `languages`; where none can be read, the line's own first one, with a doubt. */
export function readLanguages(service: SourceService, path: string, context: HsdsContext): Read {
  const from = [
    service.languages,
    service.service_at_locations?.[0]?.location?.languages,
    service.phones?.[0]?.languages,
  ].find((list) => list && list.length > 0);
  const read = (from ?? []).map(({ code, name }) => fromCode(code) ?? fromName(name));
  const known = [...new Set(read.flatMap((id) => id ?? []))];
  const doubts: Doubt[] = read.some((id) => id === null)
    ? [{ column: 'languages', path: `${path}.languages`, ...unread }]
    : [];
  if (known.length > 0) return { cells: { languages: known.join(' ') }, doubts };
  return {
    cells: { languages: context.languages[0] ?? 'en' },
    doubts: [...doubts, { column: 'languages', path: `${path}.languages`, ...unsaid }],
  };
}

const unread = {
  words: 'A language has no code of ISO 639 and no English name that is known.',
  mend: 'Add its tag in the column languages, such as sw.',
};
const unsaid = {
  words: 'No language is said, so the first language of the line is written.',
  mend: 'Ask the clinic, and correct the column languages.',
};

/** `eng`, `en-GB` and `EN` are `en`. */
function fromCode(code: string | null | undefined): string | null {
  try {
    const tag = new Intl.Locale((code ?? '').trim().replace('_', '-')).language;
    return /^[a-z]{2,3}$/.test(tag) ? tag : null;
  } catch {
    return null;
  }
}

let idByName: ReadonlyMap<string, string> | null = null;

function fromName(name: string | null | undefined): string | null {
  idByName ??= new Map(
    letters
      .flatMap((first) => letters.map((second) => first + second))
      .flatMap((id): [string, string][] => {
        const named = names.of(id);
        return named === undefined ? [] : [[named.toLowerCase(), new Intl.Locale(id).language]];
      }),
  );
  return idByName.get((name ?? '').trim().toLowerCase()) ?? null;
}
