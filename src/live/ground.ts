/** What an answer stands on, and what comes of it. */
import { callerOf } from '../gateways/caller.ts';
import type { GatewayFacts } from '../gateways/facts.ts';
import type { GatewaySettings, HttpReply, RawRequest, Refusal, SmsInbound, UssdInbound } from '../gateways/gateway.ts';
import type { GateOf } from './admit.ts';
import type { Lines } from './lines.ts';
import type { Memory } from './memory.ts';
import type { PositionsOf } from './positions/held.ts';
import { type Settings, secretsFor } from './settings.ts';

/** Nothing of a request. */
export type Ground = {
  readonly lines: Lines;
  readonly settings: Settings;
  readonly gateOf: GateOf;
  readonly positionsOf: PositionsOf;
  readonly memory: Memory;
  readonly now: () => number;
};

/** What is to happen: an answer, and what goes on behind it, which is never rejected. */
export type Outcome = { readonly reply: HttpReply; readonly behind: Promise<void> | null };

type Reader<Inbound> = Pick<GatewayFacts, 'settings' | 'optionalSettings'> & {
  verify(request: RawRequest, settings: GatewaySettings): Promise<Refusal | null>;
  readInbound(request: RawRequest): Inbound | Refusal;
};

/** What a gateway understood of a request that is really from it. */
export async function readRequest<Inbound>(
  { settings, now }: Ground,
  gateway: Reader<Inbound>,
  line: string,
  request: RawRequest,
): Promise<Inbound | Refusal> {
  const refusal = await gateway.verify(request, { secrets: secretsFor(settings, gateway, line), now: now() });
  return refusal ?? gateway.readInbound(request);
}

const nobody = callerOf('');

/** What a reply is written to where reading the request is what failed. */
export const unknownCall: UssdInbound = {
  channel: 'ussd',
  serviceCode: null,
  session: null,
  phase: 'start',
  inputs: [],
  sequence: null,
  caller: nobody,
  handle: {},
};
export const unknownText: SmsInbound = {
  channel: 'sms',
  to: '',
  text: '',
  messageId: '',
  sentAt: null,
  caller: nobody,
  handle: {},
};
