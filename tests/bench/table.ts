/** What is printed: one line for each thing measured, ours beside the other's. */
export type Row = {
  readonly what: string;
  readonly ours: string;
  readonly theirs: string;
  /** Ours divided by theirs. */
  readonly ratio: number;
  readonly goal?: { readonly words: string; readonly met: boolean };
};

const columns = [43, 30, 30, 7] as const;

/** The rows under a title and the names of the two. */
export function tableOf(title: string, names: readonly [string, string], rows: readonly Row[]): string {
  const lines = rows.map(({ what, ours, theirs, ratio, goal }) => {
    const verdict = goal ? `${goal.words}: ${goal.met ? 'met' : 'MISSED'}` : '';
    return lineOf([what, ours, theirs, ratio.toFixed(2), verdict]);
  });
  return [lineOf([title, ...names, 'ratio', 'goal']), ...lines].join('\n');
}

const lineOf = (cells: readonly string[]) =>
  cells
    .map((cell, index) => cell.padEnd(columns[index] ?? 0))
    .join(' ')
    .trimEnd();
