import type { Edition } from '../../src/content/edition.ts';
import { readText } from '../../src/menu/reply.ts';

/** What a text is read as: `<language> <screen>[ <place>][ page N]`, `<language> check <code>`. */
export function readAs(edition: Edition, text: string, shared: string | null = null): string {
  const answer = readText(edition, text, shared);
  if (answer.kind === 'check') return `${answer.language} check ${answer.code ?? '(mistyped)'}`;
  const { language, screen, place, page, notice, candidates } = answer.position;
  const details = [place, page > 0 ? `page ${page + 1}` : null, notice, candidates.join(' or ')];
  return [language ?? '-', screen, ...details.filter(Boolean)].join(' ');
}
