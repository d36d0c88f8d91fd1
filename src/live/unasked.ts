/**
 * What may go out where a line's gate cannot be asked: a gate in this isolate's memory decides, with the urgent share of the
 * line for its caps. Privacy: it knows what any gate knows, under the isolate's own key, and stores nothing.
 */
import type { Admitted } from './admit.ts';
import type { Answered } from './answered.ts';
import { type Asking, requestOf } from './asking.ts';
import type { Caps } from './gate/admission.ts';
import { type Budget, urgentShareOf } from './gate/budget.ts';
import { createGate, type GateCore } from './gate/gate.ts';
import { unaskedUrgentPercent } from './gate/limits.ts';
import type { BudgetStore } from './gate/spending.ts';
import { log } from './log.ts';
import type { Keys } from './object-keys.ts';

export type Unasked = ReturnType<typeof createUnasked>;

/**
 * Each isolate counts by itself: while a gate is down, a line may send its urgent share once for every isolate that serves
 * it, which is why there is a prepaid balance behind it.
 */
export function createUnasked(ownKeys: () => Promise<Keys>, answered: Answered) {
  const gatesByLine = new Map<string, GateCore>();
  return {
    /** Drops what is an hour old, where the gates are back and nothing is admitted here. */
    forgetOld(now: number): void {
      for (const gate of gatesByLine.values()) gate.forgetOld(now);
    },
    /** How many senders are remembered, of all lines together. */
    senders: (): number => [...gatesByLine.values()].reduce((sum, gate) => sum + gate.senders(), 0),
    /** Admits one reply, as the line's gate would, without having asked it; `now` in milliseconds since 1970. */
    async admit(line: string, asking: Asking, now: number): Promise<Admitted> {
      const keys = await ownKeys();
      const request = await requestOf(keys, { ...asking, caps: capsUnasked(asking.caps) });
      const gate = gatesByLine.get(line) ?? createGate(keys.id, createBudgetInMemory());
      gatesByLine.set(line, gate);
      const admission = gate.admit(request, now);
      if (!admission.admitted && admission.reason === 'spent') log('budget-spent');
      if (!admission.admitted) return { kind: 'refused' };
      const release = async (): Promise<void> => {
        gate.release(request);
        await answered.forget(line, asking);
      };
      return { kind: 'admitted', settle: async () => gate.settle(request), release };
    },
  };
}

const capsUnasked = (caps: Caps): Caps => ({
  hourlyReplies: urgentShareOf(caps.hourlyReplies, caps),
  dailyReplies: urgentShareOf(caps.dailyReplies, caps),
  urgentSharePercent: unaskedUrgentPercent,
});

function createBudgetInMemory(): BudgetStore {
  let stored: Budget | null = null;
  return {
    change(by) {
      const { budget, result } = by(stored);
      stored = budget ?? stored;
      return { written: true, result };
    },
  };
}
