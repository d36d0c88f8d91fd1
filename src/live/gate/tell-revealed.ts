/** Writes the codes that were texted into the store, where every isolate reads them. The one value that a Worker writes there. */
import { revealedKey } from '../../editions/store.ts';
import type { SlipCode } from './slip-try.ts';
import type { TellRevealed } from './slips.ts';

/** As much of a KV namespace as is used. */
export type KvWriter = { put(key: string, value: string): Promise<void> };

const maxPutMilliseconds = 2_000;
/** KV takes one writing of a key a second: https://developers.cloudflare.com/kv/platform/limits/ */
const pauseMilliseconds = 1_100;
/** What was written so lately is not written again, however often a code is texted. */
const freshMilliseconds = 60_000;

/**
 * One writing after the other, each of all codes there are by then, and tried twice. Whatever the store does, it ends, and
 * says whether the codes are written.
 */
export function createTellRevealed(kv: KvWriter | undefined): TellRevealed {
  let last: Promise<unknown> = Promise.resolve();
  let written = { value: '', at: Number.NEGATIVE_INFINITY };

  async function write(line: string, codes: readonly SlipCode[], now: number): Promise<boolean> {
    const value = JSON.stringify(codes);
    if (!kv) return false;
    if (value === written.value && now - written.at < freshMilliseconds) return true;
    const put = () => inTime(kv.put(revealedKey(line), value));
    const isWritten = (await put()) || (await pause(pauseMilliseconds).then(put));
    if (isWritten) written = { value, at: now };
    return isWritten;
  }

  return (line, codes, now) => {
    const next = last.then(() => write(line, codes(), now));
    last = next.catch(() => undefined);
    return next;
  };
}

async function inTime(put: Promise<void>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), maxPutMilliseconds);
  });
  try {
    return await Promise.race([put.then(() => true), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
