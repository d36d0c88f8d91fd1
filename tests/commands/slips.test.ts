import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectPath } from '../../src/commands/project.node.ts';
import { type SlipsOptions, slips } from '../../src/commands/slips.node.ts';
import type { LineStore } from '../../src/commands/store/store.node.ts';
import { throwAwaySigner } from '../../src/commands/store/throw-away-key.node.ts';
import { parseSlips } from '../../src/content/slips.ts';
import { digestOfSlip, targetOfCode } from '../../src/editions/slips.ts';
import { revealedKey } from '../../src/editions/store.ts';
import { readOff } from '../../src/live/off-text.ts';
import { type Captured, captured } from '../support/captured.ts';
import { compileLine, editionOf, now } from '../support/lines.ts';
import { copyContent, removeCopy, rewrite, writeProductionLine } from '../support/production-line.ts';
import { published, storeInMemory } from '../support/published.ts';

const line = 'demo-ke';
const lock = `menus/${line}/slips.lock`;
const secret = 'a-secret-of-this-test-alone';
const edition = editionOf(line);
const count = edition.clinics.length + edition.hotlines.length + edition.contacts.length + 1;

let root: string;
let values: Map<string, string>;
let store: LineStore;
beforeEach(async () => {
  root = await copyContent();
  await cp(projectPath('.dev.vars.example'), join(root, '.dev.vars.example'));
  await writeFile(join(root, '.dev.vars'), `SLIP_SECRET="${secret}"\n`);
  const memory = storeInMemory();
  values = memory.values;
  store = {
    get: async (key) => values.get(key) ?? null,
    put: memory.put,
    list: async () => [],
    close: async () => undefined,
  };
});
afterEach(() => removeCopy(root));

const run = (args: readonly string[], options: SlipsOptions = {}): Promise<Captured> =>
  captured(() => slips(args, { root, now, store, environment: {}, ...options }));
const readLock = () => readFile(join(root, lock), 'utf8');
const rowsOf = (text: string) => parseSlips(text).flatMap(({ slip }) => slip ?? []);

/** The codes that were printed, by what they are for. */
const printed = ({ out }: Captured) =>
  new Map(
    out
      .trimEnd()
      .split('\n')
      .map((row) => [row.slice(15), readOff(row.slice(0, 13), null) ?? '']),
  );

