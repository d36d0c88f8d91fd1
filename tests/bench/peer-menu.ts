/** The tree of an edition as a menu of ussd-menu-builder, its texts rendered beforehand. */
import UssdMenu from 'ussd-menu-builder';
import type { Edition } from '../../src/content/edition.ts';
import { ussdPages } from '../../src/live/pages.ts';
import { type Position, startOf } from '../../src/menu/position.ts';
import { step } from '../../src/menu/step.ts';
import type { UssdLimits } from '../../src/render/limits.ts';

/** Every position that keys lead to is a state: its text, and the states that keys lead to from there. */
export function peerMenu(edition: Edition, limits: UssdLimits, now: number): UssdMenu {
  const menu = new UssdMenu();
  const start = startOf(edition);
  const waiting = [start];
  const known = new Set([nameOf(start)]);
  for (let position = waiting.pop(); position; position = waiting.pop()) {
    const pages = ussdPages(edition, position, limits, now);
    const next: Record<string, string> = {};
    for (const key of '0123456789') {
      const to = step(edition, position, key);
      const isBehindLast = to.page >= ussdPages(edition, to, limits, now).length;
      if (isBehindLast || nameOf(to) === nameOf(position)) continue;
      next[key] = nameOf(to);
      if (!known.has(nameOf(to))) waiting.push(to);
      known.add(nameOf(to));
    }
    const { text, ends } = pages[position.page] ?? { text: '', ends: true };
    const run = () => (ends ? menu.end(text) : menu.con(text));
    if (nameOf(position) === nameOf(start)) menu.startState({ run, next });
    else menu.state(nameOf(position), { run, next });
  }
  return menu;

  function nameOf({ language, screen, place, page, notice }: Position): string {
    const isStart = screen === start.screen && language === start.language;
    return isStart ? UssdMenu.START_STATE : [language, screen, place, page, notice].join('/');
  }
}
