import { describe, expect, it } from 'vitest';
import { print, printError } from '../../src/commands/print.node.ts';
import { captured } from '../support/captured.ts';

describe('what the command line writes', () => {
  it.each([
    ['nothing that a terminal obeys', 'a\u001b[2J\u0007b\u009b1;1H\rc', 'a[2Jb1;1Hc'],
    ['no mark that turns what is read', 'a\u202eb\u2066c\u200fd', 'abcd'],
    ['ends of lines, tabs and all scripts', 'a\n\tb é አማ ไทย 中文 😀', 'a\n\tb é አማ ไทย 中文 😀'],
  ])('has %s', async (_what, text, written) => {
    const said = await captured(async () => {
      print(text);
      printError(text);
      return 0;
    });
    expect([said.out, said.err]).toEqual([`${written}\n`, `${written}\n`]);
  });
});
