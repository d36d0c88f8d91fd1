/** How many cases the contract suite ran for each adapter, counted from what it declared. */

/** What the runner knows of a describe block or of a test. */
export type Task = {
  readonly name: string;
  readonly type: string;
  readonly mode: string;
  readonly tasks?: readonly Task[];
};

/** One line for each adapter and channel: its cases, and those that are skipped for a written reason. */
export function casesPerAdapter(blocks: readonly Task[]): readonly string[] {
  const counts = new Map<string, { cases: number; skipped: number }>();
  for (const { name, tasks = [] } of blocks) {
    const adapter = /^(\w+) (?:carries|sends|answers) /.exec(name)?.[1];
    if (adapter === undefined) continue;
    const known = counts.get(adapter) ?? { cases: 0, skipped: 0 };
    const skipped = tasks.filter(({ mode }) => mode === 'skip').length;
    counts.set(adapter, { cases: known.cases + tasks.length - skipped, skipped: known.skipped + skipped });
  }
  return [...counts].map(([name, { cases, skipped }]) => `${name.padEnd(16)} ${cases} cases, ${skipped} skipped`);
}
