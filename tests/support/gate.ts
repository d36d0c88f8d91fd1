/** A gate in this process: what the Durable Object decides, on a budget kept in a variable. */
import type { GateStub } from '../../src/live/admit.ts';
import type { Budget } from '../../src/live/gate/budget.ts';
import { createGate } from '../../src/live/gate/gate.ts';
import type { SlipCode } from '../../src/live/gate/slip-try.ts';
import { createSlips, type SlipTable, type TellRevealed } from '../../src/live/gate/slips.ts';
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

/** What the tables of slips hold, in variables. */
export function slipsInMemory(): SlipTable {
  const codes = new Set<SlipCode>();
  let tries = { hour: 0, wrong: 0 };
  const wrongIn = (hour: number) => (tries.hour === hour ? tries.wrong : 0);
  return {
    wrongIn,
    addWrong(hour) {
      tries = { hour, wrong: wrongIn(hour) + 1 };
    },
    reveal: (code) => void codes.add(code),
    revealed: () => [...codes].reverse(),
  };
}

/** The gate of one line as isolates call it; `now` in milliseconds since 1970. What slips reveal is told to `tell`. */
export function gateStub(
  now: () => number,
  store: BudgetStore = budgetInMemory(),
  tell: TellRevealed = () => Promise.resolve(true),
): GateStub {
  const id = crypto.randomUUID();
  const key = crypto.getRandomValues(new Uint8Array(32));
  const gate = createGate(id, store);
  const slips = createSlips(id, slipsInMemory(), tell);
  return {
    key: async () => ({ id, key }),
    admit: async (request) => gate.admit(structuredClone(request), now()),
    settle: async (admitted) => gate.settle(admitted),
    release: async (admitted) => gate.release(admitted),
    hearSlip: (slipTry) => slips.hear(structuredClone(slipTry), now()),
  };
}
