/** Lines as phones that try them reach them: at their codes and numbers whoever carries it. Never for callbacks from outside. */
import type { LineFacts } from '../editions/facts.ts';
import type { LineNow } from './line-now.ts';
import type { Lines } from './lines.ts';

/** The same lines, but what one of their gateways carries, each of these gateways carries too. */
export function overAnyGateway(lines: Lines, gateways: readonly string[]): Lines {
  const widened = (now: LineNow): LineNow => ({ ...now, facts: now.facts && withGateways(now.facts, gateways) });
  return {
    async now(line) {
      return widened(await lines.now(line));
    },
    last: (line) => widened(lines.last(line)),
    reveal: lines.reveal,
  };
}

/** The line's own entries stay first. */
const withGateways = (facts: LineFacts, gateways: readonly string[]): LineFacts => ({
  ...facts,
  ussd: [...facts.ussd, ...gateways.flatMap((gateway) => facts.ussd.map((entry) => ({ ...entry, gateway })))],
  sms: [...facts.sms, ...gateways.flatMap((gateway) => facts.sms.map((entry) => ({ ...entry, gateway })))],
});
