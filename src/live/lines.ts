/**
 * What each line says now, as this isolate knows it. Safety: whatever the store does, callers get the last good edition; a
 * record that is older than one seen, or not signed as it must be, changes nothing.
 */
import type { Bundle } from './bundle.ts';
import { createFollower, type Follower } from './follower.ts';
import type { LineNow } from './line-now.ts';
import type { Looking } from './looking.ts';

/** What a request may ask of its line, and leave to be done behind its answer. */
export type Lines = {
  /** Fresh within seconds where the store answers in time; else the last good. Never throws; no promise where it need not wait. */
  now(line: string): LineNow | Promise<LineNow>;
  /** What is known without asking. */
  last(line: string): LineNow;
  /** Takes down what the code of a slip stands for, here and at once: other isolates read of it in the store. */
  reveal(line: string, code: string): Promise<void>;
};

/** Follows all lines of a bundle; one for each isolate. `now` in milliseconds since 1970. */
export function createLines(bundle: Bundle, now: () => number): (looking: Looking) => Lines {
  const followers = new Map<string, Follower>();
  const followerOf = (line: string): Follower => {
    const follower = followers.get(line) ?? createFollower(line, bundle, now);
    followers.set(line, follower);
    return follower;
  };
  return (looking) => ({
    now: (line) => followerOf(line).now(looking),
    last: (line) => followerOf(line).last(),
    reveal: (line, code) => followerOf(line).reveal(looking, code),
  });
}
