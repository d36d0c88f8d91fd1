/** Every number that a line tells of or answers from, with its place. */
import type { LineSources } from '../content/line-sources.ts';
import type { Where } from './finding.ts';
import { inCell, inYaml } from './found.ts';

export type ListedNumber = { readonly number: string; readonly where: Where; readonly what: string };

/** The numbers that callers are told to call: clinics, hotlines, contacts. */
export function offeredNumbers({ tables }: LineSources): readonly ListedNumber[] {
  const kinds = { clinics: 'clinic', hotlines: 'hotline', contacts: 'contact' } as const;
  return (['clinics', 'hotlines', 'contacts'] as const).flatMap((name) =>
    tables[name].rows.flatMap(({ row, cells }) =>
      (['phone', 'other_phones'] as const).flatMap((column) =>
        (cells[column] ?? '')
          .split(' ')
          .filter((number) => number !== '')
          .map((number) => ({
            number,
            where: inCell(tables[name], row, column),
            what: `${kinds[name]} ${cells.id ?? ''}`,
          })),
      ),
    ),
  );
}

/** The numbers and short codes that people text to. */
export function ownNumbers({ lineFile, values }: LineSources): readonly ListedNumber[] {
  return values.line.sms.map(({ number }, at) => ({
    number,
    where: inYaml(lineFile, ['sms', at, 'number']),
    what: 'the SMS number of the line',
  }));
}

/** Whether it has a country code: a short code has none, and no library knows it. */
export const isLong = ({ number }: ListedNumber): boolean => number.startsWith('+');
