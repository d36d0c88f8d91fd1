import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/editions/canonical.ts';
import { isSourcePath, readSources, sourcesOf, writeSources } from '../../src/editions/sources.ts';
import { compileLine, sourceTexts as texts } from '../support/lines.ts';

describe('the sources of a line', () => {
  it.each(['demo-ke', 'demo-ew'])('of %s are all that its edition is made of, and no file of another line', (line) => {
    const sources = sourcesOf(texts, line);
    expect(canonicalJson(compileLine(line, new Map(Object.entries(sources))))).toBe(canonicalJson(compileLine(line)));
    const other = line === 'demo-ke' ? 'demo-ew' : 'demo-ke';
    expect(Object.keys(sources).filter((path) => path.includes(other))).toEqual([]);
  });

  it('are the files of its folder, and of the languages that it has', () => {
    const withSlips = new Map([...texts, ['menus/demo-ke/slips.lock', '']]);
    expect(Object.keys(sourcesOf(withSlips, 'demo-ke')).sort()).toEqual(
      [
        ...['am', 'am-Latn', 'en', 'fr', 'sw'].flatMap((tag) => [
          `locales/${tag}/common.yaml`,
          `locales/${tag}/demo-ke.yaml`,
        ]),
        ...['alerts', 'attestations', 'clinics', 'contacts', 'holidays', 'hotlines', 'places'].map(
          (table) => `menus/demo-ke/${table}.csv`,
        ),
        ...['keys', 'line', 'menu', 'reviews'].map((name) => `menus/demo-ke/${name}.yaml`),
        'menus/demo-ke/routes.lock',
        'menus/demo-ke/slips.lock',
      ].sort(),
    );
  });

  it('are left out where they are not there', () => {
    const without = new Map([...texts].filter(([path]) => path !== 'menus/demo-ke/alerts.csv'));
    expect(Object.keys(sourcesOf(without, 'demo-ke'))).not.toContain('menus/demo-ke/alerts.csv');
  });

  it('are read as they were written, and written in one way', () => {
    const sources = sourcesOf(texts, 'demo-ke');
    const shuffled = Object.fromEntries(Object.entries(sources).reverse());
    expect(readSources(writeSources(sources), 'demo-ke')).toEqual(sources);
    expect(writeSources(shuffled)).toBe(writeSources(sources));
  });
});

describe('sources out of the store', () => {
  it.each([
    '../../.ssh/authorized_keys',
    'menus/demo-ke/../../package.json',
    'menus/demo-ke/../demo-ew/line.yaml',
    '/etc/passwd',
    'C:\\menus\\demo-ke\\line.yaml',
    'menus\\demo-ke\\line.yaml',
    'menus/demo-ew/line.yaml',
    'menus/demo-ke/published.json',
    'menus/demo-ke/signatures/a.json',
    'menus/demo-ke/line.yaml/x',
    'menus/demo-ke/',
    'menus//line.yaml',
    'menus/demo-ke/line.yaml\u0000',
    'locales/en/demo-ew.yaml',
    'locales/../src/common.yaml',
    'locales/./common.yaml',
    'locales//common.yaml',
    'locales/.git/common.yaml',
    'package.json',
    'src/cli.ts',
    '__proto__',
    '',
  ])('are refused as a whole for the path %j', (path) => {
    expect(isSourcePath(path, 'demo-ke')).toBe(false);
    const blob = `{"menus/demo-ke/line.yaml":"x",${JSON.stringify(path)}:"y"}`;
    expect(readSources(blob, 'demo-ke')).toBeNull();
  });

  it.each(['', 'null', '[]', '{}', '"menus"', '{"menus/demo-ke/line.yaml":1}', '{"menus/demo-ke/line.yaml":'])(
    'are refused where they are %s',
    (blob) => {
      expect(readSources(blob, 'demo-ke')).toBeNull();
    },
  );
});
