import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

type Ran = { readonly code: number; readonly output: string; readonly errors: string };

function run(...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['src/cli.ts', ...args], { cwd: root }, (error, output, errors) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output, errors });
    });
  });
}

describe('npm run check', { timeout: 120_000 }, () => {
  it('finds no error in a line that ships, and sums up', async () => {
    const { code, output } = await run('check', '--line', 'demo-ew');
    expect(output.split('\n').at(-2)).toMatch(/^demo-ew: 0 errors, \d+ warnings\.$/);
    expect(code).toBe(0);
  });

  it('refuses to let a demonstration go out, each finding with its place and how to mend it', async () => {
    const { code, output } = await run('check', '--production', '--line', 'demo-ke');
    expect(code).toBe(1);
    expect(output).toMatch(
      /^menus\/demo-ke\/line\.yaml:\d+:7 error: This line is a demonstration.*\n {4}Make a line .* write demo: false in its line\.yaml last\. \[no-demo\]$/m,
    );
    expect(output).toMatch(/^menus\/demo-ke\/attestations\.csv:\d+ \(column expires_on\) warning: /m);
  });

  it('writes findings as JSON', async () => {
    const { output } = await run('check', '--production', '--line', 'demo-ke', '--json');
    const findings: unknown = JSON.parse(output);
    const finding = {
      rule: expect.any(String),
      severity: 'warning',
      words: expect.any(String),
      mend: expect.any(String),
    };
    expect(findings).toEqual(
      expect.arrayContaining([{ ...finding, where: expect.objectContaining({ file: expect.any(String) }) }]),
    );
  });

  it.each([
    [['check', '--production'], 1, /those of this project are demonstrations/],
    [['check', '--line', 'nowhere'], 1, /no line of that name/],
    [['check', '--loud'], 2, /^Not understood/],
    [['routes'], 2, /^Not understood/],
    [['routes', 'reserve', 'nowhere'], 1, /no line of that name/],
    [['routes', 'reserve', 'demo-ke', '1888'], 1, /1888 leads nowhere; nothing was written/],
  ] as const)('says in words what is wrong with %j', async (args, code, words) => {
    const ran = await run(...args);
    expect(ran.errors).toMatch(words);
    expect(ran.code).toBe(code);
  });
});
