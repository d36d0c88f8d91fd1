/** The menu is a tree: each screen is led to by exactly one option. */
import { firstScreen } from '../../content/screens.ts';
import { as, inYaml, listed } from '../found.ts';
import type { SourceRule } from '../rule.ts';

const id = 'unreachable-screen';
const { error } = as(id);

export const unreachableScreen: SourceRule = {
  id,
  explains: 'Each screen is reached, and by one option alone.',
  find({ sources: { menuFile, values } }) {
    const { screens } = values.menu;
    const waysTo = new Map<string, string[]>();
    for (const [from, entry] of Object.entries(screens))
      if (entry.kind === 'menu')
        for (const [digit, to] of Object.entries(entry.options))
          waysTo.set(to, [...(waysTo.get(to) ?? []), `${digit} on ${from}`]);
    const reached = reachedFrom(firstScreen, (screen) => {
      const entry = screens[screen];
      return entry?.kind === 'menu' ? Object.values(entry.options) : [];
    });
    return Object.keys(screens).flatMap((screen) => {
      const ways = waysTo.get(screen) ?? [];
      const where = inYaml(menuFile, ['screens', screen]);
      if (!reached.has(screen))
        return [
          error(
            where,
            `Nobody can reach screen ${screen}.`,
            'Add an option that leads to it, or take the screen out together with its strings.',
          ),
        ];
      if (screen === firstScreen && ways.length > 0)
        return [
          error(where, `An option leads to the ${screen} (${listed(ways)}).`, 'Take the option out: 0 leads back.'),
        ];
      if (ways.length > 1)
        return [
          error(
            where,
            `Several options lead to screen ${screen}: ${listed(ways)}.`,
            'Keep one of them, so that 0 always leads back to where a caller came from.',
          ),
        ];
      return [];
    });
  },
};

function reachedFrom(start: string, next: (screen: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const screen of reached) for (const to of next(screen)) reached.add(to);
  return reached;
}
