/**
 * The positions of one line (`positions-<line>`): where the calls are whose gateways send the newest input alone.
 * Privacy: sessions reach it as digests under a random key that exists in its memory alone, and nothing of it is stored:
 * there is no table and no alarm, and what it held is gone when it is evicted. A timer keeps it in memory while it holds calls,
 * and drops them when they are old.
 */
import { DurableObject } from 'cloudflare:workers';
import { createAwake } from './awake.ts';
import type { GateKey } from './gate/admission.ts';
import type { Advance, Advanced, Beginning, Begun, Found, Named } from './positions/held.ts';
import { createPositions } from './positions/positions.ts';

export class Positions extends DurableObject {
  readonly #id = crypto.randomUUID();
  readonly #key = crypto.getRandomValues(new Uint8Array(32));
  readonly #positions = createPositions(this.#id);
  readonly #awake = createAwake(
    (now) => this.#positions.forgetOld(now),
    () => Date.now(),
  );

  /** The key that sessions are to be named with. */
  key(): GateKey {
    return { id: this.#id, key: this.#key };
  }

  /** Where a call is. Nothing is awaited here or below, so that no two steps mix. */
  find(named: Named): Found {
    return this.#positions.find(named, Date.now());
  }

  /** Begins a call. */
  begin(begun: Begun): Beginning {
    const beginning = this.#positions.begin(begun, Date.now());
    this.#awake.stay();
    return beginning;
  }

  /** Moves a call on by one step. */
  advance(advanced: Advanced): Advance {
    return this.#positions.advance(advanced, Date.now());
  }

  /** The gateway says that a call is over. */
  end(named: Named): void {
    this.#positions.end(named);
    if (this.#positions.size() === 0) this.#awake.rest();
  }
}
