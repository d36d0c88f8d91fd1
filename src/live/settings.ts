/** The settings of a deployment, checked at the first request. */
import * as z from 'zod/mini';
import type { KvReader } from '../editions/store.ts';
import type { GatewayFacts } from '../gateways/facts.ts';
import type { GatewaySettings } from '../gateways/gateway.ts';
import type { GateStub } from './admit.ts';
import type { PositionsStub } from './positions/held.ts';

/** The bindings of the Worker, as far as they are known before they are checked. */
export type Env = Readonly<Record<string, unknown>> & {
  readonly GATES?: { getByName(name: string): GateStub };
  readonly POSITIONS?: { getByName(name: string): PositionsStub };
  readonly EDITIONS?: KvReader;
};

/** Not that it is random, which nobody can tell: only that it is no key held down. */
const fewestDifferent = 8;
const secret = z.string().check(
  z.minLength(16),
  z.refine((value) => new Set(value).size >= fewestDifferent),
);
const mayBeEmpty = z.optional(z.union([z.literal(''), secret]));
const settingsSchema = z.looseObject({
  GATEWAY_SECRET: secret,
  GATEWAY_SECRET_NEXT: mayBeEmpty,
  SLIP_SECRET: mayBeEmpty,
  SLIP_SECRET_NEXT: mayBeEmpty,
  PUBLIC_URL: z.url({ protocol: /^https?$/ }),
  PHONE: z.optional(z.enum(['on', 'off'])),
});

export type Settings = {
  readonly gatewaySecrets: readonly string[];
  readonly publicUrl: string;
  readonly phone: boolean;
  /**
   * Values of a setting for a line, current and next. The line's own current one (`NAME__DEMO_KE`) stands in place of the
   * deployment's two; its next one (`NAME_NEXT__DEMO_KE`) counts beside whichever stand.
   */
  valuesOf(name: string, line: string): readonly string[];
};

export type SettingsProblem = {
  readonly reason: 'missing-or-malformed' | 'example-value';
  readonly names: readonly string[];
};

/** Whether a value is good enough for a secret; those of `.dev.vars.example` are so for a demonstration alone. */
export const isSecret = (value: string, isDemo: boolean): boolean =>
  secret.safeParse(value).success && (isDemo || !value.startsWith(exampleMark));

/** The word that marks every value of `.dev.vars.example`; a line that is no demonstration refuses them. */
const exampleMark = 'example-';

/** Reads the settings out of the Worker's bindings. `isDemo`: all lines are demonstrations. */
export function readSettings(env: Env, isDemo: boolean): Settings | SettingsProblem {
  const parsed = settingsSchema.safeParse(env);
  if (!parsed.success)
    return {
      reason: 'missing-or-malformed',
      names: [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))],
    };
  const examples = Object.entries(env).filter(
    ([, value]) => typeof value === 'string' && value.startsWith(exampleMark),
  );
  if (!isDemo && examples.length > 0) return { reason: 'example-value', names: examples.map(([name]) => name) };
  const { GATEWAY_SECRET: current, GATEWAY_SECRET_NEXT: next, PUBLIC_URL: publicUrl, PHONE: phone } = parsed.data;
  return {
    gatewaySecrets: next ? [current, next] : [current],
    publicUrl: publicUrl.replace(/\/+$/, ''),
    phone: phone === 'on' && isDemo,
    valuesOf: (name, line) => valuesOf(env, name, line),
  };
}

/** As `Settings.valuesOf`, of bindings that need not be checked or whole. */
export function valuesOf(env: Env, name: string, line: string): readonly string[] {
  const mark = `__${line.toUpperCase().replaceAll('-', '_')}`;
  const text = (key: string) => (typeof env[key] === 'string' && env[key] !== '' ? [env[key]] : []);
  const own = text(name + mark);
  const current = own.length > 0 ? own : [...text(name), ...text(`${name}_NEXT`)];
  // The mark comes last: `NAME__DEMO_KE_NEXT` is that of a line named demo-ke-next.
  return [...current, ...text(`${name}_NEXT${mark}`)];
}

/** The settings that one gateway names, for one line. */
export function secretsFor(
  settings: Settings,
  { settings: names, optionalSettings = [] }: Pick<GatewayFacts, 'settings' | 'optionalSettings'>,
  line: string,
): GatewaySettings['secrets'] {
  return Object.fromEntries([...names, ...optionalSettings].map((name) => [name, settings.valuesOf(name, line)]));
}
