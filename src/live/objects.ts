/** The Durable Objects of a line, named after it and after nothing of a caller. */
import type { Ground } from './ground.ts';
import type { Env } from './settings.ts';

/** How the objects of a line are reached by the bindings of a request; throws where one is asked for that is not bound. */
export const objectsOf = (env: Env): Pick<Ground, 'gateOf' | 'positionsOf'> => ({
  gateOf: (line) => gateOf(env, line),
  positionsOf: (line) => positionsOf(env, line),
});

function gateOf({ GATES }: Env, line: string) {
  if (!GATES) throw new Error('the binding GATES is missing');
  return GATES.getByName(`gate-${line}`);
}

function positionsOf({ POSITIONS }: Env, line: string) {
  if (!POSITIONS) throw new Error('the binding POSITIONS is missing');
  return POSITIONS.getByName(`positions-${line}`);
}
