/** Which secrets a deployment has to be given, by what carries its lines. Pure. */
import type { Edition } from '../../content/edition.ts';
import type { GatewayFacts } from '../../gateways/facts.ts';
import { smsGateways, ussdGateways } from '../../gateways/gateways.ts';

type Carried = { readonly line: Pick<Edition['line'], 'ussd' | 'sms'>; readonly slips: Edition['slips'] };

/** In lines to print. A secret of one line alone has the line's name behind it, so that only the general ones can be listed. */
export function secretsNeeded(editions: readonly Carried[]): readonly string[] {
  const carriers = gatewaysOf(editions);
  const ofSlips = editions.some(({ slips }) => Object.keys(slips).length > 0) ? ['SLIP_SECRET'] : [];
  const names = new Set(['GATEWAY_SECRET', 'PUBLIC_URL', ...ofSlips, ...carriers.flatMap(({ settings }) => settings)]);
  const signing = carriers.flatMap(({ company, optionalSettings = [] }) =>
    optionalSettings.length > 0 ? [`  Where ${company} signs for you: ${optionalSettings.join(', ')}`] : [],
  );
  return [
    'Secrets it needs, each put once with npx wrangler secret put NAME:',
    `  ${[...names].join(', ')}`,
    ...signing,
  ];
}

/** Each channel by itself: who carries the calls of a line with one company needs no key to its texts. */
function gatewaysOf(editions: readonly Carried[]): readonly GatewayFacts[] {
  const calls = editions.flatMap(({ line }) => line.ussd.map(({ gateway }) => gateway));
  const texts = editions.flatMap(({ line }) => line.sms.map(({ gateway }) => gateway));
  return [
    ...ussdGateways.filter(({ name }) => calls.includes(name)),
    ...smsGateways.filter(({ name }) => texts.includes(name)),
  ];
}
