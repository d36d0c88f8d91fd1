/** keys.yaml and reviews.yaml: who may check and sign, and what has been reviewed. Handles, never names. */
import { z } from 'zod';
import { day, languageTag, wholeNumber } from './text.ts';

export const handle = z.string().regex(/^[a-z][a-z0-9-]{1,20}$/, 'write a handle in small letters, never a name');

export const keysSource = z.strictObject({
  threshold: wholeNumber.describe('How many people must sign before callers hear it.'),
  people: z.array(z.strictObject({ handle, organisation: z.string().min(1), publicKey: z.string().optional() })),
});
export type KeysSource = z.infer<typeof keysSource>;

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
});
export type ReviewsSource = z.infer<typeof reviewsSource>;
