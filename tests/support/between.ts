/** Something that stands between a gateway and the Worker, and changes what passes, as a wrong setting would. */
import { createServer, type IncomingMessage } from 'node:http';
import type { HttpReply } from '../../src/gateways/gateway.ts';

export type Tamper = {
  /** `known` is the last right secret of that path's gateway that came by. */
  readonly path?: (path: string, known: string) => string;
  readonly reply?: (reply: HttpReply, request: { readonly body: string }) => HttpReply;
};
export type Between = { readonly port: number; close(): Promise<void> };

/** Opens it on a free port of this computer. */
export async function openBetween(target: string, tamper: Tamper): Promise<Between> {
  const known = new Map<string, string>();
  const server = createServer(async (request, response) => {
    const { method = 'GET', url = '/' } = request;
    const body = await readAll(request);
    const [, folder = '', secret = ''] = /^(.*\/)([0-9a-f]{32})$/.exec(url) ?? [];
    if (secret !== '' && !/^0+$/.test(secret)) known.set(folder, secret);
    const path = tamper.path?.(url, known.get(folder) ?? '') ?? url;
    const reply = await forward(`${target}${path}`, method, request, body);
    const { status, headers, body: text } = tamper.reply?.(reply, { body }) ?? reply;
    response.writeHead(status, headers).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function forward(url: string, method: string, { headers }: IncomingMessage, body: string): Promise<HttpReply> {
  const type = headers['content-type'];
  const signature = headers['x-twilio-signature'];
  const kept = {
    ...(type === undefined ? {} : { 'content-type': type }),
    ...(typeof signature === 'string' ? { 'x-twilio-signature': signature } : {}),
  };
  const answer = await fetch(url, { method, headers: kept, ...(method === 'GET' ? {} : { body }) });
  const names = ['content-type', 'cache-control'] as const;
  const passed = names.flatMap((name) => (answer.headers.has(name) ? [[name, answer.headers.get(name) ?? '']] : []));
  return { status: answer.status, headers: Object.fromEntries(passed), body: await answer.text() };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
