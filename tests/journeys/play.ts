/** Plays a journey where every binding of the platform breaks at any use; a text alone may have the gate of its line. */
import { type Journey, type JourneyStep, momentOf } from '../../src/commands/dial/journey.ts';
import type { GateStub } from '../../src/live/admit.ts';
import type { Budget } from '../../src/live/gate/budget.ts';
import { rememberedMilliseconds } from '../../src/live/gate/limits.ts';
import type { Env } from '../../src/live/settings.ts';
import { broken, withBroken } from '../support/bindings.ts';
import { budgetInMemory, gateStub } from '../support/gate.ts';
import { type Build, replay } from '../support/replay.ts';

/** The steps as they went, the gates that were asked, and all that they stored. */
export type Played = {
  readonly steps: readonly JourneyStep[];
  readonly gates: ReadonlySet<string>;
  readonly stored: Budget | null;
};

/** `touched` gets the name of each binding that is used all the same; the gate counts as one while no text is answered. */
export async function play(build: Build, { header, steps }: Journey, touched: string[]): Promise<Played> {
  const store = budgetInMemory();
  const gates = new Set<string>();
  let clock = momentOf(header.zone, header.clock);
  let gate: GateStub | null = null;
  let kind: JourneyStep['kind'] = 'dial';
  const getByName = (name: string): unknown => {
    if (kind !== 'text') return Reflect.get(broken('GATES', touched), 'getByName');
    gates.add(name);
    gate ??= gateStub(() => clock, store);
    return gate;
  };
  const withBindings = (settings: object) => withBroken(settings, touched, { GATES: { getByName } }) as Env;
  const played: JourneyStep[] = [];
  const replayed = replay(build, { header, steps }, withBindings);
  for (const step of steps) {
    kind = step.kind;
    // Nobody is paced or taken for a machine who waits, and a phone that is taken up later is another conversation.
    clock += rememberedMilliseconds;
    if (kind === 'clock' || kind === 'built') gate = null;
    const { value } = await replayed.next();
    if (value) played.push(value);
  }
  return { steps: played, gates, stored: store.stored };
}
