/** A gate in this process: what the Durable Object decides, on a budget kept in a variable. */
import type { GateStub } from '../../src/live/admit.ts';
import type { Budget } from '../../src/live/gate/budget.ts';
import { createGate } from '../../src/live/gate/gate.ts';
import type { BudgetStore } from '../../src/live/gate/spending.ts';

/** A budget in a variable; `isBroken` makes it one that can be neither read nor written. */
export function budgetInMemory(): BudgetStore & { stored: Budget | null; isBroken: boolean; writes: number } {
  return {
    stored: null,
    isBroken: false,
    writes: 0,
    change(by) {
      if (this.isBroken) return { written: false };
      const { budget, result } = by(this.stored);
      if (budget !== null) {
        this.stored = budget;
        this.writes += 1;
      }
      return { written: true, result };
    },
  };
}

/** The gate of one line as isolates call it; `now` in milliseconds since 1970. */
export function gateStub(now: () => number, store: BudgetStore = budgetInMemory()): GateStub {
  const id = crypto.randomUUID();
  const key = crypto.getRandomValues(new Uint8Array(32));
  const gate = createGate(id, store);
  return {
    key: async () => ({ id, key }),
    admit: async (request) => gate.admit(structuredClone(request), now()),
    settle: async (admitted) => gate.settle(admitted),
    release: async (admitted) => gate.release(admitted),
  };
}
