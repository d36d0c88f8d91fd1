/** Slips of a hand: one letter or digit of a part is another one. */
import type { Random } from '../support/random.ts';
import type { Part } from './parts.ts';

export type Break = { readonly part: Part; readonly before: string; readonly after: string; readonly text: string };

/** A slip somewhere in a part, outside placeholders and quotes; null where it holds no letter and no digit. */
export function breakPart(part: Part, random: Random): Break | null {
  const inside = [...part.text.matchAll(/\{[^{}]*\}/g)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
  const spots = [...part.text.matchAll(/[\p{L}\p{Nd}]/gu)].filter(
    ({ index }) => !inside.some(([from, to]) => index >= from && index < to),
  );
  if (spots.length === 0) return null;
  const { index, 0: before } = random.pick(spots);
  const after = otherThan(before);
  const text = part.text.slice(0, index) + after + part.text.slice(index + before.length);
  return { part, before: around(part.text, index), after: around(text, index), text: part.rewritten(text) };
}

/** Another digit, or another letter of the same script and case. */
function otherThan(letter: string): string {
  if (/[0-9]/.test(letter)) return String((Number(letter) + 1) % 10);
  // Accents are folded on USSD: a slip among them is seen by nobody.
  const [base = ''] = letter.normalize('NFD');
  if (/[a-z]/.test(base)) return base === 'e' ? 'a' : 'e';
  if (/[A-Z]/.test(base)) return base === 'E' ? 'A' : 'E';
  const code = letter.codePointAt(0) ?? 0;
  const neighbours = [1, -1, 2, -2, 8, -8].map((step) => String.fromCodePoint(code + step));
  return neighbours.find((other) => /\p{L}/u.test(other)) ?? 'e';
}

const around = (text: string, index: number) => text.slice(Math.max(0, index - 12), index + 14).replace(/\s+/g, ' ');
