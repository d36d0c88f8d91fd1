/** What the phone needs of the live side. It holds no binding and no secret of its own, and never leaves the process. */
import type { GatewaySettings } from '../gateways/gateway.ts';
import type { WireRequest } from '../gateways/handset.ts';

export type PhoneLine = {
  readonly id: string;
  readonly organisation: string;
  /** Names of the languages, each in itself. */
  readonly languages: readonly string[];
  readonly ussd: readonly { readonly gateway: string; readonly codes: readonly string[] }[];
  readonly sms: readonly { readonly gateway: string; readonly number: string }[];
  /** The word a text must begin with where the short code is shared; null where it is not. */
  readonly sharedKeyword: string | null;
};

/** A message that a gateway which replies by `send` tried to send, caught on its way out. */
export type CaughtMessage = {
  readonly from: string | null;
  readonly text: string;
  /** The call that would have sent it, where the catcher kept it. */
  readonly request?: WireRequest;
};

export type PhoneOptions = {
  readonly lines: readonly PhoneLine[];
  /** Through the real Worker, in process; `settled` resolves when its `waitUntil` work is done. */
  dispatch(request: Request): Promise<{ readonly response: Response; readonly settled: Promise<unknown> }>;
  /** The callback address with its secret. Privacy: no answer of the phone carries it unmasked. */
  callbackUrl(line: string, channel: 'ussd' | 'sms', gateway: string): Promise<string>;
  /** The settings of a line by which its handsets sign, and which no answer of the phone shows. */
  secretsOf(line: string): GatewaySettings['secrets'];
  /**
   * Takes, and forgets, what was sent to a number. Null where nothing catches what goes out: then gateways that reply
   * by `send` are refused, so that the phone can never cause a real message.
   */
  readonly takeInbox: ((number: string) => Promise<readonly CaughtMessage[]>) | null;
  newId(): string;
  /** Milliseconds since 1970. */
  now(): number;
};
