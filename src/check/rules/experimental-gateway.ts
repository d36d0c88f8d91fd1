/** Nobody in need depends on a gateway whose wire format is a guess. */
import { as, inYaml } from '../found.ts';
import type { SourceRule } from '../rule.ts';

const id = 'experimental-gateway';
const { error } = as(id);

export const experimentalGateway: SourceRule = {
  id,
  explains: 'No code or number is carried by a gateway that is still an experiment.',
  production: true,
  find: ({ sources: { lineFile, values }, gateways }) =>
    (['ussd', 'sms'] as const).flatMap((channel) => {
      const entries: readonly { readonly gateway: string }[] = values.line[channel];
      return entries.flatMap(({ gateway }, at) => {
        const known: readonly { readonly name: string; readonly certainty: string }[] = gateways[channel];
        if (known.find(({ name }) => name === gateway)?.certainty !== 'experimental') return [];
        return [
          error(
            inYaml(lineFile, [channel, at, 'gateway']),
            `The gateway ${gateway} is an experiment: nobody has seen it work.`,
            'Take a gateway that works, or try this one on a demonstration and tell us what you saw.',
          ),
        ];
      });
    }),
};
