/** locales/<tag>/common.yaml and <line>.yaml: every word of a line in one language. */
import { z } from 'zod';
import { screenId } from './text.ts';

const stringKey = z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/, 'write a key as screen.part');
const strings = z.record(stringKey, z.string());

/** What an SMS must not give away, whichever language it is in. */
export const blandNotions = [
  'police',
  'arrest',
  'crime',
  'migration',
  'papers',
  'sex',
  'sex-work',
  'trafficking',
  'illness',
  'pregnancy',
  'violence',
  'drugs',
  'gender',
  'groups',
] as const;

const blandEntry = z
  .string()
  .regex(/^-?\*?[^*|-][^*|]+\|?$/, 'write a word, or word| or "*word" or -word, of two letters or more');

export const commonLocale = z.strictObject({
  language: z.strictObject({
    name: z.string().min(1).describe('In its own script.'),
    romanisedName: z.string().regex(/^[A-Za-z' -]{2,20}$/, 'write it in plain Latin letters'),
    script: z.string().regex(/^[A-Z][a-z]{3}$/, 'write the ISO 15924 script, such as Latn or Ethi'),
  }),
  bland: z
    .record(z.enum(blandNotions), z.array(blandEntry).min(1))
    .describe(
      'Words that no SMS may hold, by what they would give away; a stem stands for all that begins with it. word| is that word alone, *word is found within others too, -word is harmless.',
    ),
  strings,
});
export type CommonLocale = z.infer<typeof commonLocale>;

export const lineLocale = z.strictObject({
  keywords: z
    .record(screenId, z.array(z.string().regex(/^[\p{L}\p{M}]{2,20}$/u, 'write one word, without spaces')).min(1))
    .describe('What may be texted, by screen; also help and check.'),
  strings,
});
export type LineLocale = z.infer<typeof lineLocale>;
