/** What isolates and the positions of a line say to one another. Privacy: a digest and ids of the edition; no text fits in. */
import type { Position } from '../../menu/position.ts';
import type { Digest, GateKey } from '../gate/admission.ts';

/** Where a call is. */
export type Held = {
  /** Another at each change, of whatever call: none comes twice while its key lives. */
  readonly version: number;
  /** The step that led here, where the gateway numbers them; null where it does not. */
  readonly sequence: number | null;
  readonly position: Position;
};

/** Names a call: a digest of its session (or of the caller's bucket, where it has none) under the key of this id. */
export type Named = {
  readonly keyId: string;
  /** The name of the gateway that carries it, so that each has its own share of what is held. */
  readonly gateway: string;
  readonly session: Digest;
  /**
   * Of a gateway whose sessions are not steady: its caller's bucket, by which a session is looked up that nobody knows, and only
   * such a one. A session that is missing has the same digest as its name.
   */
  readonly caller?: Digest;
};
export type Begun = Named & Pick<Held, 'sequence' | 'position'>;
/** One step further from what is held under `version`. */
export type Advanced = Named & Held;

type StaleKey = { readonly kind: 'stale-key' };
/** What is held already, since nothing was changed: by a later step, or by the same one. */
type AsHeld = { readonly kind: 'held'; readonly held: Held };
type Moved = { readonly kind: 'moved'; readonly version: number };
/** Never begun, ended, too old, or lost with all others. */
type Unknown = { readonly kind: 'unknown' };

export type Found = AsHeld | Unknown | StaleKey;
export type Beginning = Moved | AsHeld | StaleKey;
export type Advance = Moved | AsHeld | Unknown | StaleKey;

/** The positions of a line, as they are called from an isolate. */
export type PositionsStub = {
  key(): Promise<GateKey>;
  find(named: Named): Promise<Found>;
  begin(begun: Begun): Promise<Beginning>;
  advance(advanced: Advanced): Promise<Advance>;
  end(named: Named): Promise<void>;
};
export type PositionsOf = (line: string) => PositionsStub;

/** Whether a step came before, by its number. */
export const isRepeat = (held: Pick<Held, 'sequence'>, sequence: number | null): boolean =>
  sequence !== null && held.sequence !== null && sequence <= held.sequence;
