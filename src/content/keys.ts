/** keys.yaml and reviews.yaml: who may check and sign, and what has been reviewed. Handles, never names. */
import { z } from 'zod';
import { handlePattern } from './state.ts';
import { day, languageTag, screenId, wholeNumber } from './text.ts';

export const handle = z.string().regex(handlePattern, 'write a handle in small letters, never a name');

/** In base64, the points of Ed25519 under which anybody can sign (small order), without the sign of x in their last byte. */
const openToAll: ReadonlySet<string> = new Set([
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
  'AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
  'JuiVj8KyJ7BFw/SJ8u+Y8NXfrAXTxjM5sTgCiG1T/AU=',
  'xxdqcD1N2E+6PAt2DRBnDyogU/osOczGTsf9d5KsA3o=',
  '7P///////////////////////////////////////38=',
  '7f///////////////////////////////////////38=',
  '7v///////////////////////////////////////38=',
]);

function isOpenToAll(key: string): boolean {
  const bytes = Uint8Array.from(atob(key), (character) => character.charCodeAt(0));
  bytes[31] = (bytes[31] ?? 0) & 0x7f;
  return openToAll.has(btoa(String.fromCharCode(...bytes)));
}

/** A raw Ed25519 key: 32 bytes, in the one way to write them, so that nobody counts twice with one key. */
export const publicKey = z
  .string()
  .regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/, 'write what npm run keys -- new printed')
  .refine((key) => !isOpenToAll(key), 'anybody could sign under this key: write what npm run keys -- new printed')
  .describe('What npm run keys -- new printed; who has none cannot sign.');

export const keysSource = z.strictObject({
  threshold: wholeNumber.describe('How many people must sign before callers hear it.'),
  thresholdForTexts: wholeNumber
    .optional()
    .describe('How many must sign where texts alone change, and no number in them; the threshold where absent.'),
  people: z.array(z.strictObject({ handle, organisation: z.string().min(1), publicKey: publicKey.optional() })),
});
export type KeysSource = z.infer<typeof keysSource>;

const fingerprint = z.string().regex(/^[0-9a-f]{16}$/, 'let npm run strings write this');
const cardFingerprint = z.string().regex(/^[0-9a-f]{16}$/, 'let npm run cards write this');

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
        source: fingerprint.describe('Of the words in the first language that it was read against, or made for.'),
        text: fingerprint.describe('Of the translation then.'),
        by: handle.optional().describe('Who read it; absent where it came in from a file and nobody has.'),
        on: day,
      }),
    )
    .optional()
    .describe('Translations that were read against the first language, or came in; npm run strings writes them.'),
  cards: z
    .array(
      z.strictObject({
        screen: screenId,
        language: languageTag,
        source: cardFingerprint.describe('Of the words and the law in the first language when it was reviewed.'),
        text: cardFingerprint.optional().describe('For a translation: of its words when it was reviewed.'),
        by: handle.describe('What the organisation calls the lawyer or nurse, never a name.'),
        on: day,
        until: day,
        sentences: z
          .record(screenId, z.string().regex(/^[0-9a-f]{8}$/, 'let npm run cards write this'))
          .describe('Of each sentence, to say later which has changed.'),
      }),
    )
    .optional()
    .describe('Cards that a lawyer of the country, or a nurse, has reviewed; npm run cards writes them.'),
});
export type ReviewsSource = z.infer<typeof reviewsSource>;
