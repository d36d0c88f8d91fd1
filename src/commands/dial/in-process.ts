/**
 * The live side in this process, for `npm run dial`: the same answers as the Worker's, with settings made up here.
 * Safety: no gateway of it can send; what it would have sent is kept for whoever asks.
 */
import { dayOf } from '../../content/days.ts';
import type { Edition } from '../../content/edition.ts';
import { bundleEditions, type Ground } from '../../editions/bundle.ts';
import type { GatewaySettings, HttpReply, SmsGateway } from '../../gateways/gateway.ts';
import { smsGateways, ussdGateways } from '../../gateways/gateways.ts';
import type { SmsHandset, UssdHandset, WireRequest } from '../../gateways/handset.ts';
import { handsets } from '../../gateways/handsets.ts';
import { madeUpKeyPairs, madeUpSettings } from '../../gateways/made-up.ts';
import * as terminalHandset from '../../gateways/terminal/handset.ts';
import { sms as terminalSms } from '../../gateways/terminal/sms.ts';
import { ussd as terminalUssd } from '../../gateways/terminal/ussd.ts';
import { createLive } from '../../live/live.ts';
import { pathSecret } from '../../live/secrets.ts';
import type { Env } from '../../live/settings.ts';
import { positionsInProcess } from './positions-in-process.ts';

export type InProcess = {
  /** Hands over a callback; settles when all that goes on behind the answer is done. */
  deliver(callback: WireRequest): Promise<HttpReply>;
  callbackUrl(line: string, channel: 'ussd' | 'sms', gateway: string): Promise<string>;
  /** For handsets that sign. */
  readonly secrets: GatewaySettings['secrets'];
  /** The texts that would have gone out since it was last asked. */
  takeSent(): readonly string[];
  /** 1, 2, 3 …: for calls and messages of every phone, since no message is answered twice. */
  nextNumber(): number;
};

/** The other end of the wire of every gateway, the terminal among them. */
export const handsetOf: Readonly<Record<string, { readonly ussd?: UssdHandset; readonly sms?: SmsHandset }>> = {
  ...handsets,
  terminal: terminalHandset,
};

const publicUrl = 'https://line.invalid';
const madeUp = 'made-up-in-this-process';

/** One person at one phone: nothing to pace and nothing to spend. */
const openGate = {
  key: () => Promise.resolve({ id: madeUp, key: new TextEncoder().encode(madeUp) }),
  admit: () => Promise.resolve({ admitted: true } as const),
  settle: () => Promise.resolve(),
  release: () => Promise.resolve(),
  hearSlip: () => Promise.resolve('not-done' as const),
};

/** What the platform lends beside the settings: here a gate that is always open, and positions in this process. */
const withOpenGate = (settings: Readonly<Record<string, string>>, now: () => number): Env => ({
  ...settings,
  GATES: { getByName: () => openGate },
  POSITIONS: positionsInProcess(now),
});

/**
 * Opens the live side on some editions, at a moment that stands still (milliseconds since 1970) or by a clock.
 * `withBindings` makes the Worker's environment of its settings; `groundOf` says whose signatures count, nobody's where absent.
 */
export async function openInProcess(
  editions: readonly Edition[],
  moment: number | (() => number),
  withBindings: (settings: Readonly<Record<string, string>>, now: () => number) => Env = withOpenGate,
  groundOf?: (line: string) => Ground,
): Promise<InProcess> {
  const now = typeof moment === 'number' ? () => moment : moment;
  const bundled = await bundleEditions(editions, dayOf(now()), groundOf);
  let sent: readonly string[] = [];
  let given = 0;
  const gateways = {
    ussd: [...ussdGateways, terminalUssd],
    sms: [...smsGateways, terminalSms].map((gateway) =>
      withoutSending(withMadeUpPair(gateway), (text) => {
        sent = [...sent, text];
      }),
    ),
  };
  const settings = { GATEWAY_SECRET: madeUp, PUBLIC_URL: publicUrl, ...madeUpSettings(madeUp), ...unpaired };
  const env = withBindings(settings, now);
  const { app } = createLive({ bundled, now, gateways, overAnyGateway: true });
  return {
    secrets: {
      ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, [value]])),
      ...madeUpPairs,
    },
    callbackUrl: async (line, channel, gateway) =>
      `${publicUrl}/${channel}/${gateway}/${await pathSecret(madeUp, `${line}/${gateway}`)}`,
    async deliver({ url, method, headers, body }) {
      const behind: Promise<unknown>[] = [];
      const waitUntil = (work: Promise<unknown>) => void behind.push(work);
      const context = { waitUntil, passThroughOnException: () => undefined, props: {} };
      const response = await app.fetch(new Request(url, { method, headers, body }), env, context);
      const answered = { status: response.status, headers: Object.fromEntries(response.headers) };
      const reply = { ...answered, body: await response.text() };
      await Promise.allSettled(behind);
      return reply;
    },
    nextNumber: () => {
      given += 1;
      return given;
    },
    takeSent() {
      const taken = sent;
      sent = [];
      return taken;
    },
  };
}

const madeUpPairs = Object.fromEntries(Object.entries(madeUpKeyPairs).map(([name, value]) => [name, [value]]));
/** Lines that are no demonstration refuse the mark that stands before a made-up key. */
const unpaired = Object.fromEntries(Object.keys(madeUpKeyPairs).map((name) => [name, madeUp]));

/** Where a company signs by a key pair its handset has the made-up one, whatever the line: nothing comes in here from outside. */
function withMadeUpPair(gateway: SmsGateway): SmsGateway {
  if (gateway.signing !== 'key-pair') return gateway;
  return { ...gateway, verify: (request, { now }) => gateway.verify(request, { now, secrets: madeUpPairs }) };
}

function withoutSending(gateway: SmsGateway, keep: (text: string) => void): SmsGateway {
  if (gateway.replies !== 'send') return gateway;
  const send: SmsGateway['send'] = (_inbound, text) => {
    keep(text);
    return Promise.resolve({ sent: true });
  };
  return { ...gateway, send };
}
