/** What isolates and a line's object say to one another about the codes of take-down slips. */
import type { Bucket } from '../../gateways/caller.ts';

declare const slipMark: unique symbol;
/** Eight digits that are the code of a slip of the line. Privacy: what somebody typed that is none never becomes one. */
export type SlipCode = string & { readonly [slipMark]: true };

export type SlipTry = {
  /** The id of the gate's key that `sender` was made with. */
  readonly keyId: string;
  readonly line: string;
  /** 16 bits of HMAC-SHA-256 of the sender. */
  readonly sender: Bucket;
  /** Null where what was texted is the code of no slip. */
  readonly code: SlipCode | null;
};

/** `done`: it is written where every isolate reads it. */
export type SlipOutcome = 'done' | 'not-done' | 'stale-key';
