/** The positions of lines in this process: what the Durable Object of a line does, without one. */
import type { PositionsStub } from '../../live/positions/held.ts';
import { createPositions } from '../../live/positions/positions.ts';

/** As the platform binds them: one for each name, made at the first use. `now` in milliseconds since 1970. */
export function positionsInProcess(now: () => number): { getByName(name: string): PositionsStub } {
  const byName = new Map<string, PositionsStub>();
  return {
    getByName(name) {
      const known = byName.get(name) ?? openPositions(now);
      byName.set(name, known);
      return known;
    },
  };
}

/** The positions of one line, that know no call yet. What is handed over is copied, as it is between isolates. */
export function openPositions(now: () => number): PositionsStub {
  const id = crypto.randomUUID();
  const key = crypto.getRandomValues(new Uint8Array(32));
  const positions = createPositions(id);
  return {
    key: async () => ({ id, key }),
    find: async (named) => structuredClone(positions.find(named, now())),
    begin: async (begun) => structuredClone(positions.begin(structuredClone(begun), now())),
    advance: async (advanced) => structuredClone(positions.advance(structuredClone(advanced), now())),
    end: async (named) => positions.end(named),
  };
}
