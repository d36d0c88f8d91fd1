/** Kinds of cells that the tables of a line share, with words that say how to mend a wrong one. */
import { z } from 'zod';
import { isRealDay } from './days.ts';
import { services } from './services.ts';
import { day } from './text.ts';
import { readHours } from './written-hours.ts';

export const empty = z.literal('');
export const rowId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,30}$/, 'write a short name in small letters, such as umoja-desk; never change it');
export const name = z.string().min(1, 'write a name').max(24, 'write a name of at most 24 letters');
export const words = z.string().max(120, 'write at most 120 letters');
export const yesOrNo = z.enum(['yes', 'no'], 'write yes or no');
export const answer = z.enum(['yes', 'no', ''], 'write yes or no; leave it empty if nobody asked');
export const aDay = day.refine(
  (text) => !/^\d{4}-\d{2}-\d{2}$/.test(text) || isRealDay(text),
  'write a day that the calendar has, as 2026-11-03',
);
const asDayAndTime = 'write day and time as 2026-11-22 18:00';
/** What clocks of the line show; a demonstration may count the day from that of the build. */
export const wallClock = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2}|today([+-]\d{1,3}d)?) ([01]\d|2[0-3]):[0-5]\d$/, asDayAndTime)
  .refine((text) => text.startsWith('today') || isRealDay(text.slice(0, 10)), asDayAndTime);
export const phone = z
  .string()
  .regex(
    /^\+[1-9]\d{7,14}$/,
    'write the number with + and country code, no spaces, as +254700000000; format the column as text',
  );
export const phones = z
  .string()
  .regex(
    /^(\+[1-9]\d{7,14}( \+[1-9]\d{7,14})*)?$/,
    'write the numbers with + and country code and one space between them, as +254700000000 +254700000001',
  );
export const degrees = (most: number) =>
  z
    .string()
    .regex(/^-?\d{1,3}(\.\d{1,6})?$/, 'write degrees with a point, such as -1.2676')
    .refine((text) => Math.abs(Number(text)) <= most, `write degrees from -${most} to ${most}`);
export const languageIds = z
  .string()
  .regex(/^[a-z]{2,3}( [a-z]{2,3})*$/, 'write language tags with spaces between, such as en sw');
export const rowIds = z
  .string()
  .regex(
    /^([a-z][a-z0-9-]{0,30}( [a-z][a-z0-9-]{0,30})*)?$/,
    'write the short names of rows with spaces between, such as coast lake',
  );
export const jurisdictions = z
  .string()
  .regex(/^([A-Z]{2}( [A-Z]{2})*)?$/, 'write two capitals for each with spaces between, such as SC NI');
export const labels = z
  .string()
  .regex(/^[a-z-]+( [a-z-]+)*$/, 'write words in small letters with spaces between, such as raid legal');
export const serviceIds = labels.refine(
  (text) => text.split(' ').every((id) => services.some((service) => service === id)),
  `write some of these with spaces between: ${services.join(' ')}`,
);
export const hours = z
  .string()
  .refine(
    (text) => readHours(text).kind === 'hours',
    'write weekly hours as Mo-Fr 08:00-17:00; Sa 09:00-12:00, or as 24/7, or use the columns mon to sun',
  );
export const onHolidays = z.enum(['open', 'closed'], 'write open or closed');
/** Columns such as `name.sw`; which columns there may be is said by `strayColumns`. */
export const localised = z.string().max(120);
