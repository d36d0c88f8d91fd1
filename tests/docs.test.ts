import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import common from 'africastalking/lib/common.js';
import { describe, expect, it } from 'vitest';
import { editionRules, rawRules, sourceRules } from '../src/check/rules.ts';
import { choiceTable, sourcesTable } from '../src/commands/gateways/table.ts';
import { projectPath } from '../src/commands/project.node.ts';
import { readExampleSettings } from '../src/commands/runtime/settings.node.ts';
import { type TableName, tableNames } from '../src/content/line-sources.ts';
import { rowSchemas } from '../src/content/rows.ts';
import type { Post } from '../src/gateways/gateway.ts';
import { smsGateways, ussdGateways } from '../src/gateways/gateways.ts';
import { madeUpSettings } from '../src/gateways/made-up.ts';
import { unknownText } from '../src/live/ground.ts';
import { mayImport } from './architecture/house.ts';
import {
  codeIn,
  documentAt,
  documents,
  linksIn,
  readProjectFile,
  scriptsIn,
  sectionOf,
  tableIn,
} from './docs/documents.ts';
import { readBindings } from './prove/bindings.ts';
import { listedHostOf } from './prove/compare.ts';
import { readListed } from './prove/stored-data.ts';

type Package = Readonly<
  Record<'scripts' | 'dependencies' | 'devDependencies' | 'optionalDependencies', Readonly<Record<string, string>>>
>;
const { scripts, ...packages }: Package = JSON.parse(readProjectFile('package.json'));

/** What commands write for a line, and a line that ships has none of. */
const madeLater = /^menus\/[\w-]+\/(slips\.lock|published\.json|signatures\/)$/;

