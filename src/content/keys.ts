/** keys.yaml and reviews.yaml: who may check and sign, and what has been reviewed. Handles, never names. */
import { z } from 'zod';
import { day, languageTag, wholeNumber } from './text.ts';

export const handle = z.string().regex(/^[a-z][a-z0-9-]{1,20}$/, 'write a handle in small letters, never a name');

export const keysSource = z.strictObject({
  threshold: wholeNumber.describe('How many people must sign before callers hear it.'),
  people: z.array(z.strictObject({ handle, organisation: z.string().min(1), publicKey: z.string().optional() })),
});
export type KeysSource = z.infer<typeof keysSource>;

const fingerprint = z.string().regex(/^[0-9a-f]{16}$/, 'let npm run strings write this');

export const reviewsSource = z.strictObject({
  languages: z
    .array(
      z.strictObject({
        language: languageTag,
        secondReader: handle.describe('A second native reader.'),
        readOn: day,
        triedOn: day.describe('Tried with five callers.'),
        triedBy: z.string().min(1).describe('The organisation that tried it.'),
      }),
    )
    .describe('Per language: a second native reader, and tried with five callers.'),
  strings: z
    .array(
      z.strictObject({
        key: z.string().min(1),
        language: languageTag,
        source: fingerprint.describe('Of the words in the first language when it was read.'),
        text: fingerprint.describe('Of the translation when it was read.'),
        by: handle,
        on: day,
      }),
    )
    .optional()
    .describe('Translations that were read against the first language; npm run strings writes them.'),
});
export type ReviewsSource = z.infer<typeof reviewsSource>;
