/** Requests as bytes on the wire, and answers with every header as it was written. */
import { Agent, request as httpRequest } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { HttpReply } from '../../src/gateways/gateway.ts';
import type { WireRequest } from '../../src/gateways/handset.ts';

export type Bytes = {
  readonly method: string;
  /** As it is written on the wire, unparsed. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
};

export type Seen = {
  readonly status: number;
  /** Names and values in turn, as they came. */
  readonly headers: readonly string[];
  readonly body: Buffer;
};

export type Line = { exchange(bytes: Bytes): Promise<Seen>; close(): void };

/** Opens connections to an origin. */
export function openLine(origin: string): Line {
  const { hostname, port } = new URL(origin);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return {
    close: () => agent.destroy(),
    exchange: ({ method, path, headers, body }) =>
      new Promise((resolve, reject) => {
        const sent = httpRequest({ hostname, port, method, path, headers, agent }, (response) => {
          const { statusCode: status = 0, rawHeaders } = response;
          buffer(response).then((read) => resolve({ status, headers: rawHeaders, body: read }), reject);
        });
        sent.on('error', reject);
        sent.end(body);
      }),
  };
}

/** What a company would write, to the path of its address. */
export function bytesOf({ method, url, headers, body }: WireRequest): Bytes {
  return { method, path: url.slice(new URL(url).origin.length), headers, body };
}

/** An answer as an adapter's other end reads it. */
export function replyOf({ status, headers, body }: Seen): HttpReply {
  const pairs = headers.flatMap((name, at) =>
    at % 2 === 0 ? [[name.toLowerCase(), headers[at + 1] ?? ''] as const] : [],
  );
  return { status, headers: Object.fromEntries(pairs), body: body.toString('utf8') };
}