describe.each(documents)('$path', ({ path, text }) => {
  it('names only files that exist', () => {
    const named = codeIn(text).filter((code) => /^(src|menus|locales|tests|docs|\.ci)\/[\w./<>-]*$/.test(code));
    const linked = linksIn(text).map((link) => join(dirname(path), link));
    const all = [...named.map(asExample), ...linked].filter((file) => !madeLater.test(file));
    expect(all.filter((file) => !existsSync(projectPath(file)))).toEqual([]);
  });

  it('names only npm scripts that exist', () => {
    expect(scriptsIn(text).filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

describe('README.md', () => {
  const readme = documentAt('README.md');

  it('is read in one go: under 200 lines', () => {
    expect(readme.split('\n').length).toBeLessThan(200);
  });

  it('shows the import table that the architecture test holds, as far as the rooms are built', () => {
    const isBuilt = (room: string) => existsSync(projectPath(`src/${room}`));
    const built = Object.entries(mayImport).filter(([room]) => isBuilt(room));
    const rows = built.map(([room, may]) => [`\`${room}\``, may.filter(isBuilt).join(', ') || 'nothing of ours']);
    expect(tableIn(sectionOf(readme, '## The rooms')).map(([room, , may]) => [room, may])).toEqual(rows);
  });

  it('lists every npm script', () => {
    const listed = codeIn(sectionOf(readme, '## Commands')).map(
      (code) => code.replace(/^npm (run )?/, '').split(' ')[0],
    );
    expect(listed).toEqual(expect.arrayContaining(Object.keys(scripts)));
  });
});

describe('npm scripts', () => {
  const commands = [...readProjectFile('src/cli.ts').matchAll(/^ {2}'?([\w-]+)'?: async/gm)].map(([, name]) => name);

  it.each(Object.entries(scripts))('%s runs a file and a command that exist', (_, words) => {
    const [, file = 'package.json', command] = /^node (?:--\S+ )*(\S+)(?: ([\w-]+))?/.exec(words) ?? [];
    expect(existsSync(projectPath(file))).toBe(true);
    if (command !== undefined) expect(commands).toContain(command);
  });
});

describe('docs/directory.md', () => {
  const columnsOf = (table: TableName) =>
    tableIn(sectionOf(documentAt('docs/directory.md'), `### \`${table}\``)).flatMap(([names = '']) => codeIn(names));

  it.each(tableNames)('has every column of %s, and no other', (table) => {
    expect(columnsOf(table).toSorted()).toEqual(Object.keys(rowSchemas[table].shape).toSorted());
  });
});

describe('docs/writing-menus.md', () => {
  it('has the table of all rules, in the order of their names', () => {
    const rules = [...rawRules, ...sourceRules, ...editionRules].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const rows = rules.map((rule) => [
      `\`${rule.id}\``,
      rule.explains,
      'production' in rule && rule.production ? 'production' : '',
    ]);
    expect(tableIn(sectionOf(documentAt('docs/writing-menus.md'), '## The rules'))).toEqual(rows);
  });
});

describe('the gateways', () => {
  const all = [...ussdGateways, ...smsGateways];

  it.each(['README.md', 'docs/gateways.md'])('%s has the table that `npm run gateways` prints', (path) => {
    expect(documentAt(path)).toContain(choiceTable(all));
  });

  it('docs/gateways.md has the table of sources, too', () => {
    expect(documentAt('docs/gateways.md')).toContain(sourcesTable(all));
  });
});

describe('docs/decisions.md', () => {
  it('gives a reason for each dependency and for no other package', () => {
    const section = sectionOf(documentAt('docs/decisions.md'), '## Packages');
    const explained = [...section.matchAll(/\*\*`([^`]+)`\*\*/g)].map(([, name]) => name);
    const { dependencies, devDependencies, optionalDependencies } = packages;
    const installed = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(explained.toSorted()).toEqual(installed.toSorted());
  });
});

describe('docs/stored-data.md', () => {
  const text = documentAt('docs/stored-data.md');

  const listed = readListed(text);

  it('names every binding of the Worker, and no other [bindings-are-listed]', () => {
    expect(listed.bindings).toEqual(readBindings().bindings.map(({ kind, name }) => `${kind} ${name}`));
  });

  it('names every setting', async () => {
    const named = tableIn(sectionOf(text, '## Settings')).flatMap(([names = '']) => codeIn(names));
    expect(named.toSorted()).toEqual(Object.keys(await readExampleSettings()).toSorted());
  });

  it('names every word that can be logged, and no other [log-words-are-listed]', () => {
    const wordsOf = (path: string, type: string) => {
      const union = new RegExp(`${type} =([^;]*);`).exec(readProjectFile(path))?.[1] ?? '';
      return [...union.matchAll(/['`]([a-z-]+)/g)].map(([, word = '']) => word);
    };
    const words = wordsOf('src/live/log.ts', 'LogEvent').filter((word) => word !== 'send-failed-');
    const failures = wordsOf('src/gateways/gateway.ts', 'SendFailure').map((reason) => `send-failed-${reason}`);
    expect(failures.length).toBeGreaterThan(1);
    expect(listed.words.toSorted()).toEqual([...words, ...failures].toSorted());
  });

  it('names every host that is called, and no other [hosts-are-listed]', async () => {
    const real = [common.SMS_URL, common.CONTENT_URL];
    common.enableSandbox();
    const urls = [...real, common.SMS_URL, common.CONTENT_URL, ...(await calledByOthers())];
    const hosts = urls.map((url) => listedHostOf(new URL(url).host, listed.hosts));
    expect(listed.hosts).toEqual([...new Set(hosts)]);
  });
});

/** Where the gateways send to that have no library of their own for it. */
async function calledByOthers(): Promise<readonly string[]> {
  const secrets = Object.fromEntries(Object.entries(madeUpSettings('made-up')).map(([name, value]) => [name, [value]]));
  const urls: string[] = [];
  const post: Post = ({ url }) => {
    urls.push(url);
    return Promise.resolve({ failed: 'unreachable' });
  };
  for (const { name, send } of smsGateways)
    if (name !== 'africastalking') await send?.(unknownText, '', { from: '', sharedKeyword: null, secrets }, post);
  return urls;
}

describe('LICENSE', () => {
  it('is the text of the licence that package.json names', () => {
    const { license } = JSON.parse(readProjectFile('package.json'));
    const listed = JSON.parse(readProjectFile(`node_modules/spdx-license-list/licenses/${license}.json`));
    const squeezed = (words: string) => words.replaceAll(/\s+/g, ' ').trim();
    expect(squeezed(readProjectFile('LICENSE'))).toBe(squeezed(listed.licenseText));
  });
});

describe('every file of the project', () => {
  it('names no registry and no folder of somebody’s computer', () => {
    const found = projectFiles().filter((path) => strange.test(readFileSync(projectPath(path), 'utf8')));
    expect(found).toEqual([]);
  });
});

/** Written so that this file does not match itself. */
const strange = /registry[.][a-z]+|"resolve[d]":|(?<![\w.~*<>-])\/(?:home|Users|root|mnt|tmp|work)\/\w/;

/** All but what is not committed, and what is no text. */
function projectFiles(): readonly string[] {
  const left = /^(\.git|node_modules|\.generated|\.wrangler|\.screenshots|\.dev\.vars$)/;
  return globSync(['*', '.*', '{.ci,docs,locales,menus,src,tests}/**'], { cwd: projectPath('.'), withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectPath('.').length))
    .filter((path) => !left.test(path) || /^\.git(ignore|attributes)$/.test(path));
}

/** A path with `<line>`, `NAME` and their like stands for many: one of them must exist. */
function asExample(path: string): string {
  const line = 'demo-ke';
  const examples = { line, language: 'en', tag: 'en', name: 'africastalking', id: 'schema' };
  return Object.entries(examples).reduce(
    (written, [word, example]) => written.replaceAll(`<${word}>`, example),
    path.replace(/\bNAME\b/, line).replace('/sauti/', '/<name>/'),
  );
}
