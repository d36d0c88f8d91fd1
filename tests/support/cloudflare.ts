/** The other end of `wrangler deploy` and `wrangler delete`, on this computer: keeps what it is sent. */
import { createServer } from 'node:http';

export type Upload = {
  /** What the Worker is said to be: bindings, dates, switches. */
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly modules: ReadonlyMap<string, Buffer>;
};
export type Cloudflare = {
  /** Points wrangler here, with an account and a token that are nobody's. */
  readonly environment: Readonly<Record<string, string>>;
  readonly uploads: readonly Upload[];
  /** Method and path of each request. */
  readonly asked: readonly string[];
  close(): Promise<void>;
};

type Answer = { readonly status: number; readonly result: unknown; readonly errors: readonly unknown[] };

const fine = (result: unknown): Answer => ({ status: 200, result, errors: [] });
const absent: Answer = {
  status: 404,
  result: null,
  errors: [{ code: 10007, message: 'This Worker does not exist on your account.' }],
};

/** An account that has the Worker, with the secrets that it requires. */
export async function openCloudflare(secrets: readonly string[]): Promise<Cloudflare> {
  const uploads: Upload[] = [];
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const { method = 'GET', url = '/' } = request;
    const path = url.replace(/\?.*/, '').replace(/^\/client\/v4\/accounts\/[0-9a-f]+/, '');
    asked.push(`${method} ${path}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const type = request.headers['content-type'] ?? '';
    if (type.startsWith('multipart/form-data')) uploads.push(await readUpload(Buffer.concat(chunks), type));
    const isGone = asked.some((earlier) => earlier.startsWith('DELETE /workers/services/'));
    const { status, result, errors } =
      isGone && path.startsWith('/workers/scripts/') ? absent : answerTo(path, secrets);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ success: status === 200, errors, messages: [], result }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    environment: {
      CLOUDFLARE_API_BASE_URL: `http://127.0.0.1:${port}/client/v4`,
      CLOUDFLARE_API_TOKEN: 'nobody',
      CLOUDFLARE_ACCOUNT_ID: '0'.repeat(32),
    },
    uploads,
    asked,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function answerTo(path: string, secrets: readonly string[]): Answer {
  const off = { enabled: false, previews_enabled: false };
  if (path.startsWith('/workers/services/'))
    return fine({ default_environment: { environment: 'production', script: { last_deployed_from: 'wrangler' } } });
  if (path.endsWith('/secrets')) return fine(secrets.map((name) => ({ name, type: 'secret_text' })));
  if (path.endsWith('/deployments')) return fine({ deployments: [] });
  if (path.endsWith('/subdomain')) return fine(off);
  if (path.startsWith('/workers/workers/')) return fine({ subdomain: off });
  if (path.startsWith('/storage/kv/') || path.startsWith('/workers/tails/')) return fine([]);
  return fine({ id: 'a-version', startup_time_ms: 1, added: [], updated: [], removed: [], conflicting: [] });
}

async function readUpload(body: Buffer, type: string): Promise<Upload> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const parts = [...form].map(
    async ([name, part]): Promise<[string, Buffer]> => [
      name,
      Buffer.from(typeof part === 'string' ? part : await part.arrayBuffer()),
    ],
  );
  const { metadata = Buffer.from('{}'), ...modules } = Object.fromEntries(await Promise.all(parts));
  return { metadata: JSON.parse(metadata.toString('utf8')), modules: new Map(Object.entries(modules)) };
}
