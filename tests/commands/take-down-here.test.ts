import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editions } from '../../src/commands/editions.node.ts';
import { publish } from '../../src/commands/publish.node.ts';
import { heardHere } from '../../src/commands/publishing/heard-here.node.ts';
import { restore } from '../../src/commands/restore.node.ts';
import { type LineStore, openLocalStore } from '../../src/commands/store/store.node.ts';
import { takeDown } from '../../src/commands/take-down.node.ts';
import { captured } from '../support/captured.ts';
import { compileLine, now } from '../support/lines.ts';
import { copyContent, removeCopy, rewrite } from '../support/production-line.ts';

let root: string;
let store: LineStore;
beforeAll(async () => {
  root = await copyContent();
  store = await openLocalStore(root);
});
afterAll(async () => {
  await store.close();
  await removeCopy(root);
});

const asked = ['--line', 'demo-ke', '--yes'];
const clinic = ['clinic', 'C4823'];
const list = async () => (await captured(() => editions(asked, { root, now, store }))).out;

describe('the store of this computer', () => {
  it('is worked on by one person with no key of their own', async () => {
    const options = { root, now, store };
    expect((await captured(() => takeDown([...clinic, ...asked], options))).exitCode).toBe(0);
    expect(await list()).toContain('Taken down:\n  clinic C4823');

    expect((await captured(() => publish(asked, options))).exitCode).toBe(0);
    expect(await list()).toMatch(/^heard +1 [\s\S]*Taken down:\n {2}clinic C4823 \(Umoja Wellness Desk\)\n/m);

    const back = await captured(() => restore([...clinic, ...asked], options));
    expect([back.exitCode, back.out]).toEqual([0, expect.stringMatching(/^Restored: clinic C4823/)]);
    expect(await list()).toContain('Nothing is taken down.');
  }, 60_000);

  it('is not told apart from the files where the day alone is another', async () => {
    const compiled = compileLine('demo-ke', undefined, '2026-11-21');
    expect(await heardHere(root, [compiled], store)).toEqual([]);
    await rewrite(`${root}/menus/demo-ke/line.yaml`, (text) => text.replace('Mwavuli demonstration', 'Another'));
    expect(await heardHere(root, [compiled], store)).toEqual([
      expect.stringContaining('demo-ke: callers hear edition 1,'),
    ]);
  }, 60_000);
});
