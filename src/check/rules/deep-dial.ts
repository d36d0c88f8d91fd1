/** Dialling further than the code is relied on only where somebody tried it. */
import { as, inYaml, listed } from '../found.ts';
import type { SourceRule } from '../rule.ts';

const id = 'deep-dial';
const { error } = as(id);

export const deepDial: SourceRule = {
  id,
  explains: 'Where deepDial is confirmed, it was tried on a day that is past and on networks of the code.',
  production: true,
  find: ({ sources: { lineFile, values }, buildDate }) =>
    values.line.ussd.flatMap(({ deepDial: tried, networks }, at) => {
      if (tried === 'unconfirmed') return [];
      const where = inYaml(lineFile, ['ussd', at, 'deepDial']);
      if (tried.confirmed > buildDate)
        return [
          error(
            where,
            'Dialling further than the code was tried on a day that is yet to come.',
            'Write the day on which it was tried, or unconfirmed.',
          ),
        ];
      const strange = tried.networks.filter((network) => !networks.includes(network));
      if (strange.length === 0) return [];
      return [
        error(
          where,
          `Dialling further was tried on ${listed(strange)}, where the code itself is not said to work.`,
          'Name networks of this entry, or add this one to them.',
        ),
      ];
    }),
};
