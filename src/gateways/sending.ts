/** How a reply goes out that needs a call of its own: what the adapter writes and reads, the live side carries. Pure. */
import { openCaller } from './caller.ts';
import type { Answer, Outgoing, Post, SendCall, Sender, SendFailure, SendOutcome, SmsInbound } from './gateway.ts';

export type SendParts = {
  /** Settings that each call needs, a value of each: credentials. */
  readonly needs: readonly string[];
  /** The call that sends; pure. */
  sendCall(outgoing: Outgoing): SendCall;
  /** What the company's answer to it means; pure, and true to the letter of `SendOutcome.certain`. */
  readOutcome(answer: Answer): SendOutcome;
};

/**
 * Makes the `send` of an adapter. Where the company refuses the credentials, the next ones are tried: while a setting is
 * changed, either may be the right one. Privacy: the number is opened for the call, and only a fixed reason comes back.
 */
export function sendBy({ needs, sendCall, readOutcome }: SendParts) {
  return async (inbound: SmsInbound, text: string, sender: Sender, post: Post): Promise<SendOutcome> => {
    const { from, sharedKeyword, secrets } = sender;
    let outcome = refused('bad-credentials');
    for (const credentials of credentialsIn(secrets, needs)) {
      const { handle } = inbound;
      const call = sendCall({ to: openCaller(inbound.caller), from, text, sharedKeyword, handle, credentials });
      const answer = await post(call);
      outcome = 'failed' in answer ? mayHaveGone(answer.failed) : readOutcome(answer);
      if (outcome.sent || outcome.reason !== 'bad-credentials') return outcome;
    }
    return outcome;
  };
}

/** The current values, then the next ones; a setting that has one value alone keeps it. None where one is missing. */
function credentialsIn(secrets: Sender['secrets'], needs: readonly string[]): readonly Outgoing['credentials'][] {
  const values = needs.map((name) => secrets[name] ?? []);
  if (values.some((known) => known.length === 0)) return [];
  const count = Math.max(1, ...values.map((known) => known.length));
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(needs.map((name, at) => [name, values[at]?.[index] ?? values[at]?.[0] ?? ''])),
  );
}

/** Nothing went out, for certain. The one refusal that passes by itself is that of too many calls at once. */
export const refused = (reason: SendFailure): SendOutcome => ({
  sent: false,
  reason,
  certain: true,
  retry: reason === 'throttled',
});

/** It failed, and the text may be on its way all the same. */
export const mayHaveGone = (reason: SendFailure): SendOutcome => ({
  sent: false,
  reason,
  certain: false,
  retry: false,
});

/**
 * What an HTTP status means that is no success, where the company documents no more: 400, 401, 403 and 429 turn a call away
 * before it is read as a message; after anything else the text may be on its way.
 */
export function outcomeOfStatus(status: number): SendOutcome {
  switch (status) {
    case 400:
      return refused('rejected');
    case 401:
    case 403:
      return refused('bad-credentials');
    case 429:
      return refused('throttled');
    case 408:
    case 504:
      return mayHaveGone('timeout');
    default:
      return mayHaveGone(status >= 500 ? 'gateway-error' : status >= 400 ? 'rejected' : 'not-understood');
  }
}

/** The header `Authorization` of a name and a password, in UTF-8. RFC 7617. */
export const basic = (name: string, password: string): string =>
  `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${name}:${password}`)))}`;
