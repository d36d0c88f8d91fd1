import { splitDialled } from '../gateways/dialled.ts';
import type { HttpReply } from '../gateways/gateway.ts';
import type { WireRequest } from '../gateways/handset.ts';
import { handsets } from '../gateways/handsets.ts';
import { maskFor } from './mask.ts';
import type { PhoneOptions } from './options.ts';
import type { Refused } from './refusals.ts';
import type { DialRequest } from './requests.ts';
import { carriers, entriesFor } from './route.ts';
import { deliver } from './wire.ts';

/** One hop of a USSD call: what went over the wire, masked, and what the handset makes of the answer. */
export type Hop = {
  readonly callback: WireRequest;
  readonly answer: HttpReply;
  readonly screen: { readonly text: string; readonly ends: boolean } | { readonly broken: string };
};

/** Dials a code, or answers a screen of the call. */
export async function dial(options: PhoneOptions, request: DialRequest): Promise<Hop | Refused> {
  const line = options.lines.find(({ id }) => id === request.line);
  if (line === undefined) return { refused: 'unknown-line' };
  const entries = entriesFor(line.ussd, request.gateway);
  const handset = carriers.ussd.includes(request.gateway) ? handsets[request.gateway]?.ussd : undefined;
  if (entries.length === 0 || handset === undefined) return { refused: 'unknown-gateway' };
  const dialled = splitDialled(
    request.code,
    entries.flatMap(({ codes }) => codes),
  );
  if (dialled === null) return { refused: 'unknown-code' };

  const url = await options.callbackUrl(line.id, 'ussd', request.gateway);
  const mask = maskFor(url, options.secretsOf(line.id));
  const callback = handset.writeCallback({
    url,
    session: request.session,
    number: request.number,
    ...dialled,
    inputs: request.inputs,
  });
  const answer = mask.reply(await deliver(options, callback));
  return { callback: mask.request(callback), answer, screen: handset.readAnswer(answer) };
}
