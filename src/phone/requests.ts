/** What the page may ask, read strictly. */
import * as z from 'zod/mini';
import type { Refused } from './refusals.ts';

const word = z.string().check(z.minLength(1), z.maxLength(64));

const dialRequest = z.strictObject({
  line: word,
  gateway: word,
  /** As dialled, e.g. `*384*00000*21#`. */
  code: word,
  session: z.string().check(z.regex(/^[\w-]{8,64}$/)),
  number: word,
  inputs: z.array(z.string().check(z.maxLength(160))).check(z.maxLength(60)),
});

const textRequest = z.strictObject({
  line: word,
  gateway: word,
  number: word,
  text: z.string().check(z.minLength(1), z.maxLength(1600)),
});

export type DialRequest = z.infer<typeof dialRequest>;
export type TextRequest = z.infer<typeof textRequest>;

/** Reads the body of `POST /phone/dial`. */
export function readDialRequest(body: string): DialRequest | Refused {
  return read(dialRequest, body);
}

/** Reads the body of `POST /phone/text`. */
export function readTextRequest(body: string): TextRequest | Refused {
  return read(textRequest, body);
}

/** Safety: the range that Ofcom keeps for drama rings nobody, so the page cannot be used to text somebody. */
const dramaNumber = /^\+447700900\d{3}$/;

function read<T extends { readonly number: string }>(schema: z.ZodMiniType<T>, body: string): T | Refused {
  const parsed = schema.safeParse(parseJson(body));
  if (!parsed.success) return { refused: 'malformed' };
  return dramaNumber.test(parsed.data.number) ? parsed.data : { refused: 'not-a-drama-number' };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
