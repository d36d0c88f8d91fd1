/** New codes for take-down slips. */
import { randomInt } from 'node:crypto';
import type { Edition } from '../../content/edition.ts';
import type { Slip } from '../../content/slips.ts';
import type { Target } from '../../content/state.ts';
import { digestOfSlip } from '../../editions/slips.ts';
import { codeDigits } from '../../live/off-text.ts';
import { readRoute } from '../../menu/read-route.ts';

/** A slip before it is printed: its code is nowhere else. */
export type NewSlip = Slip & { readonly code: string };

export type Making = {
  readonly edition: Edition;
  readonly secret: string;
  /** Of slips that are kept. */
  readonly taken: ReadonlySet<string>;
  /** Eight digits, any as likely as any other. */
  readonly newCode?: () => string;
};

/** A code for each target: none that is another's, a route, a clinic's code or a number of the line, or easily guessed. */
export async function makeSlips(targets: readonly Target[], making: Making): Promise<readonly NewSlip[]> {
  const { edition, secret, newCode = randomCode } = making;
  const taken = new Set(making.taken);
  const made: NewSlip[] = [];
  for (const target of targets) {
    let slip: NewSlip | null = null;
    while (slip === null) {
      const code = newCode();
      const digest = await digestOfSlip(secret, edition.line.id, code);
      if (!taken.has(digest) && !isGuessed(code) && !isOther(edition, code)) slip = { code, digest, target };
    }
    taken.add(slip.digest);
    made.push(slip);
  }
  return made;
}

const randomCode = (): string => String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0');

const inOrder = '01234567890123456789';
const fewestDifferent = 4;

/** What somebody tries first. */
const isGuessed = (code: string): boolean =>
  new Set(code).size < fewestDifferent || inOrder.includes(code) || inOrder.includes([...code].reverse().join(''));

/** As many digits of a phone number in a text make it one of our own texts coming back (live/unanswered.ts). */
const fewestDigits = 7;

function isOther(edition: Edition, code: string): boolean {
  const { clinics, hotlines, contacts } = edition;
  const phones = [...hotlines, ...contacts, ...clinics].map(({ phone }) => phone.replace(/\D/g, ''));
  return (
    readRoute(edition, code) !== null ||
    clinics.some((clinic) => clinic.code.slice(1) === code) ||
    phones.some((phone) => phone.length >= fewestDigits && code.includes(phone))
  );
}
