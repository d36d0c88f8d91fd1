/** The number in an answer, for the companies that want it back with each page. Privacy: they have just sent it. */
import { openCaller } from './caller.ts';
import type { UssdInbound } from './gateway.ts';
import { withoutPlus } from './numbers.ts';

/** As these companies write it: without a `+`; a number that is none in E.164 stays as it came, '' where none came. */
export function echoOf({ caller }: UssdInbound): string {
  const { to } = { to: openCaller(caller) };
  return withoutPlus(to);
}
