/** What a line's object does with codes of slips: hears them within limits, keeps the right ones, and tells every isolate. */
import { hourMilliseconds } from './limits.ts';
import type { SlipCode, SlipOutcome, SlipTry } from './slip-try.ts';
import { createWrongTries, isHeard } from './wrong-tries.ts';

/** What outlives the object. Each may throw. */
export type SlipTable = {
  /** The wrong tries of an hour, in whole hours since 1970. */
  wrongIn(hour: number): number;
  addWrong(hour: number): void;
  /** Keeps a code, once. */
  reveal(code: SlipCode): void;
  /** The newest first. */
  revealed(): readonly SlipCode[];
};

/** Where isolates read what was revealed; false where it was not written. */
export type TellRevealed = (line: string, codes: () => readonly SlipCode[], now: number) => Promise<boolean>;

export type Slips = {
  hear(slipTry: SlipTry, now: number): Promise<SlipOutcome>;
  /** Drops wrong tries that no longer count. */
  forgetOld(now: number): void;
};

/** Slips of a line of which nothing was tried in this life of the object. `keyId` names the key that senders are made with. */
export function createSlips(keyId: string, table: SlipTable, tell: TellRevealed): Slips {
  const wrong = createWrongTries();

  /** Nothing is awaited, so that no two tries mix. */
  function isRight({ sender, code }: SlipTry, now: number): boolean {
    const hour = Math.floor(now / hourMilliseconds);
    if (!isHeard(wrong.count(sender, now), table.wrongIn(hour))) return false;
    if (code !== null) {
      table.reveal(code);
      return true;
    }
    wrong.add(sender, now);
    table.addWrong(hour);
    return false;
  }

  return {
    /** A wrong code, and one that is not heard, are `not-done` alike; `now` in milliseconds since 1970. */
    async hear(slipTry, now) {
      if (slipTry.keyId !== keyId) return 'stale-key';
      if (!isRight(slipTry, now)) return 'not-done';
      return (await tell(slipTry.line, () => table.revealed(), now)) ? 'done' : 'not-done';
    },
    forgetOld: wrong.forgetOld,
  };
}
