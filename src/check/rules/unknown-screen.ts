/** Every screen that is named exists, and those that every line has are there. */
import { firstScreen, raidScreen } from '../../content/screens.ts';
import { anyKey, startKey, textKey } from '../../menu/digits.ts';
import { languageScreen } from '../../menu/position.ts';
import type { Finding } from '../finding.ts';
import { as, inYaml } from '../found.ts';
import type { SourceRule } from '../rule.ts';

const id = 'unknown-screen';
const { error } = as(id);
/**
 * Keywords of the first of these names lead to no screen; a screen so called could not be texted for. The last stand for
 * other things where a line's state says which keys have changed.
 */
const takenIds: readonly string[] = [languageScreen, 'help', 'check', startKey, anyKey, textKey];

export const unknownScreen: SourceRule = {
  id,
  explains: 'Every option leads to a screen that exists; the line has a menu and a raid card.',
  find({ sources: { menuFile, values } }) {
    const { screens } = values.menu;
    const findings: Finding[] = [];
    for (const [screen, kind] of [
      [firstScreen, 'menu'],
      [raidScreen, 'card'],
    ] as const)
      if (screens[screen]?.kind !== kind)
        findings.push(
          error(
            inYaml(menuFile, ['screens', screen]),
            `The line has no ${kind} named ${screen}.`,
            `Write a screen “${screen}:” with “kind: ${kind}”; every line needs it.`,
          ),
        );
    for (const [screen, entry] of Object.entries(screens)) {
      if (takenIds.includes(screen))
        findings.push(
          error(
            inYaml(menuFile, ['screens', screen]),
            `The name ${screen} is taken.`,
            'Give this screen another name, here, in options and in locales.',
          ),
        );
      if (entry.kind !== 'menu') continue;
      for (const [digit, to] of Object.entries(entry.options))
        if (!screens[to])
          findings.push(
            error(
              inYaml(menuFile, ['screens', screen, 'options', digit]),
              `Option ${digit} of screen ${screen} leads to “${to}”, and there is no such screen.`,
              'Write the screen, or change the option to the name of one that exists; look for a slip in the spelling.',
            ),
          );
    }
    return findings;
  },
};
