/** `npm run schemas`: writes the shapes of the YAML sources where editors look for them. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { jsonSchemas } from '../content/json-schemas.ts';
import { print } from './print.node.ts';
import { projectPath } from './project.node.ts';

/** Writes menus/.schemas and locales/.schemas. */
export async function schemas(_args: readonly string[]): Promise<number> {
  for (const [path, schema] of Object.entries(jsonSchemas())) {
    const file = projectPath(path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${JSON.stringify(schema, null, 2)}\n`);
    print(path);
  }
  return 0;
}
