/** Who carries the calls and the texts of `npm run dial`. Pure. */
import type { Edition } from '../../content/edition.ts';
import type { Route } from './conversation.ts';
import { handsetOf } from './in-process.ts';

/**
 * The gateways of a phone: the one that was asked for, whether the line has it or not; else the terminal, which belongs to no
 * company. For a journey the line's own alone, the first ones where none was asked for, since a journey tells what callers of
 * that line see.
 */
export function chooseGateways(
  { line }: Edition,
  asked: string | null,
  isJourney: boolean,
): Route['gateways'] | { readonly wrong: string } {
  const pick = (channel: 'ussd' | 'sms'): string | null => {
    const own = line[channel].map(({ gateway }) => gateway);
    const isCarried = (name: string) =>
      own.length > 0 && Object.hasOwn(handsetOf, name) && handsetOf[name]?.[channel] !== undefined;
    if (!isJourney) return isCarried(asked ?? 'terminal') ? (asked ?? 'terminal') : null;
    return own.find((name) => asked === null || name === asked) ?? null;
  };
  const gateways = { ussd: pick('ussd'), sms: pick('sms') };
  if (gateways.ussd !== null || gateways.sms !== null) return gateways;
  const own = [...new Set([...line.ussd, ...line.sms].map(({ gateway }) => gateway))];
  return { wrong: isJourney ? notItsOwn(line.id, own) : unknown(line.id, own) };
}

const notItsOwn = (line: string, own: readonly string[]) =>
  `A journey goes over the gateways of its line. ${line} has: ${own.join(', ')}.`;

function unknown(line: string, own: readonly string[]): string {
  const others = Object.keys(handsetOf).filter((name) => !own.includes(name));
  return `Nothing of ${line} can be tried over a gateway of that name. It has: ${own.join(', ')}. To try it there are also: ${others.join(', ')}.`;
}
