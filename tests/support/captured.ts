/** Runs a command and keeps what it writes. */
import { vi } from 'vitest';

export type Captured = { readonly exitCode: number; readonly out: string; readonly err: string };

export async function captured(run: () => Promise<number>): Promise<Captured> {
  const out: string[] = [];
  const err: string[] = [];
  const into = (lines: string[]) => (chunk: unknown) => lines.push(String(chunk)) > 0;
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(into(out)),
    vi.spyOn(process.stderr, 'write').mockImplementation(into(err)),
  ];
  try {
    return { exitCode: await run(), out: out.join(''), err: err.join('') };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Lines as if they were typed. */
export async function* typed(...lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
