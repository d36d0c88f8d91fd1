import { describe, expect, it } from 'vitest';
import type { Tree } from './architecture/read-source.ts';
import { readTree } from './architecture/read-tree.ts';
import { type Rule, rules } from './architecture/rules.ts';

const ours = await readTree();

describe('our own sources', () => {
  it.each(Object.entries(rules) as readonly (readonly [string, Rule])[])('keep the rule: %s', (_, rule) => {
    expect(rule(ours)).toEqual([]);
  });

  it('are all read', () => {
    expect(Object.keys(ours)).toContain('src/content/edition.ts');
    expect(Object.keys(ours)).toContain('tests/architecture.test.ts');
  });
});

/** Trees that break a rule, and the file that the rule has to name. */
const broken: Readonly<Record<keyof typeof rules, readonly { readonly tree: Tree; readonly at: string }[]>> = {
  'rooms import what the table allows': [
    { tree: { 'src/content/a.ts': "import { step } from '../menu/step.ts';" }, at: 'src/content/a.ts' },
    { tree: { 'src/render/a.ts': "import type { Hit } from '../directory/search.ts';" }, at: 'src/render/a.ts' },
    { tree: { 'src/live/a.ts': "export { run } from '../check/run.ts';" }, at: 'src/live/a.ts' },
    { tree: { 'src/desk/a.ts': "const answer = await import('../live/answer.ts');" }, at: 'src/desk/a.ts' },
    { tree: { 'src/cli.ts': "import '../src/desk/app.ts';" }, at: 'src/cli.ts' },
  ],
  'every folder is a room': [{ tree: { 'src/attic/a.ts': '' }, at: 'src/attic/a.ts' }],
  'gateways never import one another': [
    {
      tree: { 'src/gateways/twilio/index.ts': "import { ussd } from '../callback/index.ts';" },
      at: 'src/gateways/twilio/index.ts',
    },
  ],
  'no entrance is imported': [
    { tree: { 'src/commands/a.node.ts': "import worker from '../live.worker.ts';" }, at: 'src/commands/a.node.ts' },
  ],
  'imports go round in no circle': [
    {
      tree: {
        'src/menu/a.ts': "import { b } from './b.ts';",
        'src/menu/b.ts': "import { c } from './c.ts';",
        'src/menu/c.ts': "import type { A } from './a.ts';",
      },
      at: 'src/menu/a.ts',
    },
  ],
  'bindings are touched in .worker.ts alone': [
    { tree: { 'src/live/gate.ts': "import { DurableObject } from 'cloudflare:workers';" }, at: 'src/live/gate.ts' },
    { tree: { 'src/live/a.ts': 'type Bindings = { STATE: KVNamespace };' }, at: 'src/live/a.ts' },
    { tree: { 'src/live/a.ts': "import { gate } from './gate.worker.ts';" }, at: 'src/live/a.ts' },
  ],
  'Node is touched in .node.ts, commands and cli.ts alone': [
    { tree: { 'src/editions/a.ts': "import { readFile } from 'node:fs/promises';" }, at: 'src/editions/a.ts' },
    { tree: { 'src/editions/a.ts': "import { readFile } from 'fs';" }, at: 'src/editions/a.ts' },
    { tree: { 'src/editions/a.ts': "import { store } from './store.node.ts';" }, at: 'src/editions/a.ts' },
  ],
  'the command line imports no .worker.ts file': [
    {
      tree: { 'src/commands/a.node.ts': "import type { Gate } from '../live/gate.worker.ts';" },
      at: 'src/commands/a.node.ts',
    },
  ],
  'pure rooms have no I/O, clock, randomness or log': [
    ...['Date.now()', 'new Date()', 'new Date', 'performance.now()', 'Math.random()', 'crypto.randomUUID()'],
    ...['crypto.getRandomValues(bytes)', 'fetch(url)', 'process.env', 'setTimeout(go, 1)'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a source under test, not a template
    '`at ${Date.now()}`',
  ].map((code) => ({ tree: { 'src/menu/a.ts': `export const a = () => ${code};` }, at: 'src/menu/a.ts' })),
  'a caller is opened by adapters alone, where they send': [
    { tree: { 'src/live/a.ts': 'const number = openCaller(caller);' }, at: 'src/live/a.ts' },
    { tree: { 'src/commands/a.ts': 'const number = openCaller(caller);' }, at: 'src/commands/a.ts' },
    { tree: { 'src/gateways/a.ts': 'const number = openCaller(caller);' }, at: 'src/gateways/a.ts' },
    { tree: { 'src/gateways/twilio/sms.ts': 'openCaller(caller);' }, at: 'src/gateways/twilio/sms.ts' },
  ],
  'the console has one home': [{ tree: { 'src/live/a.ts': 'console.log(text);' }, at: 'src/live/a.ts' }],
  'the output of a process has one home': [
    { tree: { 'src/commands/a.node.ts': 'process.stdout.write(text);' }, at: 'src/commands/a.node.ts' },
    { tree: { 'src/cli.ts': "stderr.write('no');" }, at: 'src/cli.ts' },
  ],
  'JSX stays in phone and desk': [{ tree: { 'src/live/page.tsx': '' }, at: 'src/live/page.tsx' }],
  'no folder has a name that says nothing': [
    { tree: { 'src/menu/helpers/a.ts': '' }, at: 'src/menu/helpers/a.ts' },
    { tree: { 'tests/utils/a.ts': '' }, at: 'tests/utils/a.ts' },
  ],
  'no file is too long': [
    { tree: { 'src/menu/a.ts': '\n'.repeat(200).concat('a') }, at: 'src/menu/a.ts' },
    { tree: { 'tests/a.test.ts': '\n'.repeat(300).concat('a') }, at: 'tests/a.test.ts' },
  ],
};

describe.each(Object.entries(broken))('the rule "%s"', (name, cases) => {
  const rule: Rule = rules[name as keyof typeof rules];

  it.each(cases)('catches case %# and names $at', ({ tree, at }) => {
    expect(rule(tree).map((breach) => breach.slice(0, breach.indexOf(':')))).toContain(at);
  });
});

describe('all rules', () => {
  const fine: Tree = {
    'src/live.worker.ts':
      "import { answer } from './live/answer.ts';\nimport bundled from '../.generated/lines.jsonl';",
    'src/live/answer.ts': "import { step } from '../menu/step.ts';\nimport type { Gate } from './gate.worker.ts';",
    'src/live/gate.worker.ts': "import { DurableObject } from 'cloudflare:workers';",
    'src/live/log.ts': 'console.log(word);',
    'src/menu/step.ts':
      "// Date.now() is the caller's\nexport const at = (now: number) => new Date(now), said = 'fetch()';",
    'src/gateways/twilio/index.ts': "import { sendReply } from '../sending.ts';",
    'src/gateways/sending.ts': "import { openCaller } from './caller.ts';",
    'src/gateways/gateways.ts': "import { sms } from './twilio/index.ts';",
    'src/gateways/caller.ts': 'export function openCaller(caller: Caller) {}',
    'src/content/sources.node.ts': "import { readFile } from 'node:fs/promises';",
    'src/commands/print.node.ts': 'process.stdout.write(line);',
    'src/cli.ts': "import { start } from './commands/start.node.ts';",
    'src/phone/page.tsx': "import { handsets } from '../gateways/handsets.ts';",
  };

  it('let a house pass that keeps them', () => {
    expect(Object.values<Rule>(rules).flatMap((rule) => rule(fine))).toEqual([]);
  });
});
