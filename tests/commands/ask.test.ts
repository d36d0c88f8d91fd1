import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { projectPath } from '../../src/commands/project.node.ts';

const program = `import { askYesOrSay } from './src/commands/ask.node.ts';
process.stdout.write(String(await askYesOrSay('Publish it?')));`;

it.each([
  ['', 'false', 'It could not ask here: add --yes.\n'],
  ['n\n', 'false', ''],
  ['y\n', 'true', ''],
])(
  'a question that is answered by a standard input of %j is answered %s, and what to do is said',
  (input, out, err) => {
    const ran = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd: projectPath('.'),
      input,
      encoding: 'utf8',
    });
    expect([ran.stdout, ran.stderr]).toEqual([out, err]);
  },
);
