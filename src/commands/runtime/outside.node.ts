/** Ties an inbox to the runtime: the two options of Miniflare through which a Worker reaches anything outside itself. */
import { type Request, Response } from 'miniflare';
import type { HttpReply } from '../../gateways/gateway.ts';
import type { WireRequest } from '../../gateways/handset.ts';
import type { Outbound } from './outbound.node.ts';

/** What answers outgoing calls, at once or in its own time, and hands over what it caught. */
export type Outside = Pick<Outbound, 'take'> & { answer(request: WireRequest): HttpReply | Promise<HttpReply> };

/** Catches every outgoing call, and lets the Worker's phone take messages: the number in the body, never in an address. */
export function catchOutside(outbound: Outside) {
  return {
    outboundService: async (request: Request): Promise<Response> => {
      const { url, method } = request;
      const headers = Object.fromEntries(request.headers);
      const reply = await outbound.answer({ url, method, headers, body: await request.text() });
      return new Response(reply.body, { status: reply.status, headers: reply.headers });
    },
    serviceBindings: {
      PHONE_INBOX: async (request: Request): Promise<Response> => Response.json(outbound.take(await request.text())),
    },
  };
}
