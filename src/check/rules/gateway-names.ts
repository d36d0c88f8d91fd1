/** Every code and number is carried by a gateway that this software speaks with. */
import type { Finding } from '../finding.ts';
import { as, inYaml, listed } from '../found.ts';
import type { SourceRule } from '../rule.ts';

const id = 'gateway-names';
const { error } = as(id);

export const gatewayNames: SourceRule = {
  id,
  explains: 'Each gateway of line.yaml exists and carries what it stands for, USSD or SMS.',
  find({ sources: { lineFile, values }, gateways }) {
    return (['ussd', 'sms'] as const).flatMap((channel) => {
      const known = gateways[channel].map(({ name }) => name);
      const entries: readonly { readonly gateway: string }[] = values.line[channel];
      return entries.flatMap(({ gateway }, at): Finding[] => {
        const where = inYaml(lineFile, [channel, at, 'gateway']);
        if (!known.includes(gateway))
          return [
            error(
              where,
              `No gateway named ${gateway} carries ${channel === 'ussd' ? 'USSD' : 'SMS'}.`,
              `Write one of these: ${listed(known)}.`,
            ),
          ];
        return [];
      });
    });
  },
};
