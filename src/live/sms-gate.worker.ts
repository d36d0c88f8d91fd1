/**
 * The gate of one line (`gate-<line>`): admits each SMS reply in one atomic call, keeps the budget, and hears the codes of
 * take-down slips.
 * Privacy: message ids, senders and texts reach it as digests under a random key that exists in its memory alone; of all it
 * knows only whole numbers are stored, and the codes of slips. A timer keeps that memory for a while (awake.ts), no alarm.
 */
import { DurableObject } from 'cloudflare:workers';
import { createAwake } from './awake.ts';
import type { Admission, AdmissionRequest, AdmittedReply, GateKey } from './gate/admission.ts';
import { createBudgetTable } from './gate/budget-table.worker.ts';
import { createGate } from './gate/gate.ts';
import { rememberedMilliseconds } from './gate/limits.ts';
import { createSlipTable } from './gate/slip-table.worker.ts';
import type { SlipOutcome, SlipTry } from './gate/slip-try.ts';
import { createSlips } from './gate/slips.ts';
import { createTellRevealed, type KvWriter } from './gate/tell-revealed.ts';
import { log } from './log.ts';

type GateEnv = { readonly EDITIONS?: KvWriter };

export class Gate extends DurableObject<GateEnv> {
  readonly #id = crypto.randomUUID();
  readonly #key = crypto.getRandomValues(new Uint8Array(32));
  readonly #gate = createGate(this.#id, createBudgetTable(this.ctx.storage));
  readonly #slips = createSlips(this.#id, createSlipTable(this.ctx.storage), createTellRevealed(this.env.EDITIONS));
  readonly #awake = createAwake(
    (now) => this.#forgetOld(now),
    () => Date.now(),
  );
  #lastAt = Number.NEGATIVE_INFINITY;

  /** The key that digests are to be made with. */
  key(): GateKey {
    return { id: this.#id, key: this.#key };
  }

  /** Admits one reply, once. Nothing is awaited, so that no two decisions mix. */
  admit(request: AdmissionRequest): Admission {
    const admission = this.#gate.admit(request, Date.now());
    this.#stayAwake();
    if (!admission.admitted && admission.reason === 'spent') log('budget-spent');
    return admission;
  }

  /** An admitted reply went out, or may have. */
  settle(admitted: AdmittedReply): void {
    this.#gate.settle(admitted);
  }

  /** An admitted reply did not go out: its message may be tried again. */
  release(admitted: AdmittedReply): void {
    this.#gate.release(admitted);
  }

  /** Hears the code of a slip: keeps it and tells every isolate, or counts a wrong one. */
  async hearSlip(slipTry: SlipTry): Promise<SlipOutcome> {
    try {
      return await this.#slips.hear(slipTry, Date.now());
    } catch {
      log('slip-unwritten');
      return 'not-done';
    } finally {
      this.#stayAwake();
    }
  }

  #stayAwake(): void {
    this.#lastAt = Date.now();
    this.#awake.stay();
  }

  /** After an hour without a text it remembers ids of messages alone, which by then are too old to be answered. */
  #forgetOld(now: number): number | null {
    this.#gate.forgetOld(now);
    this.#slips.forgetOld(now);
    const until = this.#lastAt + rememberedMilliseconds;
    return until > now ? until : null;
  }
}
