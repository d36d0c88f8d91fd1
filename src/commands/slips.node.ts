/** `npm run slips`: codes on paper that take one thing down for whoever texts them. Safety: each is shown once and kept nowhere. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseSlips } from '../content/slips.ts';
import { lineIds } from '../content/sources.node.ts';
import type { Target } from '../content/state.ts';
import type { DueLine } from '../directory/due-item.ts';
import { digestOfSlip, readCodes } from '../editions/slips.ts';
import { revealedKey } from '../editions/store.ts';
import { isSecret, valuesOf } from '../live/settings.ts';
import { openLine, type Wrong } from './files/line-files.node.ts';
import { replaceFiles, writeNewFile } from './files/written-files.node.ts';
import { print, printError } from './print.node.ts';
import { projectPath } from './project.node.ts';
import { chooseLine } from './publishing/edition-options.ts';
import { findTarget, type TargetAsked } from './publishing/targets.ts';
import { howToGive, readDeploymentSettings } from './runtime/deployment-settings.node.ts';
import { readSettings } from './runtime/settings.node.ts';
import { slipsPage } from './slips/page.ts';
import { lockText, markIn, planSlips, readSlipTargets, type SlipsPlan, slipTargets } from './slips/plan.ts';
import * as says from './slips/says.ts';
import { makeSlips } from './slips/slip-codes.node.ts';
import { groundFor, readPublished } from './store/published-line.node.ts';
import { type LineStore, withStore } from './store/store.node.ts';

export type SlipsOptions = {
  /** The project's folder; this one where absent. */
  readonly root?: string;
  /** Milliseconds since 1970; the clock's where absent. */
  readonly now?: number;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** In the place of the store that is asked for. */
  readonly store?: LineStore;
  /** Eight digits; random ones where absent. */
  readonly newCode?: () => string;
};

const usage =
  'npm run slips -- --line NAME [--remote] [--only clinic C4823 hotline ID contact ID line] [--again] [--html slips.html] [--say "WORDS"]';

/**
 * Makes a code for each clinic, hotline and contact that has none, and for the whole line; prints them, and writes their
 * digests into slips.lock. Exit code 1 where something has to be mended first, 2 where it was asked wrongly.
 */
export async function slips(args: readonly string[], options: SlipsOptions = {}): Promise<number> {
  const { root = projectPath('.'), now = Date.now() } = options;
  const asked = readArguments(args);
  if (asked === null) return fail(2, [`Not understood. Write: ${usage}`]);
  const chosen = chooseLine(await lineIds(root), asked.line);
  if ('wrong' in chosen) return fail(1, [chosen.wrong]);
  const opened = await openLine(root, now, chosen.line);
  if ('wrong' in opened) return fail(1, [opened.wrong]);
  const secret = await secretFor(opened, asked, options);
  if (typeof secret !== 'string') return fail(1, secret);
  const only = findAll(opened, asked.only);
  if (only && 'wrong' in only) return fail(1, [only.wrong]);
  return withStore({ root, isRemote: asked.isRemote, store: options.store }, async (store) => {
    const plan = await planFor({ root, opened, secret, asked, only }, store);
    if ('wrong' in plan) return fail(1, plan.wrong);
    const work = { root, opened, secret, asked };
    const isNothing = plan.fresh.length === 0 && plan.gone.length === 0;
    return isNothing ? fail(0, says.noneWanted(whereOf(work))) : write(work, plan, options);
  });
}

type Asked = {
  readonly line: string | undefined;
  readonly isRemote: boolean;
  readonly isAgain: boolean;
  /** Null for all. */
  readonly only: readonly TargetAsked[] | null;
  readonly html: string | undefined;
  readonly words: string;
};

function readArguments(args: readonly string[]): Asked | null {
  const [text, flag] = [{ type: 'string' }, { type: 'boolean' }] as const;
  const options = { line: text, html: text, say: text, remote: flag, again: flag, only: flag } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const { line, html, say = '', remote, again, only } = values;
    const targets = readSlipTargets(positionals);
    if (html === '' || targets === null || (only === true) !== targets.length > 0) return null;
    const flags = { isRemote: remote === true, isAgain: again === true };
    return { line, html, words: say.trim(), ...flags, only: only === true ? targets : null };
  } catch {
    return null;
  }
}

/** The entries of the line's files that were named; null for all. */
function findAll({ edition }: DueLine, asked: readonly TargetAsked[] | null): readonly Target[] | Wrong | null {
  const found = asked?.map((one) => findTarget(edition, one)) ?? [];
  const wrong = found.find((one) => 'wrong' in one);
  if (wrong) return wrong;
  return asked && found.flatMap((one) => ('wrong' in one ? [] : one));
}

