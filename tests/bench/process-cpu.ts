/** What a process has worked, as Linux counts it. Elsewhere nothing is known. */
import { readdir, readFile } from 'node:fs/promises';

/** The ids of the processes that this one has started. */
export async function childrenOf(): Promise<readonly number[]> {
  const tasks = await tasksOf(process.pid);
  const children = await Promise.all(tasks.map((task) => read(`/proc/${process.pid}/task/${task}/children`)));
  return children.flatMap((ids) => ids.split(' ').filter((id) => id !== '')).map(Number);
}

/** Milliseconds of all threads of a process since its start; NaN where the system does not say. */
export async function cpuMilliseconds(processId: number | null): Promise<number> {
  if (processId === null) return Number.NaN;
  const tasks = await tasksOf(processId);
  const schedules = await Promise.all(tasks.map((task) => read(`/proc/${processId}/task/${task}/schedstat`)));
  const nanoseconds = schedules.map((schedule) => Number(schedule.split(' ')[0] ?? '0'));
  return tasks.length === 0 ? Number.NaN : nanoseconds.reduce((sum, part) => sum + part, 0) / 1e6;
}

const tasksOf = (processId: number) => readdir(`/proc/${processId}/task`).catch(() => []);

/** A thread that has ended meanwhile has nothing to read. */
const read = (path: string) => readFile(path, 'utf8').catch(() => '');
