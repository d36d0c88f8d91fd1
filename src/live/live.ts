/** The live side: its addresses, and what each leads to. */
import { type Context, Hono } from 'hono';
import type { RawRequest, SmsGateway, UssdGateway } from '../gateways/gateway.ts';
import { smsGateways, ussdGateways } from '../gateways/gateways.ts';
import { answerSms, answerUssd, type Ground, type Outcome } from './answer.ts';
import { type Bundle, openBundle } from './bundle.ts';
import { notFound, rawRequest, readBody, respond } from './callback.ts';
import { health } from './health.ts';
import { log } from './log.ts';
import { createOpening, type Opened } from './opening.ts';
import { matchSecret } from './secrets.ts';
import type { Env, Settings } from './settings.ts';

export type LiveParts = {
  /** The compiled lines: a head, then one edition a line. */
  readonly bundled: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};
type App = { Bindings: Env };
type Open = (env: Env) => Promise<Opened | null>;
type Answer<Gateway> = (ground: Ground, gateway: Gateway, line: string, request: RawRequest) => Promise<Outcome | null>;

/** What the live Worker answers: `/ussd/…`, `/sms/…`, `/health/…`; the same 404 for all else. */
export function createLive({ bundled, now }: LiveParts): { readonly app: Hono<App>; readonly bundle: Bundle } {
  const bundle = openBundle(bundled);
  const open = createOpening(bundle);
  const groundOf = ({ env }: Context<App>, settings: Settings): Ground => ({
    bundle,
    settings,
    now,
    gateOf: (line) => gateOf(env, line),
  });
  const answering =
    <Gateway extends UssdGateway | SmsGateway>(gateways: readonly Gateway[], answer: Answer<Gateway>) =>
    async (context: Context<App>): Promise<Response> => {
      const addressed = await readAddress(context, gateways, open);
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
      { ussd: answering(ussdGateways, answerUssd), sms: answering(smsGateways, answerSms) },
      () => now(),
      bundle,
    ),
  };
}

type Answering = (context: Context<App>) => Promise<Response>;

function routes(
  open: Open,
  { ussd, sms }: { ussd: Answering; sms: Answering },
  now: () => number,
  bundle: Bundle,
): Hono<App> {
  const app = new Hono<App>();
  app.post('/ussd/:gateway/:secret', ussd);
  app.post('/sms/:gateway/:secret', sms);
  // End-of-session events and delivery reports carry a number and all that was typed: answered, never read.
  const unread = (gateways: readonly (UssdGateway | SmsGateway)[]) => async (context: Context<App>) =>
    (await readAddress(context, gateways, open)) ? new Response(null, { status: 200 }) : notFound();
  app.post('/ussd/:gateway/:secret/ended', unread(ussdGateways));
  app.post('/sms/:gateway/:secret/report', unread(smsGateways));
  app.get('/health/:secret', async (context) => {
    const expected = (await open(context.env))?.expected.get('health') ?? [];
    return matchSecret(expected, context.req.param('secret')) === null ? notFound() : health(bundle, now());
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
  const subject = matchSecret(opened.expected.get(gateway.name) ?? [], context.req.param('secret') ?? '');
  return subject === null ? null : { gateway, line: subject.slice(0, subject.indexOf('/')), settings: opened.settings };
}

function gateOf({ GATES }: Env, line: string) {
  if (!GATES) throw new Error('the binding GATES is missing');
  return GATES.getByName(`gate-${line}`);
}
