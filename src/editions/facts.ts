/** What has to be known of a line where its edition cannot be read, or is not needed: whom it answers, and the constant page. */
import type { Edition, EditionLine, Message, SmsEntry, UssdEntry } from '../content/edition.ts';
import type { Target } from '../content/state.ts';
import { constantHotlines } from '../directory/constant-hotline.ts';
import { demoMark } from '../menu/screen.ts';
import { foldToGsm } from '../render/fold.ts';
import { septetsOf } from '../render/gsm.ts';
import { defaultSmsLimits } from '../render/limits.ts';
import { smsSize } from '../render/segments.ts';

export type LineFacts = {
  readonly id: string;
  readonly demo: boolean;
  /** How it is reached. */
  readonly ussd: readonly Pick<UssdEntry, 'gateway' | 'codes'>[];
  readonly sms: readonly SmsEntry[];
  readonly smsNumbers: readonly string[];
  /** Whom it may answer by SMS. */
  readonly answers: EditionLine['answers'];
  /** How many replies it may send. */
  readonly caps: EditionLine['caps'];
  /** Said when all else has failed, in GSM letters, with the first of these numbers that is not taken down. */
  readonly constant: {
    readonly words: string;
    readonly hotlines: readonly { readonly id: string; readonly phone: string }[];
  };
  /** Said while the whole line is taken down: in each language, as far as one screen holds them. */
  readonly closed: string;
  /** The same as an SMS: in each language, as far as two segments hold them. */
  readonly closedSms: string;
  /** What each slip takes down, by its digest. */
  readonly slips: Edition['slips'];
};

/** What `fallback` says where a locale has no such sentence. */
const noWords = 'Sorry, that did not work. Call:';
const closedWords = 'This service is closed.';
/** Fits the smallest screen of any network, whatever stands before it. */
const fitsScreen = (text: string) => (septetsOf(text) ?? Number.POSITIVE_INFINITY) < 120;
const fitsSms = (text: string) => septetsOf(text) !== null && smsSize(text).segments <= defaultSmsLimits.maxSegments;

/** The facts of an edition. */
export function factsOf(edition: Edition): LineFacts {
  const { id, demo, ussd, sms, answers, caps, languages } = edition.line;
  const mark = demo ? `${demoMark}\n` : '';
  const first = edition.strings[languages[0]?.id ?? '']?.fallback;
  return {
    id,
    demo,
    ussd: ussd.map(({ gateway, codes }) => ({ gateway, codes })),
    sms,
    smsNumbers: [...new Set(sms.map(({ number }) => number))],
    answers,
    caps,
    constant: {
      words: mark + textOf(first, noWords),
      hotlines: constantHotlines(edition).map((hotline) => ({ id: hotline.id, phone: hotline.phone })),
    },
    closed: closedText(edition, mark, fitsScreen),
    closedSms: closedText(edition, mark, fitsSms),
    slips: edition.slips,
  };
}

/** The constant page of a line; no number where each is taken down. */
export function constantText({ constant: { words, hotlines } }: LineFacts, takenDown: readonly Target[]): string {
  const isDown = (hotline: string) => takenDown.some(({ kind, id }) => kind === 'hotline' && id === hotline);
  const number = hotlines.find(({ id }) => !isDown(id))?.phone;
  return foldToGsm(number === undefined ? words : `${words}\n${number}`);
}

/** In GSM letters. */
function closedText({ line, strings }: Edition, mark: string, fits: (text: string) => boolean): string {
  const said = line.languages.map(({ id, latin }) => textOf(strings[latin ?? id]?.['line.closed'], closedWords));
  let text = mark.trim();
  for (const sentence of new Set(said.map(foldToGsm))) {
    const longer = text === '' ? sentence : `${text}\n${sentence}`;
    if (fits(longer)) text = longer;
  }
  return text === mark.trim() ? mark + closedWords : text;
}

const textOf = (message: Message | undefined, otherwise: string): string =>
  typeof message === 'string' ? message : otherwise;
