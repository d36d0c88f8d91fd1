import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deleteStore } from '../../src/commands/deployment/delete-store.node.ts';
import { type Deletion, deleteWorker } from '../../src/commands/deployment/delete-worker.node.ts';
import { type WipeOptions, wipe } from '../../src/commands/wipe.node.ts';
import { captured } from '../support/captured.ts';

let folder: string;
let root: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mwavuli-wipe-'));
  root = join(folder, 'project');
  for (const path of ['.generated/worker', '.wrangler/state/v3', 'menus/a-line', '.git']) {
    await mkdir(join(root, path), { recursive: true });
    await writeFile(join(root, path, 'file'), 'kept');
  }
  await writeFile(join(root, '.dev.vars'), 'GATEWAY_SECRET="a"');
  await writeFile(join(root, '.dev.vars.example'), 'GATEWAY_SECRET="example"');
});
afterEach(() => rm(folder, { recursive: true }));

const all = ['.dev.vars', '.dev.vars.example', '.generated', '.git', '.wrangler', 'menus'];
const afterwards = ['.dev.vars.example', '.git', 'menus'];
const inRoot = async () => (await readdir(root)).toSorted();

/** Runs it for a Worker named `a-worker`; nothing is typed unless a test says so. */
function run(args: readonly string[], typed: string | null, more: WipeOptions = {}) {
  const deployed = { worker: 'a-worker', store: 'a-store' };
  const nothing = { deleteRemote: neverAsked, deleteStore: neverAsked };
  return captured(() => wipe(args, { root, deployed, readTyped: async () => typed, ...nothing, ...more }));
}
const neverAsked = () => Promise.reject(new Error('Cloudflare was to be left alone'));

describe('npm run wipe', () => {
  it('removes settings, builds and what the runtime wrote, and nothing else, for the words that it asked for', async () => {
    const { exitCode, err } = await run([], ' wipe a-worker\n');
    expect(err).toContain('To go on, type: wipe a-worker\n');
    expect(err).toContain('Removed: .dev.vars, .generated, .wrangler.');
    expect([exitCode, await inRoot()]).toEqual([0, afterwards]);
    expect(await readFile(join(root, 'menus/a-line/file'), 'utf8')).toBe('kept');
  });

  it.each([
    ['nothing', ''],
    ['the end of the input', null],
    ['yes', 'yes'],
    ['another Worker', 'wipe another-worker'],
    ['other letters', 'Wipe A-Worker'],
    ['half the words', 'wipe'],
    ['the words for Cloudflare', 'wipe a-worker at cloudflare'],
  ])('removes nothing where %s is typed', async (_, typed) => {
    const { exitCode, err } = await run([], typed);
    expect(err).toContain('Nothing was removed: other words were typed.');
    expect([exitCode, await inRoot()]).toEqual([1, all]);
  });

  it('says, before it asks, what goes, what stays, and not to after a demand [wipe-says-what-stays]', async () => {
    let said = '';
    const { out } = await run([], null, {
      readTyped: async () => {
        said = 'asked';
        return null;
      },
    });
    expect(said).toBe('asked');
    expect(out).toMatch(
      /^This removes from this computer:\n {2}\.dev\.vars {3}\S.*\n {2}\.generated {2}\S.*\n {2}\.wrangler {3}\S/,
    );
    for (const left of ['networks and gateways', 'Cloudflare: its own records', 'older versions', 'history in git'])
      expect(out).toContain(left);
    const wranglers = ['npx wrangler logout', 'its own logs', '~/.config/.wrangler', 'Preferences/.wrangler'];
    for (const left of [
      ...wranglers,
      String.raw`xdg.config\.wrangler`,
      '~/.wrangler',
      'the caches of npm and of your browser',
      'mwavuli-keys',
      'its store of editions',
    ])
      expect(out).toContain(left);
    expect(out).toContain('\nNot after a demand, nor when you expect one: ask your lawyer.\n');
  });

  it('with --dry-run neither asks nor removes', async () => {
    const { exitCode, err } = await run(['--dry-run'], null, { readTyped: neverAsked });
    expect(err).toBe('Nothing was removed: this was a dry run.\n');
    expect([exitCode, await inRoot()]).toEqual([0, all]);
  });

  it('done twice, finds the computer clean and asks nothing', async () => {
    await run([], 'wipe a-worker');
    const { exitCode, out, err } = await run([], null, { readTyped: neverAsked });
    expect([exitCode, out, err]).toEqual([0, '', 'Nothing to remove: this computer is clean already.\n']);
  });

  it('follows no link out of the project: the link goes, what it leads to stays', async () => {
    const outside = join(folder, 'outside');
    await mkdir(outside);
    await writeFile(join(outside, 'file'), 'kept');
    await rm(join(root, '.wrangler'), { recursive: true });
    await symlink(outside, join(root, '.wrangler'), 'junction');
    await symlink(outside, join(root, '.generated/deeper'), 'junction');
    const { exitCode, out } = await run([], 'wipe a-worker');
    expect(out).toContain('.wrangler   a link: it alone goes, what it leads to stays');
    expect([exitCode, await inRoot()]).toEqual([0, afterwards]);
    expect(await readFile(join(outside, 'file'), 'utf8')).toBe('kept');
    expect((await lstat(outside)).isDirectory()).toBe(true);
  });

  it.each([[['--yes']], [['--force']], [['.']], [['--remote', 'another-worker']]])(
    'asked with %j ends with 2',
    async (args) => {
      const { exitCode, out, err } = await run(args, null, { readTyped: neverAsked });
      expect([exitCode, out]).toEqual([2, '']);
      expect(err).toContain('npm run wipe');
      expect(await inRoot()).toEqual(all);
    },
  );
});

