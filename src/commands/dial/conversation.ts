/** A phone that talks to a line in this process: one call at a time, and texts. */
import type { Edition } from '../../content/edition.ts';
import { splitDialled } from '../../gateways/dialled.ts';
import type { SmsHandset } from '../../gateways/handset.ts';
import { handsetOf, type InProcess } from './in-process.ts';

/** What the phone shows. `broken`: the company would end the call with an error of its own. */
export type Shown =
  | { readonly kind: 'screen'; readonly text: string; readonly ends: boolean }
  | { readonly kind: 'broken' }
  | { readonly kind: 'replies'; readonly texts: readonly string[] }
  | { readonly kind: 'refused'; readonly reason: 'no-call' | 'no-such-code' | 'no-ussd' | 'no-sms' };

export type Conversation = {
  dial(code: string): Promise<Shown>;
  answer(input: string): Promise<Shown>;
  hangUp(): void;
  text(words: string): Promise<Shown>;
  isInCall(): boolean;
};

/** The call that is open: the code, the keys that were dialled behind it, and every input since. */
type Call = {
  readonly session: string;
  readonly serviceCode: string;
  readonly further: readonly string[];
  readonly inputs: readonly string[];
};
/** Which line the phone talks to, and who carries its calls and its texts (any gateway can); null where nobody does. */
export type Route = {
  readonly edition: Edition;
  readonly gateways: { readonly ussd: string | null; readonly sms: string | null };
  readonly now: number;
};

/** Takes up a phone. Messages and calls are numbered, so that the same conversation is the same bytes. */
export function converse(live: InProcess, route: Route): Conversation {
  const { edition, gateways } = route;
  const ussd = handsetOf[gateways.ussd ?? '']?.ussd;
  const sms = handsetOf[gateways.sms ?? '']?.sms;
  let call: Call | null = null;

  async function hop(open: Call): Promise<Shown> {
    if (!ussd || gateways.ussd === null) return { kind: 'refused', reason: 'no-ussd' };
    const url = await live.callbackUrl(edition.line.id, 'ussd', gateways.ussd);
    const callback = ussd.writeCallback({ ...open, url, number: numberOf(edition) });
    const answer = ussd.readAnswer(await live.deliver(callback));
    call = 'broken' in answer || answer.ends ? null : open;
    return 'broken' in answer ? { kind: 'broken' } : { kind: 'screen', ...answer };
  }

  return {
    async dial(code) {
      const entries = entriesFor(edition.line.ussd, gateways.ussd);
      if (!ussd || entries.length === 0) return { kind: 'refused', reason: 'no-ussd' };
      const dialled = splitDialled(
        code,
        entries.flatMap(({ codes }) => codes),
      );
      if (dialled === null) return { kind: 'refused', reason: 'no-such-code' };
      return hop({ session: `call-${live.nextNumber()}`, ...dialled, inputs: [] });
    },
    async answer(input) {
      if (call === null) return { kind: 'refused', reason: 'no-call' };
      return hop({ ...call, inputs: [...call.inputs, input] });
    },
    hangUp() {
      call = null;
    },
    async text(words) {
      if (!sms) return { kind: 'refused', reason: 'no-sms' };
      const texts = await exchange(live, sms, { id: `text-${live.nextNumber()}`, text: words }, route);
      return texts === null ? { kind: 'broken' } : { kind: 'replies', texts };
    },
    isInCall: () => call !== null,
  };
}

/** The replies to one text; null where the callback was refused. */
async function exchange(
  live: InProcess,
  handset: SmsHandset,
  message: { readonly id: string; readonly text: string },
  { edition, gateways: { sms: gateway }, now }: Route,
): Promise<readonly string[] | null> {
  const [entry] = entriesFor(edition.line.sms, gateway);
  if (!entry || gateway === null) throw new Error('a route has a gateway where the line has a number');
  live.takeSent();
  const url = await live.callbackUrl(edition.line.id, 'sms', gateway);
  const sent = { ...message, url, number: numberOf(edition), to: entry.number, sentAt: now };
  const answer = await live.deliver(await handset.writeCallback(sent, live.secrets));
  return answer.status < 300 ? [...handset.readAnswer(answer), ...live.takeSent()] : null;
}

/** What a gateway carries: its own, else whatever the others carry, to try it. */
function entriesFor<Entry extends { readonly gateway: string }>(
  entries: readonly Entry[],
  gateway: string | null,
): readonly Entry[] {
  const own = entries.filter((entry) => entry.gateway === gateway);
  return own.length > 0 ? own : entries;
}

/** A number that the line answers and nobody has: its first prefix, filled up with zeros. */
export function numberOf({ line: { answers } }: Edition): string {
  const [first = { prefix: '+447700900', digits: 12 }] = answers;
  return first.prefix.padEnd(first.digits + 1, '0');
}
