/** Requests as bytes on the wire: paths and headers that `fetch` would mend first. */
import { request as httpRequest } from 'node:http';
import { buffer } from 'node:stream/consumers';

export type Bytes = {
  readonly method: string;
  /** As it is written on the wire, unparsed. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type Seen = { readonly status: number; readonly headers: readonly string[]; readonly body: string };

/** Sends it to the origin; the answer with every header but its date, the body as hex. */
export function send(origin: string, { method, path, headers, body }: Bytes): Promise<Seen> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, method, path, headers, agent: false }, (response) => {
      buffer(response).then((bytes) => {
        const pairs = Object.entries(response.headers).filter(([name]) => name !== 'date');
        const seen = pairs.map(([name, value]) => `${name}: ${[value].flat().join(', ')}`);
        resolve({ status: response.statusCode ?? 0, headers: seen.sort(), body: bytes.toString('hex') });
      }, reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}
