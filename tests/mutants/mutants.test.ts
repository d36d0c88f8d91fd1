import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { projectPath } from '../../src/commands/project.node.ts';
import { edited, type Mutant, rotIn } from './mutant.ts';
import { mutants } from './mutants.ts';

/** The kinds that the issues name, and the mutant of each. */
const kinds: Readonly<Record<string, string>> = {
  'log the body': 'body-logged',
  'number in a URL': 'number-in-a-url',
  'object named by it': 'object-named-by-it',
  'hash stored': 'hash-stored',
  thrown: 'thrown-behind-the-answer',
  'kept in a position': 'kept-in-a-position',
  'written and deleted': 'written-and-deleted',
  'response header': 'base64-in-a-header',
  'cache key': 'cache-keyed-by-it',
  'rate-limit key': 'rate-limit-keyed-by-it',
  "`wrangler dev`'s own trace store": 'trace-store-left-on',
  'positions named by it': 'positions-named-by-it',
  'a position stored': 'position-stored',
  'a refused hop logged': 'refused-hop-logged',
  'number in the address of a send': 'number-in-the-address-of-a-send',
  'number in a header of a send': 'number-in-a-header-of-a-send',
  'number back to who wants none': 'number-echoed-unasked',
  'name of a call logged': 'unknown-call-logged',
};

const source = (file: string) => readFile(projectPath(file), 'utf8');

/** What no longer fits, made in turn as for a copy. */
async function rotOf({ edits }: Mutant): Promise<readonly string[]> {
  const files = new Map<string, string>();
  const rots: string[] = [];
  for (const edit of edits) {
    const before = files.get(edit.file) ?? (await source(edit.file));
    const rot = rotIn(edit, before);
    if (rot === null) files.set(edit.file, edited(edit, before));
    else rots.push(`${edit.file}: ${rot}`);
  }
  return rots;
}

describe('the seeded leaks', () => {
  it.each(mutants)('$name: every piece that it edits stands in our sources once', async (mutant) => {
    expect(await rotOf(mutant)).toEqual([]);
  });

  it('are of every kind that was asked for, and more', () => {
    const names = mutants.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.values(kinds)));
    expect(names.length).toBeGreaterThan(20);
    expect(new Set(names).size).toBe(names.length);
  });

  it('touch nothing that the lines are compiled from, so that all copies can be lent the same', () => {
    const files = mutants.flatMap(({ edits }) => edits.map(({ file }) => file));
    const ofTheWorker =
      /^(?:wrangler\.toml|src\/live\/.+|src\/gateways\/.+\/(?:send|ussd)\.ts|src\/commands\/runtime\/serve\.node\.ts)$/;
    expect(files.filter((file) => !ofTheWorker.test(file))).toEqual([]);
  });
});

describe('an edit', () => {
  const edit = { file: 'a.ts', find: 'go();', replace: "log('$&'); go();" };

  it('is made where its piece stands once, to the letter', () => {
    expect(edited(edit, 'start(); go(); end();')).toBe("start(); log('$&'); go(); end();");
  });

  it.each(['start();', 'go(); go();'])(
    'has rotted where its piece stands there another number of times: %s',
    (code) => {
      expect(rotIn(edit, code)).toMatch(/^stands there [02] times/);
      expect(() => edited(edit, code)).toThrow('has rotted');
    },
  );
});
