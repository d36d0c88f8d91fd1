/** How large the two Workers are, as they are uploaded. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BuiltWorker } from '../../src/commands/runtime/build.node.ts';
import type { Row } from './table.ts';
import type { Pair } from './workers.ts';

/** Raw and gzip, all modules; then our code and our lines apart. */
export async function measureSize({ ours, bare }: Pair<BuiltWorker>): Promise<readonly Row[]> {
  const [all, code, peer] = [await bytesOf(ours), await bytesOf(ours, 'ESModule'), await bytesOf(bare)];
  return [
    rowOf('code and lines, raw', all.length, peer.length),
    rowOf('code and lines, gzip', gzipSync(all).length, gzipSync(peer).length),
    rowOf('code alone, raw', code.length, peer.length),
    rowOf('code alone, gzip', gzipSync(code).length, gzipSync(peer).length),
  ];
}

async function bytesOf({ folder, modules }: BuiltWorker, only?: 'ESModule'): Promise<Buffer> {
  const counted = modules.filter(({ type }) => only === undefined || type === only);
  return Buffer.concat(await Promise.all(counted.map(({ name }) => readFile(join(folder, name)))));
}

function rowOf(what: string, ours: number, theirs: number): Row {
  return { what, ours: kibibytes(ours), theirs: kibibytes(theirs), ratio: ours / theirs };
}

const kibibytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} KiB`;
