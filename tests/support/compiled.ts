/** Before the first test that needs it: what the demonstration lines say, checked and compiled. */
import { compileLines } from '../../src/commands/runtime/compile.node.ts';

export async function setup(): Promise<void> {
  const compiled = await compileLines({ production: false });
  if ('reason' in compiled) throw new Error('What the lines say has to be mended first: npm run check says where.');
}
