/** Which phone numbers of an edition are others than before. */
import type { Edition } from '../content/edition.ts';
import { type PhoneNumber, phoneNumbersIn } from './phone-numbers.ts';

export type NumberChange = Omit<PhoneNumber, 'digits' | 'shown'> & {
  /** As written, and as dialled. */
  readonly before: Pick<PhoneNumber, 'digits' | 'shown'>;
  readonly after: Pick<PhoneNumber, 'digits' | 'shown'>;
};
export type NumberChanges = {
  readonly added: readonly PhoneNumber[];
  /** In the same place another number. */
  readonly changed: readonly NumberChange[];
  readonly removed: readonly PhoneNumber[];
};

/** Every number added, changed and removed, in the order of the editions; of none, all are added. */
export function numberChanges(before: Edition | null, after: Edition): NumberChanges {
  const [was, is] = [before ? phoneNumbersIn(before) : [], phoneNumbersIn(after)];
  const [gone, come] = [without(was, is), without(is, was)];
  const added: PhoneNumber[] = [];
  const changed: NumberChange[] = [];
  for (const [where, numbers] of come) {
    const others = gone.get(where) ?? [];
    for (const number of numbers) {
      const other = others.shift();
      if (other === undefined) added.push(number);
      else changed.push({ where, of: number.of, before: asWritten(other), after: asWritten(number) });
    }
  }
  return { added, changed, removed: [...gone.values()].flat() };
}

const asWritten = ({ digits, shown }: PhoneNumber): NumberChange['before'] => ({ digits, shown });

/** By place, the numbers that the others do not have there. */
function without(numbers: readonly PhoneNumber[], others: readonly PhoneNumber[]): Map<string, PhoneNumber[]> {
  const idOf = ({ where, digits }: PhoneNumber) => `${where} ${digits}`;
  const known = new Set(others.map(idOf));
  return Map.groupBy(
    numbers.filter((number) => !known.has(idOf(number))),
    ({ where }) => where,
  );
}
