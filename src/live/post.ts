/** The calls by which replies go out, where a company has to be called: plain, by POST, and never for long. */
import type { Post } from '../gateways/gateway.ts';

/** Companies may take a minute; the platform gives 30 s behind an answer, and a second try must fit. */
export const maxSendMilliseconds = 8_000;

/**
 * Lends a `post` whose calls, all together, end within 8 s. Privacy: a redirect is not followed, since it would repeat
 * number, text and key to whatever host it names; what a failed call is rejected with is dropped unseen.
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
      return { status: response.status, body: await response.text() };
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
