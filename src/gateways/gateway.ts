/**
 * The contract that every adapter keeps. Pure but for `verify`, which may compute digests; no adapter does I/O
 * (one exception: africastalking/send.ts).
 */
import type { SmsLimits, UssdLimits } from '../render/limits.ts';
import type { Caller } from './caller.ts';

/** A request as the live side hands it to an adapter: within 8 KiB, right method, path and secret already checked. */
export type RawRequest = {
  /** The exact public address, as the gateway was given it. */
  readonly url: string;
  readonly headers: Headers;
  /** The body as it came, undecoded. */
  readonly body: string;
  /** What follows the secret in the path, e.g. `/session/ID/start`; '' for nothing. */
  readonly suffix: string;
};

/** What an adapter may know of the line and the settings; nothing else reaches it. */
export type GatewaySettings = {
  /** Values of the settings the adapter names in `settings`, current and next; empty where unset. */
  readonly secrets: Readonly<Record<string, readonly string[]>>;
  /** Clock for freshness checks, milliseconds since 1970. */
  readonly now: number;
};

/** What an adapter understood. */
export type Inbound = UssdInbound | SmsInbound;

export type UssdInbound = {
  readonly channel: 'ussd';
  /** The service code dialled, where the gateway sends one, e.g. `*384*00000#`; null where it does not. */
  readonly serviceCode: string | null;
  /** Opaque; never stored. */
  readonly session: string | null;
  /** `start` opens a session; `ended` is a clean-up signal that needs no answer screen. */
  readonly phase: 'start' | 'continue' | 'ended';
  /** Cumulative gateways: every input so far. Last-input gateways: the newest alone. */
  readonly inputs: readonly string[];
  readonly caller: Caller;
  /** What `writeReply` needs of the request, e.g. a session id to echo; opaque to the live side. */
  readonly handle: Readonly<Record<string, string>>;
};

export type SmsInbound = {
  readonly channel: 'sms';
  /** The number or code it was sent to. */
  readonly to: string;
  readonly text: string;
  /** The gateway's id of the message, for repeats. */
  readonly messageId: string;
  /** When the gateway says it was sent, milliseconds since 1970; null where it does not say. */
  readonly sentAt: number | null;
  readonly caller: Caller;
  readonly handle: Readonly<Record<string, string>>;
};

/** Why a request was not understood. Reasons are fixed words: never a piece of the request. */
export type Refusal = {
  readonly refused:
    | 'content-type'
    | 'malformed'
    | 'missing-field'
    | 'repeated-field'
    | 'signature'
    | 'stale'
    | 'not-configured'
    | 'unknown-phase';
};

export type HttpReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** `certain`: nothing went out; where it is false, the reply may have. `retry`: the same call may be made once more. */
export type SendOutcome =
  | { readonly sent: true }
  | { readonly sent: false; readonly reason: SendFailure; readonly certain: true; readonly retry: boolean }
  | { readonly sent: false; readonly reason: SendFailure; readonly certain: false; readonly retry: false };
export type SendFailure =
  | 'timeout'
  | 'unreachable'
  | 'bad-credentials'
  | 'bad-sender'
  | 'bad-number'
  | 'unsupported-number'
  | 'no-balance'
  | 'opted-out'
  | 'do-not-disturb'
  | 'no-route'
  | 'on-hold'
  | 'throttled'
  | 'gateway-error'
  | 'rejected'
  | 'no-recipient'
  | 'not-understood';

export type Certainty = 'verified' | 'third-party' | 'experimental';

export type GatewayFacts = {
  /** The folder's name and the word in callback addresses. */
  readonly name: string;
  readonly company: string;
  readonly documentation: string;
  /** YYYY-MM-DD */
  readonly readOn: string;
  readonly certainty: Certainty;
  /** Names of settings (secrets) it reads, e.g. `TWILIO_AUTH_TOKEN`. */
  readonly settings: readonly string[];
  readonly signs: boolean;
  /** True where its requests carry the service code or number dialled. */
  readonly namesLine: boolean;
};

export type UssdGateway = GatewayFacts & {
  readonly channel: 'ussd';
  readonly limits: UssdLimits;
  readonly inputModel: 'cumulative' | 'last-input';
  verify(request: RawRequest, settings: GatewaySettings): Promise<Refusal | null>;
  readInbound(request: RawRequest): UssdInbound | Refusal;
  /** `ends` closes the session. */
  writeReply(inbound: UssdInbound, page: { readonly text: string; readonly ends: boolean }): HttpReply;
};

export type SmsGateway = GatewayFacts & {
  readonly channel: 'sms';
  readonly limits: SmsLimits;
  /** `in-response`: the reply travels in the answer to the callback. `send`: answer 200, then `send`. */
  readonly replies: 'in-response' | 'send';
  /** Words the gateway itself treats as opt-out (it answers them, so we never do); upper case. */
  readonly optOutWords: readonly string[];
  verify(request: RawRequest, settings: GatewaySettings): Promise<Refusal | null>;
  readInbound(request: RawRequest): SmsInbound | Refusal;
  /** The answer to the callback; `text` null says nothing. Ignores `text` where it replies by `send`. */
  writeReply(inbound: SmsInbound, text: string | null): HttpReply;
  /** Sends one reply; never throws; at most 8 s. Present where `replies` is `send`. */
  send?(inbound: SmsInbound, text: string, sender: Sender): Promise<SendOutcome>;
};

/** From whom a reply goes out, and with whose credentials. */
export type Sender = {
  readonly from: string;
  readonly sharedKeyword: string | null;
  readonly secrets: GatewaySettings['secrets'];
};

/**
 * The other end of the wire, for the phone, `npm run dial`, doctor and tests: writes the request that the company
 * would send, and reads our answer as it would.
 */
export type UssdHandset = {
  writeCallback(call: {
    readonly url: string;
    readonly session: string;
    readonly number: string;
    readonly serviceCode: string;
    readonly inputs: readonly string[];
  }): WireRequest;
  /** `broken` is a fixed word: what the company would not take. */
  readAnswer(reply: HttpReply): { readonly text: string; readonly ends: boolean } | { readonly broken: string };
};

export type SmsHandset = {
  writeCallback(
    message: {
      readonly url: string;
      readonly id: string;
      readonly number: string;
      readonly to: string;
      readonly text: string;
      readonly sentAt: number;
    },
    secrets: GatewaySettings['secrets'],
  ): Promise<WireRequest>;
  /** The texts the answer itself carries; empty where the gateway replies by `send`. */
  readAnswer(reply: HttpReply): readonly string[];
  /** Reads a message out of the call that `send` makes; null where the request is no such call. */
  readSend(request: WireRequest): SentMessage | null;
  /** What the company answers to that call when it succeeds. */
  writeSendAnswer(): HttpReply;
};

/** A message as `send` handed it to the company. */
export type SentMessage = {
  readonly to: string;
  readonly from: string | null;
  readonly linkId: string | null;
  readonly keyword: string | null;
  readonly text: string;
};

export type WireRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};
