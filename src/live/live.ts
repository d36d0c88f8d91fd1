/** The live side: its addresses, and what each leads to. */
import { type Context, Hono } from 'hono';
import { openStore } from '../editions/store.ts';
import type { RawRequest, SmsGateway, UssdGateway } from '../gateways/gateway.ts';
import { smsGateways, ussdGateways } from '../gateways/gateways.ts';
import { answerSms, answerUssd } from './answer.ts';
import { overAnyGateway } from './any-gateway.ts';
import { type Bundle, openBundle } from './bundle.ts';
import { notFound, pathAsWritten, rawRequest, readBody, respond, suffixOf } from './callback.ts';
import type { Ground, Outcome } from './ground.ts';
import { health } from './health.ts';
import { createLines, type Lines } from './lines.ts';
import { log } from './log.ts';
import type { Looking } from './looking.ts';
import { createMemory } from './memory.ts';
import { objectsOf } from './objects.ts';
import { createOpening, type Opened } from './opening.ts';
import { matchSecret, secretLength } from './secrets.ts';
import { type Env, type Settings, valuesOf } from './settings.ts';
import { answerUnconfigured, onlyLine } from './unconfigured.ts';

export type LiveParts = {
  /** The compiled lines: a head, then one edition a line. */
  readonly bundled: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Other gateways than those that callbacks may come from: for `npm run dial` and journeys. */
  readonly gateways?: Gateways;
  /** Each line answers at its codes and numbers over every gateway: for phones to try it, never for callbacks from outside. */
  readonly overAnyGateway?: true;
};
export type Gateways = { readonly ussd: readonly UssdGateway[]; readonly sms: readonly SmsGateway[] };
const ownGateways: Gateways = { ussd: ussdGateways, sms: smsGateways };

type App = { Bindings: Env };
type Open = (env: Env) => Promise<Opened | null>;
type Answer<Gateway> = (ground: Ground, gateway: Gateway, line: string, request: RawRequest) => Promise<Outcome | null>;

export type Live = {
  readonly app: Hono<App>;
  readonly bundle: Bundle;
  /** What its lines say now, asked with the bindings of a request. */
  lines(env: Env, waitUntil: Looking['behind']): Lines;
};

/** What the live Worker answers: `/ussd/…`, `/sms/…`, `/health/…`; the same 404 for all else. */
export function createLive(parts: LiveParts): Live {
  const { bundled, now, gateways = ownGateways } = parts;
  const bundle = openBundle(bundled);
  const names = [...gateways.ussd, ...gateways.sms].map(({ name }) => name);
  const open = createOpening(bundle, names);
  const memory = createMemory();
  const follow = createLines(bundle, now);
  const widen = (own: Lines): Lines => (parts.overAnyGateway ? overAnyGateway(own, names) : own);
  const lines: Live['lines'] = (env, waitUntil) => widen(follow(lookingWith(env, waitUntil)));
  const linesOf = (context: Context<App>): Lines => lines(context.env, (work) => context.executionCtx.waitUntil(work));
  const groundOf = (context: Context<App>, settings: Settings): Ground => ({
    ...objectsOf(context.env),
    lines: linesOf(context),
    settings,
    now,
    memory,
  });
  const answering =
    <Gateway extends UssdGateway | SmsGateway>(gateways: readonly Gateway[], answer: Answer<Gateway>) =>
    async (context: Context<App>): Promise<Response> => {
      const addressed = await readAddress(context, gateways, open);
      if (!addressed && (await open(context.env)) === null)
        return unconfigured(context, gateways, bundle, linesOf(context), now());
      const body = addressed && (await readBody(context.req.raw, addressed.gateway));
      if (!addressed || body === null) return notFound();
      const { gateway, line, settings } = addressed;
      const request = rawRequest(context, body, settings.publicUrl);
      const outcome = await answer(groundOf(context, settings), gateway, line, request);
      if (outcome?.behind) context.executionCtx.waitUntil(outcome.behind);
      return outcome ? respond(outcome.reply) : notFound();
    };

  const withSuffix = gateways.ussd.filter(({ readsSuffix }) => readsSuffix);
  const answers = {
    ussd: answering(gateways.ussd, answerUssd),
    sms: answering(gateways.sms, answerSms),
    suffixed: answering(withSuffix, answerUssd),
  };
  return {
    bundle,
    lines,
    app: routes(open, gateways, answers, async (context) => health(bundle, linesOf(context), now())),
  };
}

