/** Messages that get no answer, whoever sent them. */
import type { Edition, EditionLine } from '../content/edition.ts';
import type { SmsGateway, SmsInbound } from '../gateways/gateway.ts';
import { foldWord, optOutWords } from '../menu/keywords.ts';
import { withoutShared } from '../menu/reply.ts';

export type Silence = 'not-a-person' | 'own-number' | 'not-allowed' | 'opt-out' | 'own-text' | 'too-late';

/** Providers retry for hours, and a late text can land in the wrong hands. */
export const maxAgeMinutes = 30;

/** What the compiled head knows of a line, so that it holds where the edition cannot be read. */
export type LineHead = Pick<EditionLine, 'answers'> & { readonly smsNumbers: readonly string[] };

/**
 * Why a message is left unanswered, as far as no edition is needed to tell; null where nothing speaks against an answer.
 * `now` in milliseconds since 1970.
 */
export function silenceFor(
  gateway: SmsGateway,
  inbound: SmsInbound,
  { smsNumbers, answers }: LineHead,
  now: number,
): Silence | null {
  const { caller, sentAt, text } = inbound;
  if (caller.kind() !== 'mobile') return 'not-a-person';
  if (caller.isOneOf(smsNumbers)) return 'own-number';
  if (!caller.isAllowed(answers)) return 'not-allowed';
  if (isOptOut(gateway, text)) return 'opt-out';
  return sentAt !== null && now - sentAt > maxAgeMinutes * 60_000 ? 'too-late' : null;
}

/**
 * Why a line leaves a message unanswered, by what it says itself. An opt-out word counts behind the keyword of a shared
 * short code too; `sharedKeyword` is null where the number is ours alone.
 */
export function silenceOfLine(
  edition: Edition,
  gateway: SmsGateway,
  { text }: SmsInbound,
  sharedKeyword: string | null,
): Silence | null {
  if (isOptOut(gateway, withoutShared(text, sharedKeyword))) return 'opt-out';
  return isOwnText(edition, text) ? 'own-text' : null;
}

/**
 * Folded as `npm run check` folds, which lets no keyword near these words: `Stop.`, `STOP ALL`, `opt-out`. The words of all
 * companies count over each, since a network may have taken one for its own before the gateway saw it.
 */
function isOptOut(gateway: SmsGateway, text: string): boolean {
  const word = foldWord(text);
  return [...gateway.optOutWords, ...optOutWords].some((optOut) => foldWord(optOut) === word);
}

/** Numbers of small countries, as they are written there, have seven; shorter ones stand in routes and codes. */
const fewestDigits = 7;

/** A number we give out, in a message that came in: one of our own texts coming back, or a machine quoting it. */
function isOwnText(edition: Edition, text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (digits.length < fewestDigits) return false;
  const isQuoted = ({ phone }: { readonly phone: string }): boolean => {
    const own = phone.replace(/\D/g, '');
    return own.length >= fewestDigits && digits.includes(own);
  };
  // Clinics last: where they cannot be read, the number of the constant page is known all the same.
  return [edition.hotlines, edition.contacts].some((list) => list.some(isQuoted)) || edition.clinics.some(isQuoted);
}
