/** What the slips that were texted have taken down, as far as it can be known here. */
import type { Target } from '../../content/state.ts';
import { readCodes, revealedTargets } from '../../editions/slips.ts';
import { revealedKey } from '../../editions/store.ts';
import { valuesOf } from '../../live/settings.ts';
import { readDeploymentSettings } from '../runtime/deployment-settings.node.ts';
import type { Published } from '../store/published-line.node.ts';
import type { OnLine } from './on-line.node.ts';

/** `targets` is null where the codes that were texted cannot be read here. */
export type Slipped = { readonly codes: number; readonly targets: readonly Target[] | null };

/** Reads them. The secret of a deployment is looked for in the environment alone: that of .dev.vars is of this computer. */
export async function readSlipped({ store, which }: OnLine, { current, base }: Published): Promise<Slipped> {
  const text = await store.get(revealedKey(which.line));
  const codes = readCodes(text).length;
  if (codes === 0) return { codes, targets: [] };
  const settings = await readDeploymentSettings(which.isRemote ? null : which.root);
  const secrets = valuesOf(settings, 'SLIP_SECRET', which.line);
  if (!current || secrets.length === 0) return { codes, targets: null };
  const voidSlips = base.verified?.release.voidSlips ?? [];
  return { codes, targets: await revealedTargets(current.edition, text, secrets, voidSlips) };
}
