/** A demonstration rings nobody, and nothing of it stays behind in a line that people use. */
import { demoCodes, isDramaNumber } from '../drama-numbers.ts';
import { as, inYaml } from '../found.ts';
import { isLong, offeredNumbers, ownNumbers } from '../listed-numbers.ts';
import type { SourceRule } from '../rule.ts';

const id = 'demo';
const { error } = as(id);

export const demo: SourceRule = {
  id,
  explains: 'A demonstration has only numbers and codes that ring nobody; other lines have none of them.',
  find({ sources }) {
    const { line } = sources.values;
    const isDemo = line.demo === 'true';
    const codes = line.ussd.flatMap(({ codes: own }, entry) =>
      own.map((number, at) => ({
        number,
        where: inYaml(sources.lineFile, ['ussd', entry, 'codes', at]),
        what: 'the line',
      })),
    );
    const all = [...offeredNumbers(sources), ...ownNumbers(sources), ...codes];
    const isInvented = (listed: (typeof all)[number]) =>
      isLong(listed) ? isDramaNumber(listed.number) : demoCodes.includes(listed.number);
    return all
      .filter((listed) => isInvented(listed) !== isDemo)
      .map(({ number, where, what }) =>
        isDemo
          ? error(
              where,
              `The number or code of ${what} may ring somebody, and this line is a demonstration.`,
              isLong({ number, where, what })
                ? 'Use +442079460 and three digits, such as +442079460300; +448081570 and three; +447700900 and three.'
                : 'Use the short code 00000 and the code *384*00000#.',
            )
          : error(
              where,
              `The number or code of ${what} is an invented one.`,
              'Write the real one; it stands in a demonstration only.',
            ),
      );
  },
};
