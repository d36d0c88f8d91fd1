/** What every adapter keeps. Pure but for `verify`, which may compute digests; I/O in africastalking/send.ts alone. */
import type { SmsLimits, UssdLimits } from '../render/limits.ts';
import type { Caller } from './caller.ts';
import type { GatewayFacts } from './facts.ts';

/** A request as the live side hands it to an adapter: within its `maxBodyBytes`, right method, path and secret already checked. */
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

/** A request of the company's own that is no message to the line (a report, a further part): it gets 200 and nothing else. */
export type NoMessage = { readonly noMessage: true };

export type UssdInbound = {
  readonly channel: 'ussd';
  /** The service code dialled, where the gateway sends one, e.g. `*384*00000#`; null where it does not. */
  readonly serviceCode: string | null;
  /** Opaque; never stored. Null where the gateway sends none: a last-input gateway then has to name the caller. */
  readonly session: string | null;
  /** `start` opens a session; `ended` is a clean-up signal that needs no answer screen. */
  readonly phase: 'start' | 'continue' | 'ended';
  /**
   * Cumulative gateways: every input so far. Last-input gateways: the newest alone; at the start what was dialled behind the
   * code, where `serviceCode` does not hold it.
   */
  readonly inputs: readonly string[];
  /** Which step of its session this is, where the gateway numbers them: a repeat has the same number. Null where it does not. */
  readonly sequence: number | null;
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
  /** Further messages that came in the same request, where `replies` is `send`; absent where a gateway brings one at a time. */
  readonly further?: readonly SmsInbound[];
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

export type UssdGateway = GatewayFacts & {
  readonly channel: 'ussd';
  readonly limits: UssdLimits;
  readonly inputModel: 'cumulative' | 'last-input';
  /** The session of a call may change on the way, or be missing at some steps: the caller then tells which call it is. */
  readonly unsteadySessions?: true;
  /** The company wants the caller's number back with each page (echo.ts). */
  readonly echoesNumber?: true;
  /** Present where it puts more into the path, behind the secret: it is given as `suffix`, by POST or PUT. */
  readonly readsSuffix?: true;
  verify(request: RawRequest, settings: GatewaySettings): Promise<Refusal | null>;
  readInbound(request: RawRequest): UssdInbound | Refusal;
  /** `ends` closes the session. */
  writeReply(inbound: UssdInbound, page: { readonly text: string; readonly ends: boolean }): HttpReply;
  /** The answer to an end signal, where the company expects more than an empty 200; absent where it does not. */
  writeEnded?(): HttpReply;
};

export type SmsGateway = GatewayFacts & {
  readonly channel: 'sms';
  readonly limits: SmsLimits;
  /** `in-response`: the reply travels in the answer to the callback. `send`: answer 200, then `send`. */
  readonly replies: 'in-response' | 'send';
  /** True where its requests say when a message was sent. */
  readonly datesMessages: boolean;
  /** Words the gateway itself treats as opt-out (it answers them, so we never do); upper case. */
  readonly optOutWords: readonly string[];
  verify(request: RawRequest, settings: GatewaySettings): Promise<Refusal | null>;
  readInbound(request: RawRequest): SmsInbound | NoMessage | Refusal;
  /** The answer to the callback; `text` null says nothing. Ignores `text` where it replies by `send`. */
  writeReply(inbound: SmsInbound, text: string | null): HttpReply;
  /** Sends one reply by calls of `post`; never throws. Present where `replies` is `send`; made by `sendBy` (sending.ts). */
  send?(inbound: SmsInbound, text: string, sender: Sender, post: Post): Promise<SendOutcome>;
};

/** What is to be sent. Privacy: `to` is the number itself; it goes into the body of the call and nowhere else. */
export type Outgoing = {
  /** E.164 with a `+`. */
  readonly to: string;
  /** The line's number or short code. */
  readonly from: string;
  readonly text: string;
  readonly sharedKeyword: string | null;
  /** That of the message which is answered. */
  readonly handle: SmsInbound['handle'];
  /** One value of each setting that the call needs. */
  readonly credentials: Readonly<Record<string, string>>;
};

/** A call to the company, by POST over HTTPS. No number in its address or headers. */
export type SendCall = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What came back. Privacy: companies quote the number in it; it is read for a reason and dropped. */
export type Answer = { readonly status: number; readonly body: string };

/** Makes a call: follows no redirect, never throws; all calls of one try within 8 s, and a reply may be tried twice. */
export type Post = (call: SendCall) => Promise<Answer | { readonly failed: 'timeout' | 'unreachable' }>;

/** From whom a reply goes out, and with whose credentials. */
export type Sender = {
  readonly from: string;
  readonly sharedKeyword: string | null;
  readonly secrets: GatewaySettings['secrets'];
};
