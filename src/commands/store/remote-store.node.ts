/** The store of the Worker at Cloudflare, read and written by wrangler with its login. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askWrangler, type WranglerAnswer } from '../wrangler.node.ts';
import type { LineStore, Metadata } from './line-store.ts';
import { storeTrouble } from './store-trouble.ts';

const common = ['--binding', 'EDITIONS', '--remote'];
const absent = 'Value not found';

/** Opens nothing yet: each reading and writing is one run of wrangler, of a second or two. */
export function openRemoteStore(run: typeof askWrangler = askWrangler): LineStore {
  const list: LineStore['list'] = async (prefix) => {
    const { exitCode, output, answer } = await run(['kv', 'key', 'list', ...common, '--prefix', prefix]);
    const keys = exitCode === 0 ? readList(answer) : null;
    if (keys === null) throw storeTrouble(wordsFor(output));
    return keys.map(({ name, metadata }) => ({ key: name, metadata: metadata ?? {} }));
  };
  return {
    list,
    async get(key) {
      const asked: WranglerAnswer = await run(['kv', 'key', 'get', key, ...common]);
      if (asked.exitCode === 0) return asked.answer.trim() === absent ? null : asked.answer;
      // Nothing of that key, and no such store, are told apart by no other way.
      if (!/\b404\b/.test(asked.output)) throw storeTrouble(wordsFor(asked.output));
      if ((await list(key)).some((known) => known.key === key)) throw storeTrouble(wordsFor(asked.output));
      return null;
    },
    async put(key, value, metadata = {}) {
      const folder = await mkdtemp(join(tmpdir(), 'mwavuli-'));
      try {
        const path = join(folder, 'value');
        await writeFile(path, value, { mode: 0o600 });
        const told = ['--path', path, '--metadata', JSON.stringify(metadata)];
        const { exitCode, output } = await run(['kv', 'key', 'put', key, ...common, ...told]);
        if (exitCode !== 0) throw storeTrouble(wordsFor(output));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    close: () => Promise.resolve(),
  };
}

type Listed = readonly { readonly name: string; readonly metadata?: Metadata }[];

function readList(answer: string): Listed | null {
  try {
    const read: unknown = JSON.parse(answer);
    return Array.isArray(read) ? read : null;
  } catch {
    return null;
  }
}

const why: readonly (readonly [pattern: RegExp, words: string])[] = [
  [
    /CLOUDFLARE_API_TOKEN|not logged in|wrangler login|authenticat|\b40[13]\b|code: 1000[01]\b/i,
    'Cloudflare does not know who you are, or you may not write there. Run: npx wrangler login',
  ],
  [
    /no namespace id|"id" (?:field|to)|binding .* was found|kv namespaces are configured|namespace not found|code: 10013\b/i,
    'wrangler.toml does not name the store. Run: npx wrangler kv namespace create EDITIONS, and write the id that it prints into wrangler.toml, below binding = "EDITIONS".',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|fetch failed|network/i,
    'Cloudflare cannot be reached from here. Look whether this computer is connected, and do it again.',
  ],
  [/\b429\b/, 'Cloudflare takes no more writing for a moment. Wait a minute, and do it again.'],
];

function wordsFor(output: string): string {
  const known = why.find(([pattern]) => pattern.test(output))?.[1];
  return known ?? `Cloudflare did not do it. What wrangler says:\n${output}`;
}
