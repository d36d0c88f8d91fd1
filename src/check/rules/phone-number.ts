/** Numbers that exist, as far as their digits can tell. */
import { isValidPhoneNumber } from 'libphonenumber-js/max';
import { isDramaNumber } from '../drama-numbers.ts';
import { as } from '../found.ts';
import { isLong, offeredNumbers, ownNumbers } from '../listed-numbers.ts';
import type { SourceRule } from '../rule.ts';

const id = 'phone-number';
const { error } = as(id);

export const phoneNumber: SourceRule = {
  id,
  explains: 'Every phone number has digits that its country gives out.',
  find: ({ sources }) =>
    // In a demonstration only invented numbers may stand, and rule `demo` tells of every other.
    (sources.values.line.demo === 'true' ? [] : [...offeredNumbers(sources), ...ownNumbers(sources).filter(isLong)])
      .filter(({ number }) => !isValidPhoneNumber(number) && !isDramaNumber(number))
      .map(({ where, what }) =>
        error(
          where,
          `The number of ${what} cannot be right: its country has none like it.`,
          'Look it up again and call it; write + and the country code, without the 0 of home.',
        ),
      ),
};
