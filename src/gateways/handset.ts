/** The contract of every handset: the other end of the wire, for the phone, `npm run dial`, doctor and tests. */
import type { GatewaySettings, HttpReply } from './gateway.ts';

/**
 * The other end of the wire, for the phone, `npm run dial`, doctor and tests: writes the request that the company
 * would send, and reads our answer as it would.
 */
export type UssdHandset = {
  writeCallback(call: {
    readonly url: string;
    readonly session: string;
    readonly number: string;
    /** The line's code. */
    readonly serviceCode: string;
    /** The keys dialled behind the code (`*code*2*1#`: 2 and 1); none where absent. */
    readonly further?: readonly string[];
    /** Every input since the first page: a handset of a last-input gateway sends the newest, or dials where there is none. */
    readonly inputs: readonly string[];
  }): WireRequest;
  /** `broken` is a fixed word: what the company would not take. */
  readAnswer(reply: HttpReply): { readonly text: string; readonly ends: boolean } | { readonly broken: string };
};

export type SmsHandset = {
  /** Values for settings of the gateway where made-up words will not do, such as the two halves of a key pair. */
  readonly madeUpSettings?: Readonly<Record<string, string>>;
  writeCallback(
    message: {
      readonly url: string;
      readonly id: string;
      readonly number: string;
      readonly to: string;
      readonly text: string;
      readonly sentAt: number;
      /** When the company makes and signs the request, milliseconds since 1970; `sentAt` where absent. */
      readonly signedAt?: number;
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
