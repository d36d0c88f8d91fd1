/** A real browser out of an npm package alone: no download, no browser of the system. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Browser, chromium as driver } from 'playwright-core';
import { projectPath } from '../../src/commands/project.node.ts';

/**
 * Starts Chromium without a window. Linux on x64 needs nothing else; elsewhere `CHROMIUM_PATH` names a Chromium.
 * The sandbox is off, as it needs rights that containers do not give: open our own pages only.
 */
export async function openBrowser(): Promise<Browser> {
  const ownPath = process.env.CHROMIUM_PATH;
  const folder = ownPath === undefined ? await unpackedChromium() : null;
  return driver.launch({
    executablePath: ownPath ?? join(folder ?? '', 'chromium'),
    args: ['--no-sandbox', '--disable-gpu'],
    env: folder === null ? environment() : { ...environment(), ...bundledLibraries(folder) },
  });
}

const packageFolder = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..');

/** Unpacks once a version, into a folder of its own first: what another process or a stop left half-done is never run. */
async function unpackedChromium(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium comes with this project for this system: set CHROMIUM_PATH to one.');
  }
  const { version }: { version: string } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  const folder = projectPath(`.generated/chromium-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(projectPath('.generated'), { recursive: true });
  const unpacking = await mkdtemp(`${folder}-`);
  await unpack(unpacking);
  await rename(unpacking, folder).catch(() => rm(unpacking, { recursive: true, force: true }));
  return folder;
}

/** The package unpacks to the system's temporary folder, so that is what it is told. */
async function unpack(folder: string): Promise<void> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    await inflate(join(packageFolder, 'bin/al2023.tar.br'));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** The package's own copies of what Chromium needs of the system (NSS, expat), and its fonts where there are none. */
function bundledLibraries(folder: string): Record<string, string> {
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
  return { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), ...fonts };
}

function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? '']));
}
