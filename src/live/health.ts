/** Whether the line answers, and which edition: for whoever watches it, and for `npm run doctor`. */
import type { Bundle } from './bundle.ts';

/** `{"ok":true,"build":"…","lines":[{"line","edition","source","ageSeconds"}]}`; ok is false where an edition is not whole. */
export async function health({ head, isWhole }: Bundle, now: number): Promise<Response> {
  const lines = head.lines.map(({ id, digest }) => ({
    line: id,
    edition: digest,
    source: 'bundled',
    ageSeconds: ageSeconds(head.madeAt, now),
  }));
  const whole = await Promise.all(head.lines.map(({ id }) => isWhole(id)));
  const ok = whole.length > 0 && whole.every((isRead) => isRead);
  return Response.json({ ok, build: head.build, lines }, { headers: { 'cache-control': 'no-store' } });
}

const ageSeconds = (madeAt: string, now: number) => Math.max(0, Math.round((now - Date.parse(madeAt)) / 1000));
