/** By how much an answer is longer than one reply by SMS. */
import { defaultSmsLimits } from '../../render/limits.ts';
import { renderPages } from '../../render/pages.ts';
import { smsCapacity, smsSize } from '../../render/segments.ts';
import type { Shown } from './shown.ts';

/** More segments than any answer takes. */
const maxSegments = 20;

/** In characters as the network counts them; 1 where it only breaks badly. */
export function charactersTooLong({ screen, strings, limits: { alphabet } }: Shown): number {
  const blocks = screen.blocks.map((block) => block.filter(({ ifRoom }) => !ifRoom));
  const [whole] = renderPages(strings, { ...screen, blocks }, { channel: 'sms', alphabet, maxSegments });
  const { encoding, units } = smsSize(whole?.text ?? '');
  return Math.max(1, units - smsCapacity(encoding, defaultSmsLimits.maxSegments));
}
