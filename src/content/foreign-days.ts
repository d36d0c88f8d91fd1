/** Days as people and spreadsheets write them, which may mean more than one day. */
import { addDays, isRealDay } from './days.ts';

export type ForeignDay = {
  /** The days it can mean as YYYY-MM-DD, day first; none where the year is missing or the calendar lacks it. */
  readonly readings: readonly string[];
  /** HH:MM as it was written beside the day; null where there is none. */
  readonly time: string | null;
};

/** The beginnings of the months in the languages that spreadsheets of our editors speak. */
const months: readonly RegExp[] = [
  /^(jan|ene|gen|ian)/,
  /^(feb|fév|fev)/,
  /^(mar|mär|mac)/,
  /^(apr|avr|abr)/,
  /^(may|mai|mei|mag)/,
  /^(jun|juin|iun|giu)/,
  /^(jul|juil|iul|lug)/,
  /^(aug|aoû|aou|ago)/,
  /^(sep|set)/,
  /^(oct|okt|out|ott)/,
  /^(nov|noi)/,
  /^(dec|déc|dez|des|dic)/,
];
const clock = /[T\s]+(\d{1,2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;
const gap = '[-/. ]';

/** Reads `03/04/2026`, `13.04.26`, `2026/4/13`, `3-Nov-26`, `Nov 3, 2026`, `01-Mar`; null for what is no day. */
export function readForeignDay(text: string): ForeignDay | null {
  const time = clock.exec(text)?.[1] ?? null;
  const day = text.replace(clock, '');
  const readings = inFigures(day) ?? inLetters(day);
  if (!readings) return null;
  return { readings: [...new Set(readings)].filter(isRealDay), time: time === null ? null : time.padStart(5, '0') };
}

function inFigures(text: string): readonly string[] | null {
  const [, year, month, day] = new RegExp(`^(\\d{4})${gap}(\\d{1,2})${gap}(\\d{1,2})$`).exec(text) ?? [];
  if (year && month && day) return [written(year, month, day)];
  const [, one, other, last] = new RegExp(`^(\\d{1,2})${gap}(\\d{1,2})${gap}(\\d{4}|\\d{2})$`).exec(text) ?? [];
  return one && other && last ? [written(last, other, one), written(last, one, other)] : null;
}

function inLetters(text: string): readonly string[] | null {
  const dayFirst = /^(\d{1,2})[-/. ]*(\p{L}{3,10})\.?(?:[-/., ]+(\d{4}|\d{2}))?$/u.exec(text);
  const monthFirst = /^(\p{L}{3,10})\.?[-/. ]+(\d{1,2})(?:(?:st|nd|rd|th)?,?[-/. ]+(\d{4}))?$/u.exec(text);
  const [day, name, year] = dayFirst
    ? dayFirst.slice(1)
    : monthFirst
      ? [monthFirst[2], monthFirst[1], monthFirst[3]]
      : [];
  const month = months.findIndex((start) => start.test(name?.toLowerCase() ?? '')) + 1;
  if (!day || month === 0) return null;
  return year ? [written(year, String(month), day)] : [];
}

const written = (year: string, month: string, day: string) =>
  `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/** Both day and time come from this, or half a minute before midnight would be the first minute of the day that ends. */
const toMinute = (serial: number) => Math.round(serial * 1440) / 1440;

/** The day, to the nearest minute, that a spreadsheet keeps as a number: counted from the end of 1899, or, where it says so, from 1904. */
export function dayOfSerial(serial: number, from1904 = false): string {
  return addDays(from1904 ? '1904-01-01' : '1899-12-30', Math.floor(toMinute(serial)));
}

/** The time of day in a number of days as HH:MM, to the nearest minute. */
export function timeOfSerial(serial: number): string {
  const minutes = Math.round(toMinute(serial) * 1440) % 1440;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

const spelled = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A day YYYY-MM-DD in words, which no two people read differently: `3 April 2026`. */
export function spellDay(day: string): string {
  return spelled.format(Date.parse(day));
}
