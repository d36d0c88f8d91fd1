/** The shapes of the YAML sources as JSON Schema, for editors that complete and check while one writes. */
import { z } from 'zod';
import { keysSource, reviewsSource } from './keys.ts';
import { lineSource } from './line.ts';
import { commonLocale, lineLocale } from './locale.ts';
import { menuSource } from './menu.ts';

type Shape = z.core.JSONSchema.JSONSchema;

/** The schemas by path, relative to the project. */
export function jsonSchemas(): Readonly<Record<string, Shape>> {
  return {
    'menus/.schemas/line.json': schemaOf(lineSource),
    'menus/.schemas/menu.json': schemaOf(menuSource),
    'menus/.schemas/keys.json': schemaOf(keysSource),
    'menus/.schemas/reviews.json': schemaOf(reviewsSource),
    'locales/.schemas/common.json': schemaOf(commonLocale),
    'locales/.schemas/line.json': schemaOf(lineLocale),
  };
}

function schemaOf(shape: z.ZodType): Shape {
  return z.toJSONSchema(shape, { override: ({ jsonSchema }) => loosen(jsonSchema) });
}

/** Not every editor knows classes of letters. */
const letters = '[\\p{L}\\p{M}]';

/** Editors give scalars types, and the sources are read without: `digit: 1` and `demo: true` are strings here. */
function loosen(schema: Shape): void {
  if (schema.const !== undefined) {
    schema.enum = [schema.const];
    delete schema.const;
    delete schema.type;
  }
  if (schema.enum) {
    schema.enum = [...new Set(schema.enum.flatMap((value) => [value, ...typed(value)]))];
    delete schema.type;
  } else if (schema.type === 'string') {
    Object.assign(schema, { type: ['string', 'number', 'boolean'] });
    if (schema.pattern) schema.pattern = schema.pattern.replace(letters, '[^\\s\\d]');
  }
}

function typed(value: unknown): (number | boolean)[] {
  if (value === 'true' || value === 'false') return [value === 'true'];
  return typeof value === 'string' && /^\d+$/.test(value) ? [Number(value)] : [];
}
