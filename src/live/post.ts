/** The calls by which replies go out, where a company has to be called: plain, by POST, and never for long. */
import type { Post } from '../gateways/gateway.ts';

/** Companies may take a minute; the platform gives 30 s behind an answer, and a second try must fit. */
export const maxSendMilliseconds = 8_000;

/** Of an answer: what companies say has a few hundred bytes. */
export const maxAnswerBytes = 64 * 1024;

/**
 * Lends a `post` whose calls, all together, end within 8 s. Privacy: a redirect is not followed, since it would repeat
 * number, text and key to whatever host it names; what a failed call is rejected with is dropped unseen. An answer that does
 * not end within 64 KiB is none: the reply may have gone.
 */
export async function withPost<Result>(
  use: (post: Post) => Promise<Result>,
  call: typeof fetch = fetch,
): Promise<Result> {
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(), maxSendMilliseconds);
  const { signal } = ending;
  const post: Post = async ({ url, headers, body }) => {
    try {
      const response = await call(url, { method: 'POST', headers, body, redirect: 'manual', signal });
      const answer = await readShort(response);
      return answer === null ? { failed: 'unreachable' } : { status: response.status, body: answer };
    } catch {
      return { failed: signal.aborted ? 'timeout' : 'unreachable' };
    }
  };
  try {
    return await use(post);
  } finally {
    clearTimeout(timer);
  }
}

/** The text of an answer; null where it is longer, of which no more is read. */
async function readShort({ body }: Response): Promise<string | null> {
  if (body === null) return '';
  const decoder = new TextDecoder();
  let [text, byteCount] = ['', 0];
  // Leaving the loop cancels what is still to come.
  for await (const chunk of body) {
    byteCount += chunk.byteLength;
    if (byteCount > maxAnswerBytes) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
