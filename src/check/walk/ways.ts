/** The ways in which callers reach a line: whatever the gateway, pages of the same limits are the same. */
import type { Edition } from '../../content/edition.ts';
import { defaultSmsLimits, defaultUssdLimits, type Limits } from '../../render/limits.ts';
import type { Gateways } from '../rule.ts';

export type Way = {
  readonly limits: Limits;
  /**
   * How a finding says over which gateways, so that an organisation sees why a page does not fit: ` over nalo (120 characters)`.
   * '' where all gateways of the channel carry what is usual.
   */
  readonly over: string;
};

/** The limits of a line's gateways, equal ones once. */
export function waysOf({ line }: Edition, gateways: Gateways): readonly Way[] {
  return [
    ...waysOn(
      gateways.ussd.filter(({ name }) => line.ussd.some(({ gateway }) => gateway === name)),
      defaultUssdLimits,
    ),
    ...waysOn(
      gateways.sms.filter(({ name }) => line.sms.some(({ gateway }) => gateway === name)),
      defaultSmsLimits,
    ),
  ];
}

type Carrying = { readonly name: string; readonly limits: Limits };

function waysOn(carrying: readonly Carrying[], usual: Limits): readonly Way[] {
  const alike = [...Map.groupBy(carrying, ({ limits }) => JSON.stringify(limits))];
  return alike.flatMap(([written, [first, ...others]]) => {
    if (first === undefined) return [];
    const { limits } = first;
    if (alike.length === 1 && written === JSON.stringify(usual)) return [{ limits, over: '' }];
    const names = new Intl.ListFormat('en-GB').format([first, ...others].map(({ name }) => name));
    return [{ limits, over: ` over ${names} (${held(limits)})` }];
  });
}

/** How much a page or a reply holds. */
const held = (limits: Limits): string =>
  limits.channel === 'ussd'
    ? `${limits.maxSeptets - limits.prefixSeptets} characters`
    : `${limits.maxSegments} messages`;