describe('npm run wipe -- --remote', () => {
  const phrase = 'wipe a-worker at cloudflare';
  const gone: WipeOptions = { deleteRemote: async () => 'gone', deleteStore: async () => 'gone' };

  it('asks for words of its own, and deletes the Worker, then its store, before it cleans here', async () => {
    const found: (readonly string[])[] = [];
    const removing = async (what: string): Promise<Deletion> => {
      found.push([what, ...(await inRoot())]);
      return 'gone';
    };
    const { exitCode, out, err } = await run(['--remote'], phrase, { deleteRemote: removing, deleteStore: removing });
    expect(out).toContain('the Worker a-worker and its secrets');
    expect(out).toContain('its store of editions (Workers KV): all that was ever published');
    expect(err).toContain('Its store of editions is gone too.');
    expect(found).toEqual([
      ['a-worker', ...all],
      ['a-store', ...all],
    ]);
    expect([exitCode, await inRoot()]).toEqual([0, afterwards]);
  });

  it('leaves Cloudflare alone for the words of this computer alone', async () => {
    const { exitCode } = await run(['--remote'], 'wipe a-worker');
    expect([exitCode, await inRoot()]).toEqual([1, all]);
  });

  it.each([
    ['kept', 'The Worker is still at Cloudflare.'],
    ['unknown', 'Whether the Worker is gone is not known'],
  ] as const)('removes nothing here, nor the store, where the Worker is "%s", and says so', async (deletion, words) => {
    const { exitCode, err } = await run(['--remote'], phrase, { deleteRemote: async () => deletion });
    expect(err).toContain(words);
    expect([exitCode, await inRoot()]).toEqual([1, all]);
  });

  it.each([
    ['kept', 'Its store of editions is still at Cloudflare.', 1, all],
    ['unknown', 'Whether its store of editions is gone is not known', 1, all],
    ['absent', 'is not in this account. Look in the dashboard for another', 0, afterwards],
  ] as const)('says so where the store is "%s"', async (deletion, words, ends, left) => {
    const { exitCode, err } = await run(['--remote'], phrase, { ...gone, deleteStore: async () => deletion });
    expect(err).toContain(words);
    expect([exitCode, await inRoot()]).toEqual([ends, left]);
  });

  it('says nothing of a store where wrangler.toml names none', async () => {
    const { deleteStore: _, ...worker } = gone;
    const { exitCode, out } = await run(['--remote'], phrase, {
      ...worker,
      deployed: { worker: 'a-worker', store: null },
    });
    expect(out).not.toContain('store of editions');
    expect([exitCode, await inRoot()]).toEqual([0, afterwards]);
  });

  it('goes to Cloudflare from a clean computer too', async () => {
    await run([], 'wipe a-worker');
    const { exitCode, out, err } = await run(['--remote'], phrase, gone);
    expect(out).toContain('nothing, it is clean already');
    expect([exitCode, err.split('\n').at(-2)]).toEqual([0, 'Done.']);
  });
});

describe('deleting a Worker', () => {
  const absent = 'A request to the Cloudflare API failed. This Worker does not exist on your account. [code: 10007]';

  it.each([
    ['gone', 'Cloudflare no longer knows it', { exitCode: 1, output: absent }],
    ['kept', 'somebody said no to wrangler', { exitCode: 0, output: 'Created: …' }],
    ['unknown', 'nobody is logged in', { exitCode: 1, output: 'You must be logged in to use wrangler.' }],
  ] as const)('is "%s" where %s', async (deletion, _, listed) => {
    const asked: string[] = [];
    const tool =
      (answer: { readonly exitCode: number; readonly output: string }) => async (args: readonly string[]) => {
        asked.push(args.join(' '));
        return answer;
      };
    const wrangler = { show: tool({ exitCode: 0, output: '' }), run: tool(listed) };
    expect(await deleteWorker('a-worker', wrangler)).toBe(deletion);
    expect(asked).toEqual(['delete --name a-worker', 'deployments list --name a-worker']);
  });
});

describe('deleting a store', () => {
  const list = (...ids: readonly string[]) => ({
    exitCode: 0,
    output: '',
    answer: JSON.stringify(ids.map((id) => ({ id, title: 'EDITIONS' }))),
  });
  const failed = { exitCode: 1, output: 'You must be logged in to use wrangler.', answer: '' };
  const deletes = 'kv namespace delete --namespace-id a-store';

  it.each([
    ['gone', 'Cloudflare no longer lists it', [list('a-store', 'b'), list('b')], [deletes]],
    ['kept', 'somebody said no to wrangler', [list('a-store'), list('a-store')], [deletes]],
    ['absent', 'the account has others alone, and deletes none', [list('b')], []],
    ['unknown', 'nobody is logged in, and deletes none', [failed], []],
    ['unknown', 'nobody could be asked afterwards', [list('a-store'), failed], [deletes]],
  ] as const)('is "%s" where %s', async (deletion, _, lists, shown) => {
    const said: string[] = [];
    const answers = [...lists];
    const wrangler = {
      show: async (args: readonly string[]) => {
        said.push(args.join(' '));
        return { exitCode: 0, output: '' };
      },
      ask: async () => answers.shift() ?? failed,
    };
    expect(await deleteStore('a-store', wrangler)).toBe(deletion);
    expect(said).toEqual(shown);
  });
});
