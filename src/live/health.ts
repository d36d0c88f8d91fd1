/** Whether the line answers, and which edition: for whoever watches it, and for `npm run doctor`. */
import type { Bundle } from './bundle.ts';

/** `{"ok":true,"build":"…","lines":[{"line","edition","source","ageSeconds"}]}`; ok is false where an edition cannot be read. */
export function health({ head, edition }: Bundle, now: number): Response {
  const lines = head.lines.map(({ id, digest }) => ({
    line: id,
    edition: digest,
    source: 'bundled',
    ageSeconds: ageSeconds(head.madeAt, now),
  }));
  const ok = head.lines.length > 0 && head.lines.every(({ id }) => edition(id) !== null);
  return Response.json({ ok, build: head.build, lines }, { headers: { 'cache-control': 'no-store' } });
}

const ageSeconds = (madeAt: string, now: number) => Math.max(0, Math.round((now - Date.parse(madeAt)) / 1000));
