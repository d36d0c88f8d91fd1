/** Follows the published state of one line: when to ask the store, and how long to wait for it (design: Fresh). */
import type { Bundle } from './bundle.ts';
import { type Asked, createLearned } from './learned.ts';
import type { LineNow } from './line-now.ts';
import type { Looking } from './looking.ts';

/** Up to this age what is remembered is told as it is. */
const freshMilliseconds = 15_000;
/** Up to this age it is told, and asked for anew behind the answer. */
const usableMilliseconds = 30_000;
/** How long a caller waits for the record. */
const maxRecordMilliseconds = 400;
/**
 * How long a caller waits once more for the edition that it names: longer, since other isolates may have said its pages in
 * the same call. Gateways want an answer within 5 s.
 */
const maxEditionMilliseconds = 2_000;
/** A store that failed, or did not answer in time, is left alone for so long; an asking older than this is given up. */
const pauseMilliseconds = 5_000;

export type Follower = {
  /** Fresh where the store answers in time, else the last good; no promise where it need not wait. Never throws. */
  now(looking: Looking): LineNow | Promise<LineNow>;
  last(): LineNow;
  reveal(looking: Looking, code: string): Promise<void>;
};

type Asking = Asked & { readonly began: number };

/** A follower that knows what is compiled in. */
export function createFollower(line: string, bundle: Bundle, now: () => number): Follower {
  const learned = createLearned(line, bundle, now);
  let heardAt = Number.NEGATIVE_INFINITY;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let asking: Asking | null = null;

  const giveUp = (given: Asking): void => {
    if (asking === given) asking = null;
  };
  const pause = (): void => {
    pausedUntil = now() + pauseMilliseconds;
  };

  const begin = (looking: Looking, began: number): Asking => {
    const own: Asking = { began, ...learned.ask(looking) };
    asking = own;
    const ended = own.whole.then((isHeard) => {
      if (isHeard) heardAt = Math.max(heardAt, began);
      else pause();
      giveUp(own);
    });
    keepAlive(looking, ended);
    return own;
  };

  const waitFor = async (awaited: Asking, isOwn: boolean): Promise<LineNow> => {
    const isRecordInTime = await within(awaited.record, maxRecordMilliseconds);
    const isEditionInTime = !awaited.namesAnother() || (await within(awaited.edition, maxEditionMilliseconds));
    const isInTime = isRecordInTime && isEditionInTime;
    if (!isInTime) giveUp(awaited);
    // What another request has begun may have ended with that request: this says nothing of the store.
    if (!isInTime && isOwn) pause();
    return learned.last();
  };

  return {
    last: learned.last,
    now(looking) {
      const at = now();
      const age = at - heardAt;
      if (age <= freshMilliseconds || at < pausedUntil || !looking.store) return learned.last();
      const others = asking && at - asking.began < pauseMilliseconds ? asking : null;
      const awaited = others ?? begin(looking, at);
      return age <= usableMilliseconds && !learned.isBehind() ? learned.last() : waitFor(awaited, others === null);
    },
    reveal: learned.reveal,
  };
}

/** A context that cannot keep it alive loses what is asked behind the answer, and not the answer. */
function keepAlive({ behind }: Looking, work: Promise<unknown>): void {
  try {
    behind(work);
  } catch {
    return;
  }
}

/** Whether some work ends in time. */
async function within(work: Promise<unknown>, maxMilliseconds: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), maxMilliseconds);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
