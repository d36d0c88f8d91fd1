/** The shape and the bounds of a record, before anybody looks at its signatures: what is of no such shape nobody believes. */
import {
  changedMilliseconds,
  handlePattern,
  noRelease,
  type Release,
  type Signature,
  type Signed,
  type State,
  type StateRecord,
  stateFormat,
  targetKinds,
} from '../content/state.ts';

export type ShapeRefusal = { readonly reason: 'unreadable' | 'other-line' | 'out-of-bounds' };

/** A record of the right shape, whose signatures nobody has looked at. */
export type UnverifiedRecord = {
  readonly record: StateRecord;
  /** `noRelease` where nothing has been released. */
  readonly release: Release;
  readonly state: State;
};

/** A record that takes down all of the largest line has a tenth of it; what is longer is not read. */
const maxCharacters = 4_000_000;

/** Reads the shape and the bounds of a record. Never throws, whatever the text is. */
export function readRecord(text: string, line: string): UnverifiedRecord | ShapeRefusal {
  const record = text.length > maxCharacters ? null : readJson(text);
  if (!isRecord(record)) return { reason: 'unreadable' };
  const state = readJson(record.state.said);
  const release = record.release ? readJson(record.release.said) : noRelease(line);
  if (!isState(state) || !isRelease(release)) return { reason: 'unreadable' };
  if (release.line !== line || state.line !== line) return { reason: 'other-line' };
  if (!isWithin(release, state)) return { reason: 'out-of-bounds' };
  return { record, release, state };
}

/**
 * Safety: one person signs a state, so nothing in it may outlast the next release: no number that leaves none above it, no
 * take-down that says it comes later, no key that stays changed.
 */
function isWithin({ after }: Release, { number, latest, takenDown, changed, publishedAt }: State): boolean {
  return (
    number > after &&
    number <= after + maxStep &&
    latest <= number + maxStep &&
    takenDown.every((target) => target.number <= number) &&
    changed.every(({ until }) => until <= publishedAt + changedMilliseconds)
  );
}

/** So many states one release may carry, and so far the numbers of editions may run ahead of those of states. */
const maxStep = 1_000_000;

function readJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

type Fields = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
/** Far below what a number can hold exactly: there is always one above it. */
const maxCount = 1_000_000_000;
/** The year 5138. */
const maxTime = 100_000_000_000_000;
const isWholeUpTo = (value: unknown, most: number) =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= most;
const isCount = (value: unknown) => isWholeUpTo(value, maxCount);
const isTime = (value: unknown) => isWholeUpTo(value, maxTime);
const isText = (value: unknown): value is string => typeof value === 'string';
const isDigest = (value: unknown) => typeof value === 'string' && /^(?:[0-9a-f]{64})?$/.test(value);
const isListOf = (value: unknown, isOne: (one: unknown) => boolean, most = Number.POSITIVE_INFINITY) =>
  Array.isArray(value) && value.length <= most && value.every((one) => isOne(one));
/** More than the largest line has entries, and keys that one edition could change. */
const [maxTargets, maxChanged] = [10_000, 2_000];
const isTarget = (value: unknown): value is Fields =>
  isObject(value) && targetKinds.some((kind) => kind === value.kind) && isText(value.id);
const isChanged = (value: unknown): value is Fields =>
  isObject(value) && [value.screen, value.digit, value.meaning].every(isText);

function isRecord(value: unknown): value is StateRecord {
  return (
    isObject(value) &&
    value.format === stateFormat &&
    (value.release === null || isSigned(value.release)) &&
    isSigned(value.state)
  );
}

/** Whether it is one of somebody with a handle; not whether it holds. */
export function isSignature(value: unknown): value is Signature {
  return (
    isObject(value) && [value.kind, value.signature].every(isText) && isText(value.by) && handlePattern.test(value.by)
  );
}

function isSigned(value: unknown): value is Signed {
  return (
    isObject(value) &&
    typeof value.said === 'string' &&
    Array.isArray(value.signatures) &&
    value.signatures.length <= maxSignatures &&
    value.signatures.every(isSignature)
  );
}

/** Each costs a verification. */
const maxSignatures = 16;

/** Whether it has the shape and the bounds of a release. Never throws. */
export function isRelease(value: unknown): value is Release {
  if (!isObject(value) || value.kind !== 'release' || value.format !== stateFormat || !isText(value.line)) return false;
  const { number, after, edition, textless, previous, takenDown, voidSlips, changed } = value;
  return (
    [number, after].every(isCount) &&
    [edition, textless, previous ?? ''].every(isDigest) &&
    isListOf(takenDown, isTarget, maxTargets) &&
    isListOf(voidSlips, isText) &&
    isListOf(changed, isChanged, maxChanged)
  );
}

function isState(value: unknown): value is State {
  if (!isObject(value) || value.kind !== 'state' || value.format !== stateFormat) return false;
  const { number, edition, release, takenDown, changed, latest, publishedAt } = value;
  return (
    [number, latest].every(isCount) &&
    isTime(publishedAt) &&
    [edition, release].every(isDigest) &&
    isListOf(takenDown, (one) => isTarget(one) && isCount(one.number), maxTargets) &&
    isListOf(changed, (one) => isChanged(one) && isTime(one.until), maxChanged)
  );
}
