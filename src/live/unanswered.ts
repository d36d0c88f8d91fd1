/** Messages that get no answer, whoever sent them. */
import type { Edition } from '../content/edition.ts';
import type { SmsGateway, SmsInbound } from '../gateways/gateway.ts';

export type Silence = 'not-a-person' | 'own-number' | 'not-allowed' | 'opt-out' | 'own-text' | 'too-late';

/** Providers retry for hours, and a late text can land in the wrong hands. */
export const maxAgeMinutes = 30;

/** Why a message is left unanswered; null where it is to be answered. `now` in milliseconds since 1970. */
export function silenceFor(edition: Edition, gateway: SmsGateway, inbound: SmsInbound, now: number): Silence | null {
  const { caller, sentAt, text } = inbound;
  if (caller.kind() !== 'mobile') return 'not-a-person';
  if (caller.isOneOf(edition.line.sms.map(({ number }) => number))) return 'own-number';
  if (!caller.isAllowed(edition.line.answers)) return 'not-allowed';
  if (gateway.optOutWords.includes(text.trim().toUpperCase())) return 'opt-out';
  if (sentAt !== null && now - sentAt > maxAgeMinutes * 60_000) return 'too-late';
  return isOwnText(edition, text) ? 'own-text' : null;
}

/** A number we give out, in a message that came in: one of our own texts coming back, or a machine quoting it. */
function isOwnText(edition: Edition, text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 9) return false;
  return [...edition.hotlines, ...edition.clinics, ...edition.contacts].some(({ phone }) =>
    digits.includes(phone.replace(/\D/g, '')),
  );
}
