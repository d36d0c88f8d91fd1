/**
 * Take-down slips: a code on paper that takes one thing down for whoever texts it. Safety: the edition holds digests under a
 * secret of the deployment, so that nobody who reads the edition can find the codes; a code can only remove.
 */
import type { Edition } from '../content/edition.ts';
import type { Target } from '../content/state.ts';
import { hexOf } from './canonical.ts';

const digestLength = 32;
/** More slips than any line prints: what stands beyond it in the store is not looked at. */
const maxRevealed = 1_000;
/** Nearly twice as long as a list of so many codes: a longer text is none of ours, and is not read at all. */
export const maxRevealedCharacters = 20_000;

/** The digest of a code (digits alone) of a line: the first 32 hex digits of HMAC-SHA-256 under SLIP_SECRET. */
export async function digestOfSlip(secret: string, line: string, code: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  return hexOf(await crypto.subtle.sign('HMAC', key, encoder.encode(`slip:${line}/${code}`))).slice(0, digestLength);
}

/** What a code takes down, under any of the secrets; null for a code of no slip, or of one that counts no more. */
export async function targetOfCode(
  { line, slips }: Pick<Edition, 'line' | 'slips'>,
  code: string,
  secrets: readonly string[],
  voidSlips: readonly string[],
): Promise<Target | null> {
  for (const secret of secrets) {
    const digest = await digestOfSlip(secret, line.id, code);
    const target = Object.hasOwn(slips, digest) && !voidSlips.includes(digest) ? slips[digest] : undefined;
    if (target) return target;
  }
  return null;
}

/** What the codes in the store (a JSON list) take down; what is no code of this edition takes nothing down. */
export async function revealedTargets(
  edition: Pick<Edition, 'line' | 'slips'>,
  codes: string | null,
  secrets: readonly string[],
  voidSlips: readonly string[],
): Promise<readonly Target[]> {
  const found = await Promise.all(readCodes(codes).map((code) => targetOfCode(edition, code, secrets, voidSlips)));
  return found.flatMap((target) => target ?? []);
}

/** The codes of a JSON list; none where it is no such list, or longer than `maxRevealedCharacters`. */
export function readCodes(text: string | null): readonly string[] {
  if (text !== null && text.length > maxRevealedCharacters) return [];
  try {
    const list: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(list)) return [];
    return list
      .slice(0, maxRevealed)
      .filter((code): code is string => typeof code === 'string' && /^\d{8}$/.test(code));
  } catch {
    return [];
  }
}
