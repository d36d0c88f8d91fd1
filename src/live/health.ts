/** Whether the line answers, and which edition: for whoever watches it, and for `npm run doctor`. */
import type { Bundle } from './bundle.ts';
import type { Lines } from './lines.ts';

/** `{"ok":true,"build":"…","lines":[{"line","edition","source","ageSeconds"}]}`; ok is false where an edition is not whole. */
export async function health({ head, isWhole }: Bundle, lines: Lines, now: number): Promise<Response> {
  const told = await Promise.all(
    head.lines.map(async ({ id }) => {
      const { digest, source, since } = await lines.now(id);
      return { line: id, edition: digest, source, ageSeconds: Math.max(0, Math.round((now - since) / 1000)) };
    }),
  );
  const whole = await Promise.all(head.lines.map(({ id }) => isWhole(id)));
  const ok = whole.length > 0 && whole.every((isRead) => isRead);
  return Response.json({ ok, build: head.build, lines: told }, { headers: { 'cache-control': 'no-store' } });
}
