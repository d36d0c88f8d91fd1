/** A demonstration is never deployed. */
import { as, inYaml } from '../found.ts';
import type { SourceRule } from '../rule.ts';

const id = 'no-demo';
const { error } = as(id);

export const noDemo: SourceRule = {
  id,
  explains: 'The line is no demonstration.',
  production: true,
  find: ({ sources: { lineFile, values } }) =>
    values.line.demo === 'true'
      ? [
          error(
            inYaml(lineFile, ['demo']),
            'This line is a demonstration: its clinics and numbers are invented.',
            'Make a line of your own: npm run line -- new NAME. In one that is yours, write demo: false in its line.yaml last.',
          ),
        ]
      : [],
};
