/** The UUIDs that HSDS demands, made from readable ids: the same row has the same one in each export. */

/** The namespace of ours: drawn once, never to change. */
const namespaceHex = '6f1f0a5c3b7e4a0d9f0f2b6c4f5e8d17';
/** Ids that mean the same on every line. */
const shared = /^(?:term|taxonomy)\//;

/** The UUID of a readable id such as `service/umoja-desk` (RFC 9562, version 5); `owner` keeps those of lines apart. */
export async function hsdsId(owner: string, readable: string): Promise<string> {
  const name = shared.test(readable) ? readable : `${owner}/${readable}`;
  const bytes = Uint8Array.from([...fromHex(namespaceHex), ...new TextEncoder().encode(name)]);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-1', bytes)).slice(0, 16);
  hash.set([((hash[6] ?? 0) & 0x0f) | 0x50], 6);
  hash.set([((hash[8] ?? 0) & 0x3f) | 0x80], 8);
  const hex = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The same JSON with each readable `id` in it turned into its UUID. */
export async function withHsdsIds<Value>(owner: string, value: Value): Promise<Value> {
  return (await replaced(owner, value)) as Value;
}

async function replaced(owner: string, value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((item) => replaced(owner, item)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(async ([key, part]) => {
    if (key === 'id' && typeof part === 'string') return [key, await hsdsId(owner, part)] as const;
    return [key, await replaced(owner, part)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

const fromHex = (hex: string) => (hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