const lookingWith = (env: Env, behind: Looking['behind']): Looking => ({
  store: env.EDITIONS ? openStore(env.EDITIONS) : null,
  // While a setting is missing, what slips took down stays down.
  slipSecretsOf: (line) => valuesOf(env, 'SLIP_SECRET', line),
  behind,
});

type Answering = (context: Context<App>) => Promise<Response>;

function routes(
  open: Open,
  gateways: Gateways,
  { ussd, sms, suffixed }: Readonly<Record<'ussd' | 'sms' | 'suffixed', Answering>>,
  tellHealth: (context: Context<App>) => Promise<Response>,
): Hono<App> {
  const app = new Hono<App>({ getPath: pathAsWritten });
  app.post('/ussd/:gateway/:secret', ussd);
  app.post('/sms/:gateway/:secret', sms);
  // End-of-session events and delivery reports carry a number and all that was typed: answered, never read.
  const unread = (known: readonly (UssdGateway | SmsGateway)[]) => async (context: Context<App>) =>
    (await readAddress(context, known, open)) ? new Response(null, { status: 200 }) : notFound();
  app.post('/ussd/:gateway/:secret/ended', unread(gateways.ussd));
  app.post('/sms/:gateway/:secret/report', unread(gateways.sms));
  app.on(['POST', 'PUT'], '/ussd/:gateway/:secret/*', async (context) =>
    // The star stands for nothing too, and there only POST leads anywhere.
    suffixOf(context.req.path) === '' ? notFound() : suffixed(context),
  );
  app.get('/health/:secret', async (context) => {
    const opened = await open(context.env);
    const subject = await matchSecret(opened?.expected.get('health') ?? [], context.req.param('secret'));
    return opened === null || subject === null ? notFound() : tellHealth(context);
  });
  app.notFound(notFound);
  app.onError(() => {
    log('unexpected');
    return notFound();
  });
  return app;
}

type Addressed<Gateway> = { readonly gateway: Gateway; readonly line: string; readonly settings: Settings };

/** The gateway and line that an address names; null for an address that is not ours. */
async function readAddress<Gateway extends UssdGateway | SmsGateway>(
  context: Context<App>,
  gateways: readonly Gateway[],
  open: Open,
): Promise<Addressed<Gateway> | null> {
  const gateway = gateways.find(({ name }) => name === context.req.param('gateway'));
  const opened = gateway ? await open(context.env) : null;
  if (!gateway || !opened) return null;
  const subject = await matchSecret(opened.expected.get(gateway.name) ?? [], context.req.param('secret') ?? '');
  return subject === null ? null : { gateway, line: subject.slice(0, subject.indexOf('/')), settings: opened.settings };
}

async function unconfigured(
  context: Context<App>,
  gateways: readonly (UssdGateway | SmsGateway)[],
  bundle: Bundle,
  lines: Lines,
  now: number,
): Promise<Response> {
  const gateway = gateways.find(({ name }) => name === context.req.param('gateway'));
  const isShapedAsOurs = context.req.param('secret')?.length === secretLength;
  const body = gateway && isShapedAsOurs ? await readBody(context.req.raw, gateway) : null;
  if (!gateway || body === null) return notFound();
  const request = rawRequest(context, body, '');
  const reply = answerUnconfigured(await lines.now(onlyLine(bundle, gateway, request)), gateway, request, now);
  return reply ? respond(reply) : notFound();
}
