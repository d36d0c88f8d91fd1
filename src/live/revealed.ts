/** The codes of slips that were texted, as an isolate knows them. */
import { digestOfSlip, readCodes } from '../editions/slips.ts';

export type Revealed = {
  /** Whether the code of a slip, by its digest, was texted. Asked of slips of the edition that is heard. */
  has(digest: string): boolean;
  /** Takes the list that stands in the store, null for none; true where it is another than before. One that is too long changes nothing. */
  learn(codes: string | null, secrets: readonly string[]): Promise<boolean>;
  /** Adds one, ahead of the store. */
  add(code: string, secrets: readonly string[]): Promise<void>;
};

/** Twice what the most slips of any line take. */
const maxCharacters = 20_000;

/**
 * Of one line, none. Safety: a code that took something down counts while this isolate lives, though a copy of the list that
 * is older, or was shortened, is read later; what ends it is a release.
 */
export function createRevealed(line: string): Revealed {
  const used = new Set<string>();
  let listed: ReadonlySet<string> = new Set();
  let from: string | null = null;
  const digestsOf = (codes: readonly string[], secrets: readonly string[]) =>
    Promise.all(codes.flatMap((code) => secrets.map((secret) => digestOfSlip(secret, line, code))));
  return {
    has(digest) {
      if (listed.has(digest)) used.add(digest);
      return used.has(digest);
    },
    async learn(codes, secrets) {
      if (codes === from || (codes?.length ?? 0) > maxCharacters) return false;
      listed = new Set(await digestsOf(readCodes(codes), secrets));
      from = codes;
      return true;
    },
    async add(code, secrets) {
      for (const digest of await digestsOf([code], secrets)) used.add(digest);
    },
  };
}