/** The secret that codes are digested under, where slips can be made at all. */
async function secretFor(
  { edition: { line } }: DueLine,
  { isRemote }: Asked,
  { root = projectPath('.'), environment }: SlipsOptions,
): Promise<string | readonly string[]> {
  if (line.sms.length === 0) return says.notByText;
  if (line.demo && isRemote) return says.demoIsHere;
  if (!line.demo && !isRemote) return says.deployedIsRemote;
  const settings = isRemote ? await readDeploymentSettings(null, environment) : (await readSettings(root)).settings;
  // The next one, while it is being changed: slips that are printed now are for the time after.
  const secret = valuesOf(settings, 'SLIP_SECRET', line.id).at(-1);
  if (secret === undefined) return isRemote ? says.missingRemote(howToGive('SLIP_SECRET')) : says.missingHere;
  return isSecret(secret, line.demo) ? secret : says.weakSecret;
}

type Work = { readonly root: string; readonly opened: DueLine; readonly secret: string; readonly asked: Asked };
type Planned = SlipsPlan & { readonly mark: string };

const whereOf = ({ opened: { edition }, asked: { isRemote } }: Work): string =>
  `--line ${edition.line.id}${isRemote ? ' --remote' : ''}`;

async function planFor(
  work: Work & { readonly only: readonly Target[] | null },
  store: LineStore,
): Promise<Planned | { readonly wrong: readonly string[] }> {
  const { root, opened, secret, asked, only } = work;
  const { edition, sources } = opened;
  const line = edition.line.id;
  const { file, text } = sources.slipsLock;
  const rows = parseSlips(text);
  const bad = rows.find(({ slip }) => slip === null);
  if (bad) return { wrong: [`${file} has a line that is no slip: ${bad.row}. Take it out, and do this again.`] };
  const mark = (await digestOfSlip(secret, line, 'mark')).slice(0, 4);
  const isAllAnew = asked.isAgain && only === null;
  if (rows.length > 0 && markIn(text) !== mark && !isAllAnew) return { wrong: says.otherSecret(file) };
  const which = { root, line, isRemote: asked.isRemote };
  const ground = await groundFor(which);
  const published = 'wrong' in ground ? ground : await readPublished(store, which, ground);
  if ('wrong' in published) return { wrong: [published.wrong] };
  const codes = readCodes(await store.get(revealedKey(line)));
  const plan = planSlips({
    slips: rows.flatMap(({ slip }) => slip ?? []),
    targets: slipTargets(edition),
    only,
    isAgain: asked.isAgain,
    revealed: new Set(await Promise.all(codes.map((code) => digestOfSlip(secret, line, code)))),
    voided: new Set(published.base.verified?.release.voidSlips),
  });
  return plan.down.length > 0 ? { wrong: says.downWords(edition, plan.down, whereOf(work)) } : { ...plan, mark };
}

async function write(work: Work, plan: Planned, { newCode }: SlipsOptions): Promise<number> {
  const { root, opened, secret, asked } = work;
  const { edition, sources } = opened;
  const { file } = sources.slipsLock;
  const taken = new Set(plan.kept.map(({ digest }) => digest));
  const made = await makeSlips(plan.fresh, { edition, secret, taken, ...(newCode ? { newCode } : {}) });
  const { html, words } = asked;
  if (html !== undefined) {
    const to = [...new Set(edition.line.sms.map(({ number }) => number))];
    const sheet = { to, words, slips: made.map((slip) => says.printedSlip(edition, slip)) };
    const failed = await writeNewFile({ path: html, content: await slipsPage(sheet) });
    if (failed) return fail(1, [failed.wrong]);
  }
  const all = [...plan.kept, ...made];
  const failed = await replaceFiles([{ path: join(root, file), content: lockText(all, plan.mark) }]);
  // Codes that no edition will ever know would be worse than none.
  if (failed && html !== undefined) await rm(html, { force: true });
  if (failed) return fail(1, [failed.wrong]);
  for (const slip of made) print(says.slipLine(edition, slip));
  if (made.length === 0) return fail(0, says.goneWords(file, plan.gone.length));
  return fail(0, says.madeWords({ edition, where: whereOf(work), file, made, count: all.length, html }));
}

function fail(exitCode: number, lines: readonly string[]): number {
  for (const words of lines) printError(words);
  return exitCode;
}
