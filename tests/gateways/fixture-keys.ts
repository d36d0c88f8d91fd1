/** Whether a fixture has what the suite reads of it: looked at first, so that a slip is told in words and stops nobody else's cases. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Kind = keyof typeof isOf;
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown) => typeof value === 'string';
const isOf = {
  text: isText,
  'text or an object': (value: unknown) => isText(value) || isObject(value),
  'an object': isObject,
  'a list': (value: unknown) => Array.isArray(value),
  'true or false': (value: unknown) => typeof value === 'boolean',
} as const;

const ofAll: Readonly<Record<string, Kind>> = {
  contentType: 'text',
  sample: 'text or an object',
  number: 'text',
  needs: 'a list',
  mayLack: 'a list',
  reads: 'an object',
  refuses: 'a list',
  replies: 'an object',
  skips: 'an object',
};
const ofSms: Readonly<Record<string, Kind>> = { ...ofAll, noMessages: 'a list', signatures: 'a list' };
const keys = {
  ussd: { ...ofAll, inputsCannotHold: 'text', emptyLooksLikeStart: 'true or false', broken: 'a list' },
  sms: ofSms,
  /** Of an adapter that sends its replies. */
  'sms that sends': { ...ofSms, sender: 'an object', outgoing: 'a list', quotes: 'a list', outcomes: 'a list' },
} satisfies Readonly<Record<string, Readonly<Record<string, Kind>>>>;

const folder = join(import.meta.dirname, 'fixtures');

/** The fixture of an adapter as it stands in its file, or a sentence on each thing that is wrong with the file. */
export function loadFixture(
  gateway: string,
  kind: keyof typeof keys,
  inside = folder,
): { readonly fixture: unknown } | { readonly faults: readonly string[] } {
  const name = `${gateway}/${kind === 'ussd' ? 'ussd' : 'sms'}.json`;
  const path = join(inside, name);
  if (!existsSync(path)) return { faults: [`tests/gateways/fixtures/${name} is missing.`] };
  const fixture = parsed(readFileSync(path, 'utf8'));
  if (!isObject(fixture)) return { faults: [`tests/gateways/fixtures/${name} is no object in JSON.`] };
  const faults = Object.entries(keys[kind]).flatMap(([key, wanted]) =>
    faultOf(Reflect.get(Object(fixture), key), wanted, key),
  );
  return faults.length > 0
    ? { faults: faults.map((fault) => `tests/gateways/fixtures/${name} ${fault}`) }
    : { fixture };
}

function faultOf(value: unknown, wanted: Kind, key: string): readonly string[] {
  if (value === undefined) return [`lacks the key "${key}": ${wanted}.`];
  return isOf[wanted](value) ? [] : [`has something else than ${wanted} under "${key}".`];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
