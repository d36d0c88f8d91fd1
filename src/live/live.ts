/** The live side: its addresses, and what each leads to. */
import { type Context, Hono } from 'hono';
import type { RawRequest, SmsGateway, UssdGateway } from '../gateways/gateway.ts';
import { smsGateways, ussdGateways } from '../gateways/gateways.ts';
import { answerSms, answerUssd } from './answer.ts';
import { type Bundle, openBundle } from './bundle.ts';
import { notFound, pathAsWritten, rawRequest, readBody, respond } from './callback.ts';
import type { Ground, Outcome } from './ground.ts';
import { health } from './health.ts';
import { log } from './log.ts';
import { createMemory } from './memory.ts';
import { createOpening, type Opened } from './opening.ts';
import { matchSecret, secretLength } from './secrets.ts';
import type { Env, Settings } from './settings.ts';
import { answerUnconfigured } from './unconfigured.ts';

export type LiveParts = {
  /** The compiled lines: a head, then one edition a line. */
  readonly bundled: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Other gateways than those that callbacks may come from: for `npm run dial` and journeys. */
  readonly gateways?: Gateways;
};
export type Gateways = { readonly ussd: readonly UssdGateway[]; readonly sms: readonly SmsGateway[] };
const ownGateways: Gateways = { ussd: ussdGateways, sms: smsGateways };

type App = { Bindings: Env };
type Open = (env: Env) => Promise<Opened | null>;
type Answer<Gateway> = (ground: Ground, gateway: Gateway, line: string, request: RawRequest) => Promise<Outcome | null>;

/** What the live Worker answers: `/ussd/…`, `/sms/…`, `/health/…`; the same 404 for all else. */
export function createLive(parts: LiveParts): { readonly app: Hono<App>; readonly bundle: Bundle } {
  const { bundled, now, gateways = ownGateways } = parts;
  const bundle = openBundle(bundled);
  const open = createOpening(
    bundle,
    [...gateways.ussd, ...gateways.sms].map(({ name }) => name),
  );
  const memory = createMemory();
  const groundOf = ({ env }: Context<App>, settings: Settings): Ground => ({
    bundle,
    settings,
    now,
    gateOf: (line) => gateOf(env, line),
    memory,
  });
  const answering =
    <Gateway extends UssdGateway | SmsGateway>(gateways: readonly Gateway[], answer: Answer<Gateway>) =>
    async (context: Context<App>): Promise<Response> => {
      const addressed = await readAddress(context, gateways, open);
      if (!addressed && (await open(context.env)) === null) return unconfigured(context, gateways, bundle, now());
      const body = addressed && (await readBody(context.req.raw));
      if (!addressed || body === null) return notFound();
      const { gateway, line, settings } = addressed;
      const outcome = await answer(
        groundOf(context, settings),
        gateway,
        line,
        rawRequest(context, body, settings.publicUrl, ''),
      );
      if (outcome?.behind) context.executionCtx.waitUntil(outcome.behind);
      return outcome ? respond(outcome.reply) : notFound();
    };

  return {
    bundle,
    app: routes(
      open,
      gateways,
      { ussd: answering(gateways.ussd, answerUssd), sms: answering(gateways.sms, answerSms) },
      () => now(),
      bundle,
    ),
  };
}

type Answering = (context: Context<App>) => Promise<Response>;

function routes(
  open: Open,
  gateways: Gateways,
  { ussd, sms }: { ussd: Answering; sms: Answering },
  now: () => number,
  bundle: Bundle,
): Hono<App> {
  const app = new Hono<App>({ getPath: pathAsWritten });
  app.post('/ussd/:gateway/:secret', ussd);
  app.post('/sms/:gateway/:secret', sms);
  // End-of-session events and delivery reports carry a number and all that was typed: answered, never read.
  const unread = (known: readonly (UssdGateway | SmsGateway)[]) => async (context: Context<App>) =>
    (await readAddress(context, known, open)) ? new Response(null, { status: 200 }) : notFound();
  app.post('/ussd/:gateway/:secret/ended', unread(gateways.ussd));
  app.post('/sms/:gateway/:secret/report', unread(gateways.sms));
  app.get('/health/:secret', async (context) => {
    const expected = (await open(context.env))?.expected.get('health') ?? [];
    const subject = await matchSecret(expected, context.req.param('secret'));
    return subject === null ? notFound() : health(bundle, now());
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
  now: number,
): Promise<Response> {
  const gateway = gateways.find(({ name }) => name === context.req.param('gateway'));
  const isShapedAsOurs = context.req.param('secret')?.length === secretLength;
  const body = gateway && isShapedAsOurs ? await readBody(context.req.raw) : null;
  if (!gateway || body === null) return notFound();
  const reply = answerUnconfigured(bundle, gateway, null, rawRequest(context, body, '', ''), now);
  return reply ? respond(reply) : notFound();
}

function gateOf({ GATES }: Env, line: string) {
  if (!GATES) throw new Error('the binding GATES is missing');
  return GATES.getByName(`gate-${line}`);
}
