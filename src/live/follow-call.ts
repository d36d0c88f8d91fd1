/**
 * One hop of a call whose position is kept: computed from what this isolate remembers, and told to the positions of the line
 * in one call; they hold what is true, so that it is computed again where another isolate has served the call since.
 */
import type { Edition } from '../content/edition.ts';
import type { State } from '../content/state.ts';
import type { UssdInbound } from '../gateways/gateway.ts';
import { type Shown, shownAfter, shownAtStart, shownInterrupted, shownThrough } from '../menu/shown.ts';
import type { Digest } from './gate/admission.ts';
import { type Advance, type Held, isRepeat, type Named, type PositionsStub } from './positions/held.ts';
import type { Recent } from './positions/recent.ts';

/** A call may be served by two isolates at once, where a gateway tries again, and hardly by four. */
const maxTries = 4;

export type Asked = {
  readonly inbound: UssdInbound;
  readonly dialled: readonly string[];
  readonly edition: Edition;
  readonly changed: State['changed'];
  readonly now: number;
};
type Call = Asked & {
  readonly positions: PositionsStub;
  readonly remembered: Recent<Digest, Held>;
  readonly named: Named;
  readonly sequence: number | null;
};
type NotMoved = Exclude<Advance, { kind: 'moved' }>;

/** What a hop shows, once its position is kept; `stale-key` where the call is named by a key that counts no more. */
export async function followCall(
  positions: PositionsStub,
  remembered: Recent<Digest, Held>,
  named: Named,
  asked: Asked,
): Promise<Shown | 'stale-key'> {
  const { phase, session, sequence } = asked.inbound;
  // Of a caller without sessions the first step may be that of another call.
  const call: Call = { ...asked, positions, remembered, named, sequence: session === null ? null : sequence };
  return phase === 'start' ? begin(call, atStart(asked)) : goOn(call);
}

const atStart = ({ edition, dialled, changed, now }: Asked): Shown =>
  dialled.length === 0 ? shownAtStart(edition, changed, now) : shownThrough(edition, dialled, changed, now);

/** Whoever has typed nothing yet has lost nothing: some gateways begin a call without saying so. */
const atUnknown = ({ inbound, edition, changed, now }: Asked): Shown =>
  inbound.inputs.at(-1) === '' ? shownAtStart(edition, changed, now) : shownInterrupted(edition, changed, now);

async function begin(call: Call, shown: Shown): Promise<Shown | 'stale-key'> {
  const { positions, named, sequence } = call;
  const answer = await positions.begin({ ...named, sequence, position: shown.position });
  if (answer.kind === 'stale-key') return answer.kind;
  return answer.kind === 'held' ? showAgain(call, answer.held) : remember(call, answer.version, shown);
}

async function goOn(call: Call): Promise<Shown | 'stale-key'> {
  const { positions, remembered, named, sequence, now } = call;
  const believed = remembered.touch(named.session, now);
  let answer: Shown | NotMoved = believed ? await move(call, believed) : await positions.find(named);
  for (let attempt = 0; attempt < maxTries && 'kind' in answer; attempt += 1) {
    if (answer.kind === 'stale-key') return answer.kind;
    if (answer.kind === 'unknown') return begin(call, atUnknown(call));
    const { held } = answer;
    if (isRepeat(held, sequence)) return showAgain(call, held);
    answer = await move(call, held);
  }
  if ('kind' in answer) throw new Error('the call moves on at each try');
  return answer;
}

/** One step from where a call is believed to be. */
async function move(call: Call, believed: Held): Promise<Shown | NotMoved> {
  const { positions, named, sequence, inbound } = call;
  // Whether it is a repeat is for the positions to say: they are asked all the same.
  const input = isRepeat(believed, sequence) ? '' : (inbound.inputs.at(-1) ?? '');
  const shown = after(call, believed, input);
  const answer = await positions.advance({ ...named, version: believed.version, sequence, position: shown.position });
  return answer.kind === 'moved' ? remember(call, answer.version, shown) : answer;
}

const after = ({ edition, changed, now }: Asked, { position }: Held, input: string): Shown =>
  shownAfter(edition, position, input, changed, now);

/** Where the call is, for a step that came before. */
function showAgain(call: Call, held: Held): Shown {
  call.remembered.set(call.named.session, held, call.now);
  return after(call, held, '');
}

function remember({ remembered, named, sequence, now }: Call, version: number, shown: Shown): Shown {
  remembered.set(named.session, { version, sequence, position: shown.position }, now);
  return shown;
}
