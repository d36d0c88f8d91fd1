/** Entrance: the Worker that answers callers; where PHONE is on, with a phone to try it. */
import bundled from '../.generated/lines.jsonl';
import type { Lines } from './live/lines.ts';
import { createLive, type Live } from './live/live.ts';
import { pathSecret } from './live/secrets.ts';
import { type Env, readSettings, type Settings, valuesOf } from './live/settings.ts';
import type { CaughtMessage, PhoneLine, PhoneOptions } from './phone/options.ts';
import { phone } from './phone/phone.ts';
import { handsetSettings, withMadeUp } from './phone/settings.ts';

// biome-ignore lint/performance/noBarrelFile: the runtime looks for Durable Objects among the entrance's exports.
export { Positions } from './live/positions.worker.ts';
export { Gate } from './live/sms-gate.worker.ts';

const now = (): number => Date.now();
const live = createLive({ bundled, now });
/** For requests of the phone, which may speak through any gateway: made when there is a first. */
let tried: Live | null = null;
const phoneEnvs = new WeakMap<object, PhoneEnv>();

/** Beside the bindings of wrangler.toml: the inbox that `npm start` lends, so that nothing the phone texts leaves the computer. */
type PhoneEnv = Env & { readonly PHONE_INBOX?: Fetcher };

export default {
  fetch(request: Request, env: PhoneEnv, context: ExecutionContext): Response | Promise<Response> {
    const settings = env.PHONE === 'on' && isOfPhone(request) ? readSettings(env, live.bundle.isDemo) : null;
    if (settings && 'phone' in settings && settings.phone && isUnderOwnName(request, settings))
      return tryOut(request, env, settings, context);
    return live.app.fetch(request, env, context);
  },
};

function isOfPhone({ url }: Request): boolean {
  const { pathname } = new URL(url);
  return pathname === '/' || pathname === '/phone' || pathname.startsWith('/phone/');
}

/** Safety: to a browser, a page of a foreign name that is made to lead to this computer is of the phone's own origin. */
function isUnderOwnName({ url }: Request, { publicUrl }: Settings): boolean {
  return ['localhost', '127.0.0.1', '[::1]', new URL(publicUrl).hostname].includes(new URL(url).hostname);
}

async function tryOut(
  request: Request,
  env: PhoneEnv,
  settings: Settings,
  context: ExecutionContext,
): Promise<Response> {
  if (new URL(request.url).pathname === '/')
    return new Response(null, { status: 302, headers: { location: '/phone' } });
  const lines = live.lines(env, (work) => context.waitUntil(work));
  return phone(phoneOptions(env, settings, await phoneLines(lines))).fetch(request);
}

/** The same bindings each time, since settings are opened once for each. */
function phoneEnvOf(env: PhoneEnv): PhoneEnv {
  const known = phoneEnvs.get(env) ?? withMadeUp(env);
  phoneEnvs.set(env, known);
  return known;
}

function phoneOptions(env: PhoneEnv, settings: Settings, lines: readonly PhoneLine[]): PhoneOptions {
  const { PHONE_INBOX: inbox } = env;
  const phoneEnv = phoneEnvOf(env);
  tried ??= createLive({ bundled, now, overAnyGateway: true });
  const { app } = tried;
  return {
    lines,
    dispatch: async (callback) => {
      const behind: Promise<unknown>[] = [];
      const context = {
        waitUntil: (work: Promise<unknown>) => behind.push(work),
        passThroughOnException: () => {},
        props: {},
      };
      const response = await app.fetch(callback, phoneEnv, context as unknown as ExecutionContext);
      return { response, settled: Promise.allSettled(behind) };
    },
    callbackUrl: async (line, channel, gateway) => {
      const secret = await pathSecret(settings.gatewaySecrets[0] ?? '', `${line}/${gateway}`);
      return `${settings.publicUrl}/${channel}/${gateway}/${secret}`;
    },
    secretsOf: (line) => Object.fromEntries(handsetSettings.map((name) => [name, valuesOf(phoneEnv, name, line)])),
    takeInbox: inbox ? (number) => takeInbox(inbox, number) : null,
    newId: () => crypto.randomUUID(),
    now,
  };
}

/** The lines as callers hear them now. */
async function phoneLines(lines: Lines): Promise<readonly PhoneLine[]> {
  const known = await Promise.all(live.bundle.head.lines.map(({ id }) => lines.now(id)));
  return known.flatMap(({ edition }) => {
    if (!edition) return [];
    const { id, organisation, languages, ussd, sms } = edition.line;
    const names = languages.map(({ name, romanisedName, latin }) =>
      latin === null ? name : `${name} (${romanisedName})`,
    );
    const shared = sms.find(({ sharedKeyword }) => sharedKeyword !== null)?.sharedKeyword ?? null;
    return [{ id, organisation, languages: names, ussd, sms, sharedKeyword: shared }];
  });
}

async function takeInbox(inbox: Fetcher, number: string): Promise<readonly CaughtMessage[]> {
  const response = await inbox.fetch('https://inbox/', { method: 'POST', body: number });
  return response.json();
}
