import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openRemoteStore } from '../../src/commands/store/remote-store.node.ts';
import { troubleOf } from '../../src/commands/store/store-trouble.ts';
import type { WranglerAnswer } from '../../src/commands/wrangler.node.ts';

const common = ['--binding', 'EDITIONS', '--remote'];
const said = (answer: string): WranglerAnswer => ({ exitCode: 0, output: answer.trim(), answer });
const failed = (output: string): WranglerAnswer => ({ exitCode: 1, output, answer: '' });

/** Wrangler as it answers, one run after another; and what it was asked. */
function wrangler(...answers: readonly WranglerAnswer[]) {
  const asked: (readonly string[])[] = [];
  const files: string[] = [];
  const store = openRemoteStore(async (args) => {
    asked.push(args);
    if (args[2] === 'put') files.push(readFileSync(args[args.indexOf('--path') + 1] ?? '', 'utf8'));
    return answers[asked.length - 1] ?? failed('asked too often');
  });
  return { store, asked, files };
}

const notFound = failed('✘ [ERROR] Failed to fetch /accounts/0/storage/kv/namespaces/0/values/x - 404: Not Found');

describe('the store at Cloudflare', () => {
  it('gives a value to the byte, its last line break too', async () => {
    const { store, asked } = wrangler(said('{"a":1}\nä\n'));
    expect(await store.get('edition/0')).toBe('{"a":1}\nä\n');
    expect(asked).toEqual([['kv', 'key', 'get', 'edition/0', ...common]]);
  });

  it('has nothing under a key that wrangler does not find, in either of its ways to say so', async () => {
    expect(await wrangler(said('Value not found\n')).store.get('state/x')).toBeNull();
    expect(await wrangler(notFound, said('[]')).store.get('state/x')).toBeNull();
  });

  it('does not take a store that is gone for an empty one', async () => {
    const { store } = wrangler(notFound, failed('namespace not found [code: 10013]'));
    await expect(store.get('state/x')).rejects.toSatisfy((error) =>
      (troubleOf(error) ?? '').includes('npx wrangler kv namespace create EDITIONS'),
    );
    const there = wrangler(notFound, said('[{"name":"state/x"}]'));
    await expect(there.store.get('state/x')).rejects.toThrow('the store did not answer');
  });

  it('puts a value by a file that is gone afterwards, with what is told beside it', async () => {
    const { store, asked, files } = wrangler(said(''), failed('fetch failed'));
    await store.put('edition/0', 'x'.repeat(3_000_000), { line: 'my-line', number: 1 });
    expect(files[0]).toHaveLength(3_000_000);
    const path = asked[0]?.[asked[0].indexOf('--path') + 1] ?? '';
    expect(asked[0]).toEqual([
      'kv',
      'key',
      'put',
      'edition/0',
      ...common,
      '--path',
      path,
      '--metadata',
      '{"line":"my-line","number":1}',
    ]);
    await expect(store.put('edition/1', 'y')).rejects.toThrow('the store did not answer');
    for (const args of asked) await expect(stat(args[args.indexOf('--path') + 1] ?? '')).rejects.toThrow('ENOENT');
  });

  it('lists keys with what is told beside them', async () => {
    const { store } = wrangler(said('[\n  {"name":"edition/0","metadata":{"number":1}},\n  {"name":"edition/1"}\n]\n'));
    expect(await store.list('edition/')).toEqual([
      { key: 'edition/0', metadata: { number: 1 } },
      { key: 'edition/1', metadata: {} },
    ]);
  });

  it.each([
    ["it's necessary to set a CLOUDFLARE_API_TOKEN environment variable", 'npx wrangler login'],
    ['Authentication error [code: 10000]', 'npx wrangler login'],
    ['No namespace ID is configured for binding "EDITIONS".', 'npx wrangler kv namespace create EDITIONS'],
    ['No KV namespaces are configured in your wrangler config file.', 'npx wrangler kv namespace create EDITIONS'],
    ['fetch failed: getaddrinfo ENOTFOUND', 'Cloudflare cannot be reached from here.'],
    ['429: Too Many Requests', 'Wait a minute'],
    ['something nobody has seen', 'What wrangler says:\nsomething nobody has seen'],
  ])('says in plain words what to do about: %s', async (output, words) => {
    await expect(wrangler(failed(output)).store.list('')).rejects.toSatisfy((error) =>
      (troubleOf(error) ?? '').includes(words),
    );
  });
});
