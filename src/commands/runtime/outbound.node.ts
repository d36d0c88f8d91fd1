/**
 * Every outgoing call of a Worker that runs here ends in this file: a message to somebody is kept for the phone, the
 * rest is refused. So nothing leaves this computer. The inbox is in memory only.
 */

import type { HttpReply } from '../../gateways/gateway.ts';
import type { WireRequest } from '../../gateways/handset.ts';
import { handsets } from '../../gateways/handsets.ts';

/** A message that would have gone out, as the phone shows it. Secrets in `request` are masked. */
export type SentMessage = { readonly from: string | null; readonly text: string; readonly request: WireRequest };

export type Outbound = {
  /** Answers as the company would, or 502 where no company is known at that address. */
  answer(request: WireRequest): HttpReply;
  /** The messages to a number, oldest first; each is handed over once. */
  take(number: string): readonly SentMessage[];
  /** Addresses called so far, without their query, for tests. */
  readonly called: readonly string[];
};

/** More than one person at one phone reads; the oldest messages beyond it are dropped. */
const maxMessagesKept = 500;

/** Makes an inbox and the answers that fill it. */
export function createOutbound(): Outbound {
  let inbox: readonly { readonly to: string; readonly message: SentMessage }[] = [];
  const called: string[] = [];
  return {
    called,
    answer(request) {
      const { origin, pathname } = new URL(request.url);
      called.push(origin + pathname);
      const sent = readSent(request);
      if (sent === null) return { status: 502, headers: {}, body: '' };
      inbox = [...inbox, { to: sent.to, message: sent.message }].slice(-maxMessagesKept);
      return sent.reply;
    },
    take(number) {
      const taken = inbox.filter(({ to }) => to === number);
      inbox = inbox.filter(({ to }) => to !== number);
      return taken.map(({ message }) => message);
    },
  };
}

function readSent(request: WireRequest): { to: string; message: SentMessage; reply: HttpReply } | null {
  for (const { sms } of Object.values(handsets)) {
    const sent = sms?.readSend(request);
    if (sms === undefined || sent === undefined || sent === null) continue;
    const message = { from: sent.from, text: sent.text, request: maskSecrets(request) };
    return { to: sent.to, message, reply: sms.writeSendAnswer() };
  }
  return null;
}

/** Companies take credentials in headers alone; the phone masks each setting anywhere. */
function maskSecrets(request: WireRequest): WireRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    /key|auth|token/i.test(name) ? '••••' : value,
  ]);
  return { ...request, headers: Object.fromEntries(headers) };
}
