/** What a deployment sends to Cloudflare, told in digests that a second person compares with their own. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuiltWorker } from '../runtime/build.node.ts';

export type UploadDigests = {
  /** One line a file, as `sha256sum` writes it: the digest, two spaces, the name. wrangler.toml first. */
  readonly lines: readonly string[];
  /** The SHA-256 of those lines, each with its line feed: one word for the whole. */
  readonly whole: string;
};

/** Digests of a built Worker and of the wrangler.toml that says how it runs. Secrets are no part of it. */
export async function digestUpload({ folder, modules }: BuiltWorker, wranglerToml: string): Promise<UploadDigests> {
  const files = [
    { name: 'wrangler.toml', path: wranglerToml },
    ...modules.map(({ name }) => ({ name, path: join(folder, name) })),
  ];
  const lines = await Promise.all(files.map(async ({ name, path }) => `${sha256(await readFile(path))}  ${name}`));
  return { lines, whole: sha256(lines.map((line) => `${line}\n`).join('')) };
}

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
