/** Asks a line's gate whether a reply may go out; never waits long and never throws. */
import type { Answered } from './answered.ts';
import { type Asking, requestOf } from './asking.ts';
import type { Admission, AdmissionRequest, AdmittedReply, GateKey } from './gate/admission.ts';
import type { SlipOutcome, SlipTry } from './gate/slip-try.ts';
import { inTime } from './in-time.ts';
import { type KeysByLine, keysOf } from './object-keys.ts';

export type Admitted =
  /** `settle` where it went out or may have, `release` where it did not; neither where it leaves in the answer. */
  | { readonly kind: 'admitted'; settle(): Promise<void>; release(): Promise<void> }
  | { readonly kind: 'refused' }
  /** The gate failed or hangs: only the urgent share may go out. */
  | { readonly kind: 'unavailable' };

/** A gate as it is called from here. */
export type GateStub = {
  key(): Promise<GateKey>;
  admit(request: AdmissionRequest): Promise<Admission>;
  settle(admitted: AdmittedReply): Promise<void>;
  release(admitted: AdmittedReply): Promise<void>;
  hearSlip(slipTry: SlipTry): Promise<SlipOutcome>;
};
export type GateOf = (line: string) => GateStub;

const maxWaitMilliseconds = 1_000;

/** What asking needs to remember: the messages that were answered, and the keys that gates have handed out, by line. */
export type Remembered = { readonly answered: Answered; readonly gateKeys: KeysByLine };

/** Admits the reply to one message of a line, or says why not; `unavailable` once for each message. */
export async function admit(gateOf: GateOf, line: string, asking: Asking, remembered: Remembered): Promise<Admitted> {
  const { answered, gateKeys } = remembered;
  const admitted = await askInTime(gateOf, line, asking, gateKeys);
  if (admitted.kind === 'refused') return admitted;
  const isFirst = await answered.isFirst(line, asking);
  if (!isFirst) return refuseAnswered(admitted, asking.leaves);
  if (admitted.kind === 'unavailable') return admitted;
  const release = async (): Promise<void> => {
    await answered.forget(line, asking);
    await admitted.release();
  };
  return { ...admitted, release };
}

/**
 * What this isolate has answered gets no second answer from a gate that has not seen it. The first one did go out, so it is
 * counted, and the gate keeps the message in mind for the other isolates.
 */
async function refuseAnswered(admitted: Admitted, leaves: AdmissionRequest['leaves']): Promise<Admitted> {
  if (admitted.kind === 'admitted' && leaves === 'later') await admitted.settle();
  return { kind: 'refused' };
}

async function askInTime(gateOf: GateOf, line: string, asking: Asking, gateKeys: KeysByLine): Promise<Admitted> {
  try {
    return await inTime(ask(gateOf, line, asking, gateKeys), maxWaitMilliseconds);
  } catch {
    return { kind: 'unavailable' };
  }
}

async function ask(gateOf: GateOf, line: string, asking: Asking, gateKeys: KeysByLine): Promise<Admitted> {
  const gate = gateOf(line);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const keys = await keysOf(gate, line, gateKeys);
    const request = await requestOf(keys, asking);
    const answer = await gate.admit(request);
    if (answer.admitted) return admitted(gate, { keyId: request.keyId, message: request.message });
    if (answer.reason !== 'stale-key') return { kind: 'refused' };
    gateKeys.delete(line);
  }
  return { kind: 'unavailable' };
}

/** Where the gate is gone, what it admitted stays counted and its message is forgotten with it: nothing is left to say. */
function admitted(gate: GateStub, reply: AdmittedReply): Admitted {
  const quietly = (told: Promise<void>): Promise<void> => told.catch(() => undefined);
  return {
    kind: 'admitted',
    settle: () => quietly(gate.settle(reply)),
    release: () => quietly(gate.release(reply)),
  };
}
