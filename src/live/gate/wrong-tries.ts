/** How often somebody may try codes of slips, which are few enough digits to be guessed at. */
import { hourMilliseconds, wrongTries } from './limits.ts';

/**
 * Whether a try is looked at, after so many wrong ones within the hour of this sender and of the whole line. Safety: with
 * many wrong tries nobody shuts out a helper who has had none; only very many do (docs/slips.md weighs it).
 */
export function isHeard(bySender: number, byLine: number): boolean {
  if (bySender >= wrongTries.ofSender) return false;
  return byLine < wrongTries.ofLine || (bySender === 0 && byLine < wrongTries.ofLineAtMost);
}

/** The wrong tries of senders within the hour. Memory only, by bucket; as many as are heard, which is bounded for the line. */
export function createWrongTries() {
  const timesBySender = new Map<number, readonly number[]>();
  const recent = (sender: number, now: number): readonly number[] =>
    (timesBySender.get(sender) ?? []).filter((at) => now - at < hourMilliseconds);
  const forgetOld = (now: number): void => {
    for (const known of [...timesBySender.keys()]) if (recent(known, now).length === 0) timesBySender.delete(known);
  };
  return {
    /** `now` in milliseconds since 1970. */
    count: (sender: number, now: number): number => recent(sender, now).length,
    add(sender: number, now: number): void {
      forgetOld(now);
      timesBySender.set(sender, [...recent(sender, now), now]);
    },
    /** Drops whoever tried no wrong code within the hour; `add` does so too. */
    forgetOld,
    /** How many senders are remembered. */
    size: (): number => timesBySender.size,
  };
}
