import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyProject, removeCopy } from './copy.ts';
import { misleading } from './misleading.ts';
import { edited } from './mutant.ts';

const gateway = 'africastalking';
let folder = '';
beforeAll(async () => {
  folder = await copyProject([]);
});
afterAll(() => removeCopy(folder));

/** The page that the sources of the copy, as they stand, give a call of these keys while the menu changes. */
async function pageOf(keys: string): Promise<string> {
  const script = `
    const { openMidCall } = await import('./tests/support/mid-call.ts');
    const { heard } = await openMidCall('${gateway}');
    process.stdout.write(await heard('${keys}'));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: folder,
  });
  return stdout;
}

describe('a call in progress while a menu changes', () => {
  it.each(misleading)('gets another page by $name, which the tests of such calls hold', async ({ keys, edit }) => {
    const own = await pageOf(keys);
    const path = join(folder, edit.file);
    const source = await readFile(path, 'utf8');
    await writeFile(path, edited(edit, source));
    const misled = await pageOf(keys);
    await writeFile(path, source);
    expect(own).toMatch(/^(?:CON|END) /);
    expect(misled).toMatch(/^(?:CON|END) /);
    expect(misled).not.toBe(own);
  });
});
