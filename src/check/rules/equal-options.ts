/** A route is the same for everybody: what differs between languages is words alone. */
import type { Finding } from '../finding.ts';
import { as, inYaml, languageName, listed } from '../found.ts';
import type { EditionRule, EditionSubject } from '../rule.ts';
import { nameOf, once, type Shown, screenOf } from '../walk/shown.ts';

const id = 'equal-options';
const { error } = as(id);

export const equalOptions: EditionRule = {
  id,
  explains: 'Every language shows the same options with the same digits, each with words.',
  find(subject) {
    const withOptions = subject.shown.filter(({ screen }) => screen.options.length > 0);
    const firstOf = new Map<string, Shown>();
    return once(
      withOptions.flatMap((shown) => {
        const key = JSON.stringify([shown.screen.id, shown.position?.notice, shown.limits, shown.at]);
        const first = firstOf.get(key) ?? shown;
        firstOf.set(key, first);
        return [...differing(subject, shown, first), ...wordless(subject, shown)];
      }),
    );
  },
};

const digitsOf = ({ screen }: Shown) => screen.options.map(({ digit }) => digit).join(' ');

function differing({ sources }: EditionSubject, shown: Shown, first: Shown): Finding[] {
  if (digitsOf(shown) === digitsOf(first)) return [];
  const where = inYaml(sources.menuFile, ['screens', screenOf(shown)]);
  return [
    error(
      where,
      `${nameOf(shown)} has the options ${digitsOf(shown)}, and in ${languageName(first.strings.locale)} ${digitsOf(first)}.`,
      'Give every language the same options.',
    ),
  ];
}

/** Options that would stand on the page as a digit alone. */
function wordless({ sources }: EditionSubject, shown: Shown): Finding[] {
  const lines = new Set(shown.pages.flatMap(({ text }) => text.split('\n')));
  const bare = shown.screen.options
    .map(({ digit, route }) => ({ digit, key: shown.limits.channel === 'ussd' ? digit : route }))
    .filter(({ key }) => lines.has(key) && !/\p{L}/u.test(key));
  if (bare.length === 0) return [];
  const where = inYaml(sources.menuFile, ['screens', screenOf(shown)]);
  return [
    error(
      where,
      `${nameOf(shown)}: option ${listed(bare.map(({ digit }) => digit))} has no words that can be shown.`,
      'Write a label in letters, or for a place a name.',
    ),
  ];
}
