import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { jsonSchemas } from '../../src/content/json-schemas.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sources = (await Promise.all(['menus', 'locales'].map(yamlBelow))).flat();

async function yamlBelow(folder: string): Promise<readonly string[]> {
  const files = await readdir(join(root, folder), { recursive: true });
  return files.filter((file) => file.endsWith('.yaml')).map((file) => `${folder}/${file}`);
}

describe('the JSON Schemas that editors use', () => {
  it.each(Object.entries(jsonSchemas()))('%s is as npm run schemas writes it', async (path, schema) => {
    expect(await readFile(join(root, path), 'utf8')).toBe(`${JSON.stringify(schema, null, 2)}\n`);
  });

  it.each(sources)('%s names its schema, and keeps to it as an editor reads it', async (path) => {
    const text = await readFile(join(root, path), 'utf8');
    const [, named = ''] = /^# yaml-language-server: \$schema=(.+)\n/.exec(text) ?? [];
    const schema = jsonSchemas()[join(dirname(path), named)];
    if (!schema) throw new Error('the first line names a schema');
    expect(z.fromJSONSchema(schema).safeParse(parse(text)).error).toBeUndefined();
  });

  it('tell an editor of a digit that cannot be', () => {
    const menu = { screens: { menu: { kind: 'menu', options: { 8: 'raid' } } } };
    const schema = jsonSchemas()['menus/.schemas/menu.json'];
    if (!schema) throw new Error('there is a schema of menus');
    expect(z.fromJSONSchema(schema).safeParse(menu).success).toBe(false);
  });
});
