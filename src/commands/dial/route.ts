/** Who carries the calls and the texts of `npm run dial`. Pure. */
import type { Edition } from '../../content/edition.ts';
import type { Route } from './conversation.ts';

/**
 * The gateways of a phone: the one that was asked for; else the terminal, which belongs to no company; for a journey the
 * line's own first ones, since a journey tells what callers of that line see.
 */
export function chooseGateways(
  { line }: Edition,
  asked: string | null,
  isJourney: boolean,
): Route['gateways'] | { readonly wrong: string } {
  const own = { ussd: line.ussd.map(({ gateway }) => gateway), sms: line.sms.map(({ gateway }) => gateway) };
  const pick = (names: readonly string[]): string | null => {
    if (names.length === 0) return null;
    if (asked === null) return isJourney ? (names[0] ?? null) : 'terminal';
    return asked === 'terminal' || names.includes(asked) ? asked : null;
  };
  const gateways = { ussd: pick(own.ussd), sms: pick(own.sms) };
  if (gateways.ussd !== null || gateways.sms !== null) return gateways;
  const names = [...new Set(['terminal', ...own.ussd, ...own.sms])];
  return { wrong: `The line ${line.id} has no gateway of that name. It has: ${names.join(', ')}.` };
}