describe('slips', () => {
  it('are made for each clinic, hotline and contact and for the whole line, and shown once', async () => {
    const made = await run(['--line', line]);
    expect(made).toMatchObject({ exitCode: 0 });
    const codes = printed(made);
    expect(codes.size).toBe(count);
    expect(made.out).toMatch(/^OFF \d{4} \d{4} {2}clinic C4823 \(Umoja Wellness Desk\)$/m);
    expect(made.out).toMatch(/^OFF \d{4} \d{4} {2}the whole line$/m);
    for (const code of codes.values()) expect((await readLock()) + made.err).not.toContain(code);
    expect(made.err).toContain(`npm run publish -- --line ${line}`);
    expect(made.err).toContain('00000');
    const again = await run(['--line', line]);
    expect(again).toMatchObject({ exitCode: 0, out: '' });
    expect(again.err).toContain('--again');
  });

  it('count in an edition of these files, under that secret alone', async () => {
    const codes = printed(await run(['--line', line]));
    const withSlips = {
      ...edition,
      slips: Object.fromEntries(rowsOf(await readLock()).map((slip) => [slip.digest, slip.target])),
    };
    const code = codes.get('clinic C4823 (Umoja Wellness Desk)') ?? '';
    expect(await targetOfCode(withSlips, code, [secret], [])).toEqual({ kind: 'clinic', id: 'C4823' });
    expect(await targetOfCode(withSlips, code, ['another-secret-of-a-test'], [])).toBeNull();
  });

  it('stand in slips.lock sorted, below what they are', async () => {
    await run(['--line', line, '--only', 'line', 'hotline', 'lawyers', 'clinic', 'C3177', 'c4823']).then((made) =>
      expect(made.err).toMatch(/no such hotline/),
    );
    const [hotline] = edition.hotlines;
    await run(['--line', line, '--only', 'line', 'hotline', hotline?.id ?? '', 'clinic', 'C4823', 'c3177', 'C4823']);
    const text = await readLock();
    expect(text).toMatch(/^# [^\n]+\n# [^\n]+\n# secret [0-9a-f]{4}\n[0-9a-f]{32} clinic C3177\n/);
    expect(rowsOf(text).map(({ target }) => target.id)).toEqual(['C3177', 'C4823', hotline?.id, '']);
  });

  it('that are there stay, where others are made', async () => {
    await run(['--line', line, '--only', 'clinic', 'C4823']);
    const [before] = rowsOf(await readLock());
    expect(printed(await run(['--line', line])).size).toBe(count - 1);
    expect(rowsOf(await readLock())).toContainEqual(before);
  });

  it('are made anew with --again, and the old ones go', async () => {
    await run(['--line', line]);
    const before = rowsOf(await readLock());
    expect(printed(await run(['--line', line, '--again', '--only', 'clinic', 'C4823'])).size).toBe(1);
    const after = rowsOf(await readLock());
    expect(after).toHaveLength(count);
    expect(before.filter((slip) => !after.some(({ digest }) => digest === slip.digest))).toMatchObject([
      { target: { id: 'C4823' } },
    ]);
  });

  it('are not made anew for what a slip keeps down', async () => {
    const codes = printed(await run(['--line', line]));
    values.set(revealedKey(line), JSON.stringify([codes.get('clinic C4823 (Umoja Wellness Desk)')]));
    const before = await readLock();
    for (const args of [['--again'], ['--again', '--only', 'clinic', 'C4823']]) {
      const refused = await run(['--line', line, ...args]);
      expect(refused).toMatchObject({ exitCode: 1, out: '' });
      expect(refused.err).toMatch(/clinic C4823[\s\S]*npm run restore/);
    }
    expect(await readLock()).toBe(before);
    expect((await run(['--line', line, '--again', '--only', 'clinic', 'C3177'])).exitCode).toBe(0);
  });

  it('of what is not there any more go', async () => {
    await run(['--line', line]);
    await rewrite(join(root, lock), (text) => `${text}${'a'.repeat(32)} clinic C0000\n`);
    const told = await run(['--line', line]);
    expect(told).toMatchObject({ exitCode: 0, out: '' });
    expect(await readLock()).not.toContain('C0000');
  });

  it('are not mixed with those of another secret', async () => {
    await run(['--line', line, '--only', 'clinic', 'C4823']);
    const before = await readLock();
    await writeFile(join(root, '.dev.vars'), 'SLIP_SECRET="another-secret-of-this-test"\n');
    const refused = await run(['--line', line]);
    expect(refused).toMatchObject({ exitCode: 1, out: '' });
    expect(refused.err).toContain('another SLIP_SECRET');
    expect(await readLock()).toBe(before);
    expect((await run(['--line', line, '--again'])).exitCode).toBe(0);
  });

  it.each([
    ['of no such line', ['--line', 'nowhere'], 1, 'There is no line of that name'],
    ['for a screen', ['--line', line, '--only', 'screen', 'raid'], 2, 'Not understood'],
    ['for nothing', ['--line', line, '--only'], 2, 'Not understood'],
    ['for somebody unnamed', ['--line', line, '--only', 'clinic', 'hotline'], 2, 'Not understood'],
    ['for no such clinic', ['--line', line, '--only', 'clinic', 'C4821'], 1, 'no such clinic'],
    ['of a demonstration, remotely', ['--line', line, '--remote'], 1, 'demonstration'],
  ] as const)('%s are refused', async (_, args, exitCode, words) => {
    const refused = await run(args);
    expect(refused).toMatchObject({ exitCode, out: '' });
    expect(refused.err).toContain(words);
    await expect(readLock()).rejects.toThrow();
  });

  it.each([
    ['no', '', 'does not stand in .dev.vars'],
    ['a short', 'SLIP_SECRET="short"\n', 'too easily found out'],
  ])('need a secret: with %s one nothing is written', async (_, vars, words) => {
    await writeFile(join(root, '.dev.vars'), vars);
    const refused = await run(['--line', line]);
    expect(refused).toMatchObject({ exitCode: 1, out: '' });
    expect(refused.err).toContain(words);
  });

  it('are not added to a file that somebody wrote into', async () => {
    await writeFile(join(root, lock), 'C4823 is off\n');
    const refused = await run(['--line', line]);
    expect(refused).toMatchObject({ exitCode: 1, out: '' });
    expect(refused.err).toContain('no slip: 1');
    expect(await readLock()).toBe('C4823 is off\n');
  });
});

describe('slips to print', () => {
  it('say what to text and where, and nothing of what it is for but the words of the organisation', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mwavuli-'));
    try {
      const html = join(folder, 'slips.html');
      const made = await run(['--line', line, '--html', html, '--say', 'Ask <Heron> & go']);
      const page = await readFile(html, 'utf8');
      expect((await stat(html)).mode & 0o777).toBe(0o600);
      expect(page.match(/OFF \d{4} \d{4}/g)).toHaveLength(count);
      for (const code of printed(made).values()) expect(page).toContain(`OFF ${code.slice(0, 4)} ${code.slice(4)}`);
      expect(page).toContain('Ask &lt;Heron&gt; &amp; go');
      expect(page).toContain('C4823');
      expect(page).not.toMatch(/Umoja W|clinic|hotline|contact|slip|take|down|https?:/i);
      const refused = await run(['--line', line, '--again', '--html', html]);
      expect(refused).toMatchObject({ exitCode: 1, out: '' });
      expect(await readFile(html, 'utf8')).toBe(page);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('slips of a line that people rely on', () => {
  const own = 'umbrella';
  beforeEach(() => writeProductionLine(root, own, now));
  const remotely = (environment: SlipsOptions['environment'] = {}) => run(['--line', own, '--remote'], { environment });

  it('need the secret of its deployment', async () => {
    expect(await run(['--line', own])).toMatchObject({
      exitCode: 1,
      out: '',
      err: expect.stringContaining('--remote'),
    });
    expect((await remotely()).err).toContain('read -rs SLIP_SECRET');
    expect((await remotely({ SLIP_SECRET: 'example-slip-secret-for-this-computer-only' })).err).toContain(
      '.dev.vars.example',
    );
    const made = await remotely({ SLIP_SECRET: secret });
    expect(made).toMatchObject({ exitCode: 0 });
    expect(made.err).toContain(`npm run publish -- --line ${own} --remote`);
    expect(made.err + made.out).not.toContain(secret);
  });

  it('are made with the next secret, while it is being changed', async () => {
    const made = await remotely({ SLIP_SECRET: secret, SLIP_SECRET_NEXT__UMBRELLA: 'the-secret-after-that' });
    const [code = ''] = printed(made).values();
    const digests = rowsOf(await readFile(join(root, `menus/${own}/slips.lock`), 'utf8')).map(({ digest }) => digest);
    expect(digests).toContain(await digestOfSlip('the-secret-after-that', own, code));
  });
});

describe('the slip of what was restored', () => {
  it('counts no more, and a new one is made in its place', async () => {
    await run(['--line', line]);
    const old = rowsOf(await readLock()).find(({ target }) => target.id === 'C4823')?.digest ?? '';
    const texts = compileLine(line);
    const withSlips = { ...texts, slips: { [old]: { kind: 'clinic', id: 'C4823' } as const } };
    const { entries } = await published(withSlips, {
      by: [await throwAwaySigner(root)],
      release: { voidSlips: [old] },
    });
    for (const [key, value] of Object.entries(entries)) values.set(key, value);
    expect([...printed(await run(['--line', line])).keys()]).toEqual(['clinic C4823 (Umoja Wellness Desk)']);
    expect(rowsOf(await readLock()).map(({ digest }) => digest)).not.toContain(old);
  });
});
