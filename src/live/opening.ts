/** What a deployment opens once and keeps: its checked settings, and the secrets its addresses may carry. */
import type { Bundle } from './bundle.ts';
import { log } from './log.ts';
import { type Expected, expectedSecrets } from './secrets.ts';
import { type Env, readSettings, type Settings } from './settings.ts';

export type Opened = {
  readonly settings: Settings;
  /** Valid secrets by gateway name, and under `health`. */
  readonly expected: ReadonlyMap<string, readonly Expected[]>;
};

/** Opens the settings of the bindings, once for each; null where they are missing or refused, or there is no line to open them for. */
export function createOpening(bundle: Bundle, gatewayNames: readonly string[]): (env: Env) => Promise<Opened | null> {
  const opened = new WeakMap<object, Promise<Opened | null>>();
  return (env) => {
    const known = opened.get(env) ?? openSettings(env, bundle, gatewayNames);
    opened.set(env, known);
    return known;
  };
}

async function openSettings(
  env: Env,
  { head: { lines }, isDemo }: Bundle,
  gatewayNames: readonly string[],
): Promise<Opened | null> {
  if (lines.length === 0) return null;
  const settings = readSettings(env, isDemo);
  if ('reason' in settings) {
    log('settings-invalid');
    return null;
  }
  const expected = new Map<string, readonly Expected[]>();
  for (const name of gatewayNames) {
    const subjects = lines.map(({ id }) => `${id}/${name}`);
    expected.set(name, await expectedSecrets(settings.gatewaySecrets, subjects));
  }
  expected.set('health', await expectedSecrets(settings.gatewaySecrets, ['health']));
  return { settings, expected };
}
