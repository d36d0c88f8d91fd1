/** Digits that every phone and network leaves to us, used the same way everywhere. A digit written twice is found when a file is read. */
import type { Finding } from '../finding.ts';
import { as, inYaml } from '../found.ts';
import type { SourceRule } from '../rule.ts';

const id = 'digits';
const { error } = as(id);
const moreDigit = '9';

export const digits: SourceRule = {
  id,
  explains: 'Each language has a digit of its own, and 9 leads to a menu with more.',
  find({ sources: { menuFile, lineFile, values } }) {
    const findings: Finding[] = [];
    for (const [screen, entry] of Object.entries(values.menu.screens)) {
      if (entry.kind !== 'menu') continue;
      const more = entry.options[moreDigit];
      const leadsTo = more === undefined ? undefined : values.menu.screens[more];
      if (leadsTo && leadsTo.kind !== 'menu')
        findings.push(
          error(
            inYaml(menuFile, ['screens', screen, 'options', moreDigit]),
            `On screen ${screen}, 9 leads to ${more}, which is no menu: 9 always means “more”.`,
            'Give this option a digit from 1 to 7, or let 9 lead to a menu with the options that did not fit.',
          ),
        );
    }
    const { languages } = values.line;
    for (const [at, { digit, id: language }] of languages.entries())
      if (languages.findIndex((other) => other.digit === digit) < at)
        findings.push(
          error(
            inYaml(lineFile, ['languages', at, 'digit']),
            `Digit ${digit} is that of another language too (${language}).`,
            'Give each language a digit of its own; never move one that was printed.',
          ),
        );
    return findings;
  },
};
