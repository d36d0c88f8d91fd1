/** Requests as bytes on the wire: paths and headers that `fetch` would mend first. */
import { Agent, request as httpRequest } from 'node:http';
import { buffer } from 'node:stream/consumers';

export type Bytes = {
  readonly method: string;
  /** As it is written on the wire, unparsed. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type Seen = { readonly status: number; readonly headers: readonly string[]; readonly body: string };

const ofTheWire = ['date', 'connection', 'keep-alive'];

/** Sends it to the origin; the answer with every header but its date and the connection's own, the body as hex. */
export function send(
  origin: string,
  { method, path, headers, body }: Bytes,
  agent: Agent | false = false,
): Promise<Seen> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const isFramed = body === '' || 'content-length' in headers || 'transfer-encoding' in headers;
    // Node leaves it out where a method has no body as a rule; what follows would then be read as the next request.
    const framed = isFramed ? headers : { ...headers, 'content-length': Buffer.byteLength(body) };
    const request = httpRequest({ hostname, port, method, path, headers: framed, agent }, (response) => {
      buffer(response).then((bytes) => {
        const pairs = Object.entries(response.headers).filter(([name]) => !ofTheWire.includes(name));
        const seen = pairs.map(([name, value]) => `${name}: ${[value].flat().join(', ')}`);
        resolve({ status: response.statusCode ?? 0, headers: seen.sort(), body: bytes.toString('hex') });
      }, reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

const connections = 16;

/** Sends many, as many at once as there are connections, and hands over each with its answer. */
export async function sendAll<Sent extends Bytes>(
  origin: string,
  requests: Iterable<Sent>,
  hear: (request: Sent, seen: Seen) => void,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const waiting = requests[Symbol.iterator]();
  const takeTurns = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next())
      hear(next.value, await send(origin, next.value, agent));
  };
  await Promise.all(Array.from({ length: connections }, takeTurns));
  agent.destroy();
}
