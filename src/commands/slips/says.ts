/** What `npm run slips` tells the person at the keyboard. */
import type { Edition } from '../../content/edition.ts';
import type { Target } from '../../content/state.ts';
import { wrongTries } from '../../live/gate/limits.ts';
import { offInstruction } from '../../live/off-text.ts';
import { demoWords } from '../publishing/edition-options.ts';
import { nameOf } from '../publishing/targets.ts';
import type { PrintedSlip } from './page.ts';
import type { NewSlip } from './slip-codes.node.ts';

/** A new slip for the terminal: `OFF 7391 5520  clinic C4823 (Umoja Desk)`. */
export const slipLine = (edition: Edition, { code, target }: NewSlip): string =>
  `${offInstruction(code)}  ${nameOf(edition, target)}`;

/** A new slip for the page. Privacy: a public code or an id, and no name. */
export const printedSlip = ({ line }: Edition, { code, target }: NewSlip): PrintedSlip => ({
  text: textOf(line, code),
  mark: target.id || line.id,
});

/** With the keyword that a shared number wants first; where a line has numbers with and without, with it: both take it. */
function textOf({ sms }: Edition['line'], code: string): string {
  const shared = sms.find(({ sharedKeyword }) => sharedKeyword !== null)?.sharedKeyword;
  return `${shared ? `${shared} ` : ''}${offInstruction(code)}`;
}

export type Made = {
  readonly edition: Edition;
  /** How the lines of commands go on: `--line NAME`, with `--remote`. */
  readonly where: string;
  readonly file: string;
  readonly made: readonly NewSlip[];
  /** How many there are now, with those that were kept. */
  readonly count: number;
  readonly html: string | undefined;
};

/** What to do with new slips, and what they can and cannot do. */
export function madeWords({ edition, where, file, made, count, html }: Made): readonly string[] {
  const { sms, answers, languages } = edition.line;
  const numbers = [...new Set(sms.map(({ number }) => number))].join(' or ');
  const prefixes = [...new Set(answers.map(({ prefix }) => prefix))].join(' or ');
  const [first] = made;
  const example = first ? textOf(edition.line, first.code).replace(/\d{4} \d{4}$/, '… …') : '';
  return [
    '',
    `${file} has ${count} slips, ${made.length} of them new. It holds no code: those above are shown this once.`,
    html === undefined
      ? 'Write them down now, and clear this screen.'
      : `${html} has them to print and to cut. Print it now, then delete it.`,
    `They count once the line is published, and two minutes later everywhere: npm run publish -- ${where}`,
    `To use one, text ${example} to ${numbers}, from any phone whose number begins with ${prefixes}.`,
    `The answer comes in ${languageName(languages[0]?.id)}. Whoever holds a slip can take that one thing down, and no more: nothing comes back by it.`,
    `What was taken down comes back by: npm run restore -- … ${where}`,
    ...guessWords(count),
  ];
}

const languageName = (tag = 'en'): string => new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;

/** So many that a guesser is worth a thought: half a chance within a year of guessing day and night from many phones. */
const manySlips = 50;
const allCodes = 100_000_000;

function guessWords(count: number): readonly string[] {
  if (count <= manySlips) return [];
  const percent = ((100 * count * wrongTries.ofLineAtMost * 24) / allCodes).toFixed(1);
  return [
    `With ${count} slips, somebody who guesses day and night from hundreds of phones takes down one thing a day with a chance of ${percent} percent.`,
    'Fewer slips are safer: make them for what you may have to take down in a night, with --only.',
  ];
}

/** Where lines went, and no slip was made. */
export const goneWords = (file: string, count: number): readonly string[] => [
  `${count === 1 ? '1 line' : `${count} lines`} of what is not there any more went out of ${file}. All else has its slip.`,
];

/** Where nothing is to be made. */
export const noneWanted = (where: string): readonly string[] => [
  'All of these have their slip. Nothing was written.',
  `Where slips are lost, or somebody else may have seen them: npm run slips -- ${where} --again makes new ones, and the old ones count no more.`,
];

/** Where a new slip would bring back what the old one took down. */
export const downWords = (edition: Edition, down: readonly Target[], where: string): readonly string[] => [
  'Nothing was written. A slip took these down, and it is what keeps them down: a new one in its place would bring them back.',
  ...down.map((target) => `  ${nameOf(edition, target)}`),
  `Bring each back first, npm run restore -- … ${where}, or take it out of the files; then make new slips.`,
];

export const otherSecret = (file: string): readonly string[] => [
  `Nothing was written. The slips in ${file} were made with another SLIP_SECRET than this one, and do not count under it.`,
  'Give the right secret; or make all slips anew with --again, destroy the old ones, and publish.',
];

export const missingHere = [
  'SLIP_SECRET does not stand in .dev.vars. Copy its line from .dev.vars.example, and do this again; npm start reads it at its next start.',
];

/** How the secret of a deployment is given, or made. */
export const missingRemote = (howToGive: string): readonly string[] => [
  'Codes count under a secret of the deployment. Cloudflare never shows it again, so give it in the environment:',
  `  ${howToGive}    (then paste it; it is not shown)`,
  'Where there is none yet, or it is lost: make a new one, keep it with the other secrets, and put it with "npx wrangler secret put SLIP_SECRET". Slips made with a lost one do not count any more.',
];

export const weakSecret = [
  'SLIP_SECRET is too easily found out: it needs 16 characters, eight of them different, and must not be that of .dev.vars.example.',
];

export const notByText = ['Slips are texted, and this line takes no texts: line.yaml names no number under sms.'];

export const demoIsHere = [demoWords];

export const deployedIsRemote = [
  'This line is for people who rely on it: its slips need the secret of its deployment, or they would not count there. Add --remote.',
];
