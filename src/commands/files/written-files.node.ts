/** Files that a command writes: whole or not at all, and never over what somebody else may need. */
import { open, realpath, rename, rm, stat } from 'node:fs/promises';

export type NewFile = { readonly path: string; readonly content: string | Uint8Array };
export type NotWritten = { readonly wrong: string };

/** For its owner alone: what is exported holds private notes. */
const ownerOnly = 0o600;

/** Writes a file that is not there yet, for its owner alone; one that is there stays, as does what a broken link leads to. */
export async function writeNewFile({ path, content }: NewFile): Promise<NotWritten | null> {
  try {
    await writeWhole(path, content, ownerOnly);
    return null;
  } catch (error) {
    return { wrong: `Nothing was written: ${whyNotFile(error, path)}` };
  }
}

/** Puts files in the place of others: first all beside what is there, then each in its place, so that a full disk changes nothing. */
export async function replaceFiles(files: readonly NewFile[]): Promise<NotWritten | null> {
  const beside: { readonly from: string; readonly to: string }[] = [];
  let done = 0;
  let current = '';
  try {
    for (const { path, content } of files) {
      current = `${path}.new`;
      const to = await realpath(path).catch(() => path);
      const mode = await stat(to).then(
        (present) => present.mode,
        () => undefined,
      );
      await writeWhole(`${to}.new`, content, mode);
      beside.push({ from: `${to}.new`, to });
    }
    for (const { from, to } of beside) {
      current = to;
      await rename(from, to);
      done += 1;
    }
    return null;
  } catch (error) {
    const why = whyNotFile(error, current);
    for (const { from } of beside.slice(done)) await rm(from, { force: true });
    const what = done === 0 ? 'Nothing was written' : `Only ${done} of ${files.length} files were written`;
    return { wrong: `${what}: ${why}` };
  }
}

async function writeWhole(path: string, content: string | Uint8Array, mode?: number): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'is there already. Move it away, or delete it if nobody needs it.',
  ENOENT: 'is not there, or a link to it leads nowhere.',
  ENOTDIR: 'cannot be: a part of its path is a file, not a folder.',
  EISDIR: 'is a folder, and a file is wanted.',
  ELOOP: 'is a link that leads to itself.',
  EACCES: 'may not be read or written by you.',
  EPERM: 'may not be read or written by you.',
  EROFS: 'is on a disk that takes no writing.',
  ENOSPC: 'did not fit: the disk is full.',
  EDQUOT: 'did not fit: your share of the disk is full.',
  EMFILE: 'cannot be opened: too many files are open.',
  ENAMETOOLONG: 'has too long a name.',
};

/** An error of the file system in words, with the path; any other error is a mistake of ours and is thrown on. */
export function whyNotFile(error: unknown, path: string): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code === null || !('syscall' in (error as Error))) throw error;
  return `${path} ${reasons[code] ?? `cannot be read or written (${code}).`}`;
}
