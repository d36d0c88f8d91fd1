/** How a reply goes out that needs a call of its own: what the adapter writes and reads, the live side carries. Pure. */
import { openCaller } from './caller.ts';
import type {
  Answer,
  HttpReply,
  Outgoing,
  Post,
  SendCall,
  Sender,
  SendFailure,
  SendOutcome,
  SmsInbound,
} from './gateway.ts';

export type SendParts = {
  /** Settings that each call needs, a value of each: credentials. */
  readonly needs: readonly string[];
  /** The call that sends, or why there can be none with these credentials; pure. */
  sendCall(outgoing: Outgoing): SendCall | SendFailure;
  /** What the company's answer to it means; pure, and true to the letter of `SendOutcome.certain`. */
  readOutcome(answer: Answer): SendOutcome;
};

/**
 * Makes the `send` of an adapter. Where the company refuses the credentials, the next ones are tried: while a setting is
 * changed, either may be the right one. Privacy: the number is opened for the call, and only a fixed reason comes back.
 */
export function sendBy({ needs, sendCall, readOutcome }: SendParts) {
  const outcomeOf = (answer: Awaited<ReturnType<Post>>) =>
    'failed' in answer ? mayHaveGone(answer.failed) : readOutcome(answer);
  return async (inbound: SmsInbound, text: string, sender: Sender, post: Post): Promise<SendOutcome> => {
    const { from, sharedKeyword, secrets } = sender;
    let outcome = refused('bad-credentials');
    for (const credentials of credentialsIn(secrets, needs)) {
      const { handle } = inbound;
      const call = sendCall({ to: openCaller(inbound.caller), from, text, sharedKeyword, handle, credentials });
      outcome = typeof call === 'string' ? refused(call) : outcomeOf(await post(call));
      if (outcome.sent || outcome.reason !== 'bad-credentials') return outcome;
    }
    return outcome;
  };
}

const maxCombinations = 9;

/**
 * Every combination of the settings' values: those of like place first, the current before the next, for what changes together;
 * then the others. None where a setting has no value.
 */
export function credentialsIn(
  secrets: Sender['secrets'],
  needs: readonly string[],
): readonly Outgoing['credentials'][] {
  const values = needs.map((name) => [...new Set(secrets[name] ?? [])]);
  const places = values.reduce<readonly (readonly number[])[]>(
    (rows, known) => rows.flatMap((row) => known.map((_, place) => [...row, place])),
    [[]],
  );
  // A setting that has fewer values keeps its last.
  const isLevel = (row: readonly number[]): boolean => {
    const place = Math.max(...row);
    return row.every((own, at) => own === Math.min(place, (values[at]?.length ?? 0) - 1));
  };
  const rank = (row: readonly number[]): number => row.reduce((sum, place) => sum + place, isLevel(row) ? 0 : 100);
  const ranked = places.toSorted((a, b) => rank(a) - rank(b)).slice(0, maxCombinations);
  return ranked.map((row) => Object.fromEntries(needs.map((name, at) => [name, values[at]?.[row[at] ?? 0] ?? ''])));
}

/** The answer to a callback whose reply goes out by a call: taken in, and nothing said. */
export const takenIn = (): HttpReply => ({
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: '',
});

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
