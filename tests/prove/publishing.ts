/** What one of the lives has in its store: editions, what is taken down, and slips whose codes are texted to it. */
import type { Edition } from '../../src/content/edition.ts';
import { digestOfSlip } from '../../src/editions/slips.ts';
import { sourcesKey } from '../../src/editions/store.ts';
import { bundleTrusting, type Entries, makePerson, published, trustIn } from '../support/published.ts';

/** The digits of the slips of that life. */
export const printedCodes = ['73915520', '40962218'] as const;

export type Publishing = { readonly bundled: string; readonly editions: readonly Edition[]; readonly entries: Entries };

/** Publishes some editions, each with a clinic and a hotline taken down, and with slips for two clinics more. */
export async function publishAll(editions: readonly Edition[], slipSecret: string): Promise<Publishing> {
  const person = await makePerson('heron');
  const withSlips = await Promise.all(editions.map((edition) => addSlips(edition, slipSecret)));
  const all = await Promise.all(
    withSlips.map((edition) => {
      const { clinics, hotlines } = edition;
      const takenDown = [
        { kind: 'clinic', id: clinics[0]?.code ?? '' },
        { kind: 'hotline', id: hotlines[0]?.id ?? '' },
      ] as const;
      return published(edition, { by: [person], release: { takenDown }, madeAt: Date.now() });
    }),
  );
  const sources = all.map(({ digest }) => [sourcesKey(digest), '{}'] as const);
  return {
    bundled: await bundleTrusting(withSlips, trustIn([person])),
    editions: withSlips,
    entries: Object.assign({}, ...all.map(({ entries }) => entries), Object.fromEntries(sources)),
  };
}

async function addSlips(edition: Edition, secret: string): Promise<Edition> {
  const slips = printedCodes.map(async (code, index) => {
    const id = edition.clinics[index + 1]?.code ?? '';
    return [await digestOfSlip(secret, edition.line.id, code), { kind: 'clinic', id } as const] as const;
  });
  return { ...edition, slips: Object.fromEntries(await Promise.all(slips)) };
}
