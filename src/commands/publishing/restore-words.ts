/** What comes back when something is restored, and whether its word still counts: said before anybody signs. */
import type { Edition } from '../../content/edition.ts';
import type { Target } from '../../content/state.ts';
import { isLive, isOffered } from '../../directory/attested.ts';
import { localTime } from '../../directory/local-time.ts';
import { cleanText } from '../summary/texts.ts';
import { nameOf } from './targets.ts';

/** Lines to print: its numbers, to be called once more, and what speaks against it. */
export function restoreWords(edition: Edition, target: Target, now: number): readonly string[] {
  const name = nameOf(edition, target);
  const title = `Callers will be told again of ${name}.`;
  const { line } = edition;
  switch (target.kind) {
    case 'clinic': {
      const clinics = edition.clinics.filter(({ code }) => code === target.id);
      return clinics.flatMap((clinic) => [
        title,
        ...numbers([clinic.phone, ...clinic.otherPhones]),
        isOffered(clinic, line.zone, now)
          ? `Its word counts until ${clinic.attestation?.expiresOn ?? ''}.`
          : `WARNING: its word does not count${whyNot(clinic.attestation)}. Results leave it out until it is renewed.`,
      ]);
    }
    case 'hotline': {
      const hotlines = edition.hotlines.filter(({ id }) => id === target.id);
      return hotlines.flatMap((hotline) => [
        title,
        ...numbers([hotline.phone]),
        isLive(hotline, line.zone, now)
          ? `It was checked on ${hotline.checkedOn}, which counts until ${hotline.expiresOn}.`
          : `WARNING: it has not been checked since ${hotline.checkedOn}. Callers hear that, and are told of others first.`,
      ]);
    }
    case 'contact':
      return edition.contacts.filter(({ id }) => id === target.id).flatMap(({ phone }) => [title, ...numbers([phone])]);
    case 'screen':
      return [
        `Callers will hear ${name} again, with all that lies behind it.`,
        ...reviewWords(edition, target.id, now),
      ];
    case 'line':
      return ['Callers will hear the whole line again, from its first page.'];
  }
}

const numbers = (phones: readonly string[]): readonly string[] => [
  'Call before you sign:',
  ...phones.map((phone) => `  ${cleanText(phone)}`),
];

function whyNot(attestation: Edition['clinics'][number]['attestation']): string {
  if (attestation === null) return ', since it has none';
  if (attestation.withdrawn) return `: it was withdrawn on ${attestation.checkedOn}`;
  return attestation.offered ? ` since ${attestation.expiresOn}` : ': it is not complete';
}

function reviewWords({ screens, line }: Edition, screen: string, now: number): readonly string[] {
  const source = screens[screen];
  const review = source?.kind === 'card' ? source.review : null;
  if (!review) return [];
  const isOld = review.until < localTime(line.zone, now).date;
  return [
    isOld
      ? `WARNING: its law was to be reviewed until ${review.until}.`
      : `Its law counts as reviewed until ${review.until}.`,
  ];
}
