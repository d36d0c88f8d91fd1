/** What a document for the reviewer of cards says, part by part. Plain data: a writer of some format puts it on paper. */
import type { CardSentence } from '../content/card-words.ts';

/** What is known of one card. */
export type CardSheet = {
  readonly screen: string;
  /** As callers read it. */
  readonly title: string;
  /** Where callers find it, one sentence each. */
  readonly places: readonly string[];
  readonly jurisdiction: string;
  /** How its review stands, one sentence each. */
  readonly review: readonly string[];
  readonly sentences: readonly CardSentence[];
  /** The same sentences in the other language; null where there is none in the document. */
  readonly translation: readonly CardSentence[] | null;
  /** What the phone shows, page by page, in each language and channel of the document. */
  readonly shown: readonly { readonly where: string; readonly pages: readonly string[] }[];
  /** One for each language of the document: its name, its locale (null for the first), what an outcome names. */
  readonly outcomes: readonly { readonly language: string; readonly locale: string | null; readonly digest: string }[];
};
export type CardsAbout = {
  readonly line: string;
  readonly organisation: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly source: string;
  readonly translation: string | null;
};

export type Column = { readonly title: string; readonly percent: number };
export type Part =
  | { readonly kind: 'title' | 'heading' | 'words' | 'small' | 'command'; readonly text: string }
  /** Begins on a new page. */
  | { readonly kind: 'card'; readonly text: string }
  /** One page as a phone shows it. */
  | { readonly kind: 'page'; readonly caption: string; readonly text: string }
  /** A cell is written on as many lines as it has texts; a tall row leaves room to write in. */
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly isTall: boolean;
      readonly rows: readonly (readonly (readonly string[])[])[];
    }
  /** A line to write on. */
  | { readonly kind: 'blank'; readonly text: string };

const box = '\u2610';

/** The document from its first page to the signature. */
export function cardsDocument(about: CardsAbout, sheets: readonly CardSheet[]): readonly Part[] {
  return [
    ...opening(about),
    ...sheets.flatMap((sheet) => cardParts(about, sheet)),
    ...outcomeParts(sheets),
    ...forEditors(about, sheets),
  ];
}

/** What stands on every page. */
export const runningTitle = ({ line, day }: CardsAbout): string => `${line}: cards for review, ${day}`;

function opening({ organisation, line, day, source, translation }: CardsAbout): readonly Part[] {
  const also = translation === null ? '' : ` and in ${translation}`;
  return [
    { kind: 'title', text: 'Cards for review' },
    { kind: 'words', text: `${organisation}, line ${line}, ${day}. In ${source}${also}.` },
    {
      kind: 'words',
      text: 'A card is a short text on rights or health that people read on a basic phone, often in a hurry. Please read each sentence with the law that it names, and tick whether it is correct. A sentence that is too short to be complete is correct if nobody comes to harm by it; where somebody could, say what has to be written.',
    },
    {
      kind: 'words',
      text: 'Words in braces are filled in during the call: {number} is the phone number of a hotline that answers then, {who} says who answers. How that looks stands below each table. The mark under a sentence shows later whether it has changed.',
    },
    {
      kind: 'words',
      text: 'At the end is room for your signature and for the day until which your review counts. After that day callers get a hotline instead of the card.',
    },
  ];
}

function cardParts({ source, translation }: CardsAbout, sheet: CardSheet): readonly Part[] {
  const rows = sheet.sentences.map((sentence, at) => [
    [`${sentence.number}`],
    wordsOf(sentence, sheet.translation?.[at] ?? null),
    lawOf(sentence),
    [`${box} ${sentence.waits ? 'confirmed' : 'correct'}`, `${box} not`],
    [''],
  ]);
  return [
    { kind: 'card', text: `${sheet.title} (${sheet.screen})` },
    ...sheet.places.map((text): Part => ({ kind: 'words', text })),
    { kind: 'words', text: `Law of: ${sheet.jurisdiction}. ${sheet.review.join(' ')}` },
    { kind: 'heading', text: 'Sentence by sentence' },
    {
      kind: 'table',
      isTall: true,
      columns: [
        { title: 'No.', percent: 6 },
        { title: translation === null ? `Sentence (${source})` : `Sentence (${source}, ${translation})`, percent: 37 },
        { title: 'Law', percent: 24 },
        { title: 'Correct?', percent: 12 },
        { title: 'Correction', percent: 21 },
      ],
      rows,
    },
    ...sheet.shown.flatMap(({ where, pages }): readonly Part[] => [
      { kind: 'heading', text: where },
      ...pages.map((text, at): Part => ({ kind: 'page', caption: `Page ${at + 1} of ${pages.length}`, text })),
    ]),
  ];
}

function wordsOf(sentence: CardSentence, translated: CardSentence | null): readonly string[] {
  const also = translated === null ? [] : [translated.text || '(not translated)', `mark ${translated.mark}`];
  const own = [sentence.text || '(no text yet)', `mark ${sentence.mark}`];
  return sentence.say === 'sms' ? ['As a text message:', ...own, ...also] : [...own, ...also];
}

function lawOf({ law, inForce, waits }: CardSentence): readonly string[] {
  return [
    law ?? 'no law stated',
    ...Object.entries(inForce).map(([country, day]) => `treaty, in force for ${country} since ${day}`),
    ...(waits ? ['MUST BE CONFIRMED: it is only believed to be right'] : []),
  ];
}

function outcomeParts(sheets: readonly CardSheet[]): readonly Part[] {
  const rows = sheets.flatMap(({ title, screen, outcomes }) =>
    outcomes.map(({ language, digest }) => [
      [`${title} (${screen})`, language],
      [spelled(digest)],
      [`${box} all correct`, `${box} to be mended`],
      [''],
    ]),
  );
  const columns = [
    { title: 'Card', percent: 36 },
    { title: 'Fingerprint of its words', percent: 25 },
    { title: 'Outcome', percent: 19 },
    { title: 'Counts until', percent: 20 },
  ];
  return [
    { kind: 'card', text: 'Outcome' },
    {
      kind: 'words',
      text: 'I have read the cards ticked below as they stand in this document. The fingerprint changes with any word of a card and with the law that it names.',
    },
    { kind: 'table', isTall: true, columns, rows },
    ...['Signature', 'Date', 'What the organisation calls me in its files (never my name)'].map(
      (text): Part => ({ kind: 'blank', text }),
    ),
    {
      kind: 'small',
      text: 'No name goes into the files of the line. Whose signature this is, and the number at the bar or register, the organisation keeps with this paper, apart from them.',
    },
  ];
}

/** The commands that write the outcome down, for the organisation. */
function forEditors({ line }: CardsAbout, sheets: readonly CardSheet[]): readonly Part[] {
  const commands = sheets.flatMap(({ screen, outcomes }) =>
    outcomes.map(({ locale, digest }): Part => {
      const language = locale === null ? '' : ` --language ${locale}`;
      const text = `npm run cards -- record ${screen} --line ${line}${language} --by WHO --on DAY --until DAY --digest ${spelled(digest)}`;
      return { kind: 'command', text };
    }),
  );
  return [
    { kind: 'heading', text: 'For the organisation' },
    {
      kind: 'words',
      text: 'What is ticked is written down by these commands. Add --not and the numbers of the sentences that are not correct, and --confirmed and the numbers of those that had to be confirmed and are.',
    },
    ...commands,
  ];
}

/** A fingerprint for people who type it from paper: `3f2a-91bc-0d1e-77aa`. */
export const spelled = (digest: string): string => digest.replace(/(.{4})(?=.)/g, '$1-');
