/** What slips took down and an edition without those slips would bring back: nobody is to be told of it again unseen. */
import type { Edition } from '../../content/edition.ts';
import type { Release, Target } from '../../content/state.ts';
import { targetsIn } from '../../editions/taken-down.ts';
import type { Wrong } from '../files/line-files.node.ts';
import type { Published } from '../store/published-line.node.ts';
import type { OnLine } from './on-line.node.ts';
import { commandOn } from './publish-words.ts';
import { readSlipped } from './slipped.node.ts';

/** Words to show before it is asked; wrong where something is known to come back. */
export async function lostSlips(
  on: OnLine,
  published: Published,
  { edition, release }: { readonly edition: Edition; readonly release: Pick<Release, 'takenDown'> },
): Promise<{ readonly words: readonly string[] } | Wrong> {
  const was = published.current?.edition.slips ?? {};
  const isDown = ({ kind, id }: Target) => release.takenDown.some((other) => other.kind === kind && other.id === id);
  const gone = Object.entries(was).filter(
    ([digest, target]) => !Object.hasOwn(edition.slips, digest) && !isDown(target),
  );
  if (gone.length === 0) return { words: [] };
  const { codes, targets } = await readSlipped(on, published);
  if (targets === null)
    return {
      words: [
        `Slips were texted (${codes}), and this edition is without ${gone.length} that callers know. If one of those was texted, what it took down comes back: take that down first.`,
      ],
    };
  const used = gone.filter(([, slip]) => targets.some(({ kind, id }) => kind === slip.kind && id === slip.id));
  const back = targetsIn(
    edition,
    used.map(([, target]) => target),
  );
  if (back.length === 0) return { words: [] };
  const commands = back.map(({ kind, id }) => commandOn(on, 'take-down', `${kind} ${id}`.trim()));
  return {
    wrong: `Nothing was published: a slip took something down, and this edition is without that slip, so that callers would be told of it again. First: ${[...new Set(commands)].join('; ')}. Then do this again.`,
  };
}
