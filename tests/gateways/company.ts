/** A stand-in for a company's server: takes what would leave this process over HTTPS, on the loopback interface. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Agent, globalAgent } from 'node:https';
import { createRequire } from 'node:module';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { WireRequest } from '../../src/gateways/handset.ts';

/** How it behaves: an answer, a connection that drops, an answer without an end, or no answer at all. */
export type Behaviour =
  | { readonly status: number; readonly contentType: string; readonly body: string; readonly location?: string }
  | 'hangs-up'
  | 'never-ends'
  | 'is-silent';

export type Company = {
  /** Answers the next calls so, in turn; the last of them answers every later one too. */
  behave(...behaviours: readonly Behaviour[]): void;
  /** The calls since `behave`. */
  calls(): readonly WireRequest[];
  /** Answers the calls that it has been silent about until now; resolves once those answers are out. */
  speakUp(behaviour: Exclude<Behaviour, 'is-silent'>): Promise<void>;
  /** As the platform's `fetch`, but whatever the address, it is this server that is called. */
  readonly fetch: typeof fetch;
  /** Resolves when a call has arrived whole. */
  nextCall(): Promise<void>;
  close(): Promise<void>;
};

/** Starts it, and leads every HTTPS connection of this process to it until it is closed. */
export async function openCompany(): Promise<Company> {
  let behaviours: readonly Behaviour[] = ['hangs-up'];
  let calls: readonly WireRequest[] = [];
  let arrived = Promise.withResolvers<void>();

  const unanswered: [IncomingMessage, ServerResponse][] = [];

  const server = createServer((request, response) => {
    void readCall(request).then((call) => {
      calls = [...calls, call];
      const behaviour = behaviours[Math.min(calls.length, behaviours.length) - 1] ?? 'hangs-up';
      if (behaviour === 'is-silent') unanswered.push([request, response]);
      else answer(behaviour, request, response);
      arrived.resolve();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  leadTo(port);

  return {
    behave(...next) {
      behaviours = next;
      calls = [];
      arrived = Promise.withResolvers();
    },
    calls: () => calls,
    fetch: (address, init) => {
      const { origin, pathname, search } = new URL(String(address));
      const headers = new Headers(init?.headers);
      headers.set(originHeader, origin);
      return fetch(`http://127.0.0.1:${port}${pathname}${search}`, { ...init, headers });
    },
    async speakUp(behaviour) {
      const closed = unanswered.map(([, response]) => new Promise((resolve) => response.once('close', resolve)));
      for (const [request, response] of unanswered.splice(0)) answer(behaviour, request, response);
      await Promise.all(closed);
    },
    nextCall: () => arrived.promise,
    close() {
      setGlobalAgent(globalAgent);
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Where a call was to go that was led here. */
const originHeader = 'x-origin-of-the-call';

async function readCall(request: IncomingMessage): Promise<WireRequest> {
  const { [originHeader]: origin = `https://${request.headers.host}`, ...others } = request.headers;
  const headers = Object.fromEntries(Object.entries(others).map(([name, value]) => [name, [value].flat().join(', ')]));
  const url = `${origin}${request.url}`;
  return { method: request.method ?? '', url, headers, body: await text(request) };
}

function answer(behaviour: Exclude<Behaviour, 'is-silent'>, request: IncomingMessage, response: ServerResponse): void {
  if (behaviour === 'hangs-up') {
    request.socket.destroy();
    return;
  }
  if (behaviour === 'never-ends') {
    const more = (): void => {
      while (!response.closed && response.write('x'.repeat(16 * 1024)));
    };
    response.writeHead(200, { connection: 'close', 'content-type': 'text/plain' }).on('drain', more);
    more();
    return;
  }
  const { status, contentType, location, body } = behaviour;
  response
    // An idle connection is what a client keeps time of, and tests stop its clock: it would wait for seconds.
    .writeHead(status, {
      connection: 'close',
      'content-type': contentType,
      ...(location === undefined ? {} : { location }),
    })
    .end(body);
}

/** Plain connections in place of encrypted ones: the bytes are the same, and no certificate is needed. */
function leadTo(port: number): void {
  const agent = new Agent({ keepAlive: false });
  Object.assign(agent, { createConnection: () => connect(port, '127.0.0.1') });
  setGlobalAgent(agent);
}

/** Node reads the agent off the module object, which an import cannot write to. */
function setGlobalAgent(agent: Agent): void {
  createRequire(import.meta.url)('node:https').globalAgent = agent;
}
