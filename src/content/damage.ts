/** What a spreadsheet has silently done to a cell. A text with such damage is refused, never repaired by guessing. */
import { type ColumnKind, columnKind } from './columns.ts';
import { dayOfSerial, readForeignDay, spellDay, timeOfSerial } from './foreign-days.ts';
import { hasOddSpaces, plainSpaces } from './odd-spaces.ts';
import { damagedPhone } from './phone-damage.ts';

export type Damage = { readonly words: string; readonly mend: string };
type Look = (text: string, kind: ColumnKind) => Damage | null;

const asText = 'format the whole column as text';

/** The damage of one cell, by the kind of its column; null where there is none that shows. */
export function damageOf(column: string, text: string): Damage | null {
  if (text === '') return null;
  const kind = columnKind(column);
  for (const look of [...everywhere, ...looks[kind]]) {
    const found = look(text, kind);
    if (found) return found;
  }
  return null;
}

const errorValue: Look = (text) =>
  /^(#[A-ZÄÖÜ/0]+[!?]|#N\/?[AV]|#+)$/.test(text)
    ? {
        words: `the spreadsheet shows an error here (${text}), not what was written`,
        mend: 'Write the value itself, without a formula; where there are only # signs, make the column wider and save again.',
      }
    : null;

const scientific: Look = (text, kind) =>
  /^-?\d([.,]\d+)?E[+-]\d{1,3}$/i.test(text) && kind !== 'id'
    ? {
        words: `the spreadsheet has made a long number short (${text}), and its last digits are lost`,
        mend: `First ${asText}, then type it again from where it came from; nobody can restore it.`,
      }
    : null;

const lostLetters: Look = (text) =>
  /\ufffd|\?{3,}|^[?\s]+$/.test(text)
    ? {
        words: 'letters were lost when this was saved: ? stands in their place',
        mend: 'Write it again and save as "CSV UTF-8" or as .xlsx.',
      }
    : null;

const unseen: Look = (text) => {
  const plain = plainSpaces(text);
  if (!hasOddSpaces(text) || plain === text) return null;
  return {
    words: 'a space or mark that nobody sees stands in this cell',
    mend: `Clear the cell and type it anew${plain === '' ? '' : `: ${plain}`}.`,
  };
};

const truth: Look = (text) => {
  const yes = /^(true|wahr|vrai|verdadero|verdadeiro|adevărat|kweli|1)$/i.test(text);
  const no = /^(false|falsch|faux|falso|fals|uongo|0)$/i.test(text);
  if (!yes && !no) return null;
  return {
    words: `the spreadsheet has turned a word into a truth value (${text})`,
    mend: `Write ${yes ? 'yes' : 'no'}, and ${asText}.`,
  };
};

const otherDay: Look = (text, kind) => {
  if (/^\d{5}([.,]\d+)?$/.test(text)) return serialDay(text, kind);
  const read = readForeignDay(text);
  if (!read) return null;
  const isPlain = kind === 'day' ? /^\d{4}-\d{2}-\d{2}$/ : /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/;
  if (isPlain.test(text)) return null;
  const right = read.readings.map((day) => (kind === 'day' ? day : `${day} ${read.time ?? '18:00'}`));
  const [one, other] = right;
  if (!one)
    return { words: 'this day has no year, or the calendar lacks it', mend: `Write it as 2026-11-03, and ${asText}.` };
  if (!other) return { words: 'this day is written another way than here', mend: `Write it as ${one}, and ${asText}.` };
  return {
    words: `this can mean ${read.readings.map(spellDay).join(' or ')}`,
    mend: `Write ${one} or ${other}, whichever is meant, and ${asText}.`,
  };
};

function serialDay(text: string, kind: ColumnKind): Damage {
  const serial = Number(text.replace(',', '.'));
  const day = kind === 'day' ? dayOfSerial(serial) : `${dayOfSerial(serial)} ${timeOfSerial(serial)}`;
  return {
    words: `the spreadsheet has turned a day into a number (${text})`,
    mend: `Write the day itself, ${day} if it counts from 1900, and ${asText}.`,
  };
}

const turnedIntoDay: Look = (text, kind) => {
  if (!readForeignDay(text) && !(kind !== 'degrees' && /^\d{5}$/.test(text))) return null;
  if (kind === 'id' && /^[a-z][a-z0-9 -]*$/.test(text)) return null;
  const meant = kind === 'hours' ? 'such as Mo-Fr 08:00-17:00' : kind === 'day-hours' ? 'such as 8-17' : '';
  return {
    words: `the spreadsheet has turned what was typed into a day (${text})`,
    mend: `First ${asText}, then type it again${meant && `, ${meant}`}.`,
  };
};

const fractionOfDay: Look = (text) =>
  /^0?[.,]\d{2,}$/.test(text)
    ? {
        words: `the spreadsheet has turned a time into a number (${text} is ${timeOfSerial(Number(text.replace(',', '.')))})`,
        mend: `First ${asText}, then type the hours again, such as 08:00-17:00.`,
      }
    : null;

const decimalComma: Look = (text) =>
  /^-?\d{1,3},\d{1,15}$/.test(text)
    ? { words: 'a comma stands where a point must be', mend: `Write it as ${text.replace(',', '.')}, and ${asText}.` }
    : null;

const separated: Look = (text) =>
  /^\d{1,3}([., '\u00a0\u202f]\d{3})+$|^\d+[.,]0+$/.test(text)
    ? {
        words: 'this number has separators or decimals',
        mend: `Write it as ${text.replace(/[.,]0{1,2}$/, '').replace(/\D/g, '')}, and ${asText}.`,
      }
    : null;

const phone: Look = (text) => damagedPhone(text);
const phones: Look = (text) =>
  text.split(/\s+/).reduce<Damage | null>((found, one) => found ?? damagedPhone(one), null);

const everywhere: readonly Look[] = [errorValue, scientific];
const looks: Readonly<Record<ColumnKind, readonly Look[]>> = {
  day: [unseen, otherDay],
  moment: [unseen, otherDay],
  hours: [unseen, turnedIntoDay, fractionOfDay],
  'day-hours': [unseen, turnedIntoDay, fractionOfDay],
  phone: [unseen, phone],
  phones: [unseen, phones],
  answer: [unseen, truth],
  degrees: [unseen, decimalComma, turnedIntoDay],
  number: [separated, unseen],
  id: [unseen, turnedIntoDay],
  words: [lostLetters],
};
