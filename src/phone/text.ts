import type { HttpReply } from '../gateways/gateway.ts';
import { smsGateways } from '../gateways/gateways.ts';
import type { SmsHandset, WireRequest } from '../gateways/handset.ts';
import { handsets } from '../gateways/handsets.ts';
import { maskFor } from './mask.ts';
import type { PhoneLine, PhoneOptions } from './options.ts';
import type { Refused } from './refusals.ts';
import type { TextRequest } from './requests.ts';
import { carriers, entriesFor } from './route.ts';
import { deliver } from './wire.ts';

/** A text and its replies: what went over the wire, masked, and the messages that arrive. */
export type Delivery = {
  readonly callback: WireRequest;
  readonly answer: HttpReply;
  readonly messages: readonly { readonly from: string; readonly text: string }[];
  /** The calls by which replies went out, where the gateway replies by `send`. */
  readonly sends: readonly WireRequest[];
};

type Route = { readonly line: PhoneLine; readonly to: string; readonly handset: SmsHandset; readonly replies: string };

/** Texts a line, and waits until its reply has gone out or been withheld. */
export async function text(options: PhoneOptions, request: TextRequest): Promise<Delivery | Refused> {
  const route = routeOf(options, request);
  if ('refused' in route) return route;
  // Safety: what an earlier text left behind is dropped, so that no reply is shown under the wrong message.
  if (route.replies === 'send') await options.takeInbox?.(request.number);

  const url = await options.callbackUrl(route.line.id, 'sms', request.gateway);
  const secrets = options.secretsOf(route.line.id);
  const mask = maskFor(url, secrets);
  const callback = await route.handset.writeCallback(
    {
      url,
      id: options.newId(),
      number: request.number,
      to: route.to,
      text: request.text,
      sentAt: options.now(),
    },
    secrets,
  );
  const answer = mask.reply(await deliver(options, callback));
  const caught = route.replies === 'send' ? ((await options.takeInbox?.(request.number)) ?? []) : [];
  return {
    callback: mask.request(callback),
    answer,
    messages: [
      ...route.handset.readAnswer(answer).map((reply) => ({ from: route.to, text: reply })),
      ...caught.map((message) => ({ from: message.from ?? route.to, text: mask.text(message.text) })),
    ],
    sends: caught.flatMap(({ request: call }) => (call === undefined ? [] : [mask.request(call)])),
  };
}

function routeOf(options: PhoneOptions, request: TextRequest): Route | Refused {
  const line = options.lines.find(({ id }) => id === request.line);
  if (line === undefined) return { refused: 'unknown-line' };
  const [entry] = entriesFor(line.sms, request.gateway);
  const handset = carriers.sms.includes(request.gateway) ? handsets[request.gateway]?.sms : undefined;
  const adapter = smsGateways.find(({ name }) => name === request.gateway);
  if (entry === undefined || handset === undefined || adapter === undefined) return { refused: 'unknown-gateway' };
  if (adapter.replies === 'send' && options.takeInbox === null) return { refused: 'would-really-send' };
  return { line, to: entry.number, handset, replies: adapter.replies };
}
