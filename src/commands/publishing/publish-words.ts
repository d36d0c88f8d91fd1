/** What the commands that publish say: plain words for who does not program. */
import type { Finding } from '../../check/finding.ts';
import type { Edition } from '../../content/edition.ts';
import { raidScreen } from '../../content/screens.ts';
import type { ChangedDigit, Target } from '../../content/state.ts';
import type { EarlyDigit } from '../../menu/changes.ts';
import { anyKey, digitsOf, keyAt, optionsOf, startKey, textKey } from '../../menu/digits.ts';
import type { WhichLine } from '../store/published-line.node.ts';
import type { WrittenState } from '../store/write-state.node.ts';
import { readLabel } from '../summary/keys.ts';
import type { OnLine } from './on-line.node.ts';

/** A command for the same line and store; `words` stand before the options. */
export function commandOn({ which, asked }: OnAsked, command: string, words = ''): string {
  const { line, isRemote } = which;
  const signs = ['publish', 'sign', 'rollback', 'take-down'].includes(command);
  const options = [
    words,
    `--line ${line}`,
    isRemote ? '--remote' : '',
    isRemote && signs ? '--by HANDLE' : '',
    asked.flags.has('anew') && ['publish', 'sign'].includes(command) ? '--anew' : '',
  ];
  return `npm run ${command} -- ${options.filter((option) => option !== '').join(' ')}`;
}
type OnAsked = Pick<OnLine, 'which' | 'asked'>;

/** The command that shows all that differs from what callers hear: in the files, or in an edition of this number. */
export const diffCommand = ({ line, isRemote }: WhichLine, number: number | null): string =>
  `npm run diff -- ${number === null ? '' : `heard ${number} `}--line ${line}${isRemote ? ' --remote' : ''}`;

/** What was done behind somebody's back, and what to do. */
export function overtakenWords(on: OnAsked, written: Extract<WrittenState, 'overtaken' | 'lost'>): string {
  const look = `To see what callers hear: ${commandOn(on, 'editions')}. Then do this again.`;
  return written === 'overtaken'
    ? `Nothing was published: somebody else changed what callers hear while this was being made. ${look}`
    : `Somebody else published at the same moment, and callers hear theirs, not this one. ${look}`;
}

export const unkeptWords = ({ line }: WhichLine, why: string): string =>
  `It is published, but menus/${line}/published.json was not written. ${why}`;

/** Keys that would do another thing at once, each with what to do. */
export function movedWords(moved: readonly ChangedDigit[], before: Edition, after: Edition): readonly string[] {
  if (moved.length === 0) return [];
  const was = digitsOf(before);
  const single = moved.filter(({ screen }) => listOf(after, screen) === null);
  return [
    'Not published: these keys would do another thing than callers read on their screen a moment ago.',
    ...listWords(moved, after),
    ...single.map(({ screen, digit, meaning }) => {
      const old = was.get(keyAt(screen, digit)) ?? '';
      return `  On screen ${screen}, key ${digit} leads to ${targetWords(before, screen, digit, old)}. It would lead to ${targetWords(after, screen, digit, meaning)}.`;
    }),
    ...(single.length > 0
      ? [
          'What to do: give what is new a digit that is free. Or take the old one out, publish, wait five minutes, and publish the new one.',
          'Where nothing else leads to what you take out of a menu, its screen (menu.yaml) and its strings (locales) go too, or npm run check objects.',
        ]
      : []),
  ];
}

/** The screen of menu.yaml whose list of places a screen is a page of; null for other screens. */
function listOf({ screens }: Edition, screen: string): string | null {
  const source = screens[screen];
  return source?.kind === 'places' ? source.nearest : null;
}

/** One entry a list: one row that moves takes all after it along. */
function listWords(moved: readonly ChangedDigit[], after: Edition): readonly string[] {
  const lists = Map.groupBy(moved, ({ screen }) => listOf(after, screen));
  return [...lists].flatMap(([list, { length }]) =>
    list === null
      ? []
      : [
          `  In the list of places of screen ${list}, ${length === 1 ? '1 key' : `${length} keys`} would lead to other places. Its digits follow the order of the rows of menus/${after.line.id}/places.csv: put the rows back in their old order, and add new ones at the end.`,
        ],
  );
}

/** `hotlines ("Call someone")`: the screen, language or place, and what callers read beside the digit. */
function targetWords(edition: Edition, screen: string, digit: string, meaning: string): string {
  const source = edition.screens[screen];
  const [locale] = edition.line.languages;
  const options = source && 'options' in source && Array.isArray(source.options) ? source.options : [];
  const label = options.find((option) => option.digit === digit)?.label;
  const read = label && readLabel(edition, label, locale?.id ?? '');
  const isKnown = source !== undefined && optionsOf(edition, source).some(([own]) => own === digit);
  return isKnown && read !== undefined ? `${meaning} ("${read}")` : meaning;
}

/** Keys that may do another thing, though not yet. */
export function earlyWords(early: readonly EarlyDigit[], now: number): readonly string[] {
  if (early.length === 0) return [];
  const seconds = Math.max(...early.map(({ from }) => Math.ceil((from - now) / 1000)));
  return [
    'Not published yet: these keys did another thing a moment ago, and somebody may still be in a call that knows them so.',
    ...early.map(({ screen, digit, meaning }) =>
      digit === anyKey
        ? `  Screen ${screen} would tell of other things.`
        : `  On screen ${screen}, key ${digit} would lead to ${meaning}.`,
    ),
    `What to do: publish again in ${Math.ceil(seconds / 60)} min (${seconds} s).`,
  ];
}

/** What somebody has to know before they answer, besides what changes. */
export type BeforeAsking = {
  readonly findings: readonly Finding[];
  /** Down, and staying so. */
  readonly takenDown: readonly Target[];
  /** Down as well, and not in the edition. */
  readonly absent: readonly Target[];
  /** Keys that do another thing from now on. */
  readonly changed: readonly ChangedDigit[];
  /** Whether the keys could be compared with what callers hear. */
  readonly isCompared: boolean;
  readonly which: WhichLine;
};

export function beforeAsking(before: BeforeAsking): readonly string[] {
  const { findings, takenDown, absent, changed, isCompared, which } = before;
  const list = (targets: readonly Target[]) => targets.map(({ kind, id }) => `${kind} ${id}`.trim()).join(', ');
  const check = `npm run check -- --line ${which.line}${which.isRemote ? ' --production' : ''}`;
  return [
    ...(findings.length > 0
      ? [`The check has ${findings.length} ${findings.length === 1 ? 'warning' : 'warnings'}: ${check}`]
      : []),
    ...(takenDown.length > 0 ? [`Taken down, and it stays so: ${list(takenDown)}.`] : []),
    ...(absent.length > 0
      ? [
          `Taken down, and not in this edition: ${list(absent)}. Where another has it, it stays down until: npm run restore.`,
        ]
      : []),
    ...(isCompared
      ? []
      : [
          'Which keys change could not be looked at: what was deployed is not known from here. Publish while nobody is in a call.',
        ]),
    ...meanwhileWords(changed),
  ];
}

/** What more callers than those who press one key hear while that counts as changed. */
function meanwhileWords(changed: readonly ChangedDigit[]): readonly string[] {
  const hear = 'only that the menu has just changed, and a number';
  if (isEveryCall(changed))
    return [`For five minutes EVERY call hears ${hear}: calls begin otherwise than before. Publish when few call.`];
  const closes = changed.some(({ screen, digit }) => screen === raidScreen && digit === '0');
  return [
    ...(changed.some(({ digit }) => digit === textKey)
      ? [`For five minutes, whoever types the name of a place hears ${hear}. The lists of places go on working.`]
      : []),
    ...(closes
      ? ['For five minutes, the card about a raid does not say what 0 does; it closes the call on the harmless page.']
      : []),
  ];
}

const isEveryCall = (changed: readonly ChangedDigit[]): boolean => changed.some(({ screen }) => screen === startKey);

/** What follows from being heard. */
export function publishedWords(
  number: number,
  line: string,
  changed: readonly ChangedDigit[],
  written: WrittenState,
): readonly string[] {
  const keys = changed.length === 1 ? '1 key or screen' : `${changed.length} keys or screens`;
  return [
    `Published: edition ${number} of ${line}. Callers hear it within a minute, at most two.`,
    ...(isEveryCall(changed) ? meanwhileWords(changed) : []),
    ...(changed.length > 0 && !isEveryCall(changed)
      ? [`For five minutes, a call that runs through one of ${keys} that changed is asked to dial again.`]
      : []),
    ...(written === 'unseen' ? [unseenWords] : []),
  ];
}

/** Said where the store still shows the state before: nobody knows yet whether it will stay. */
export const unseenWords = 'The store does not show it yet. Look again in two minutes: npm run editions';

/** What the next person does. */
export function waitingWords(on: OnAsked & Pick<OnLine, 'ground'>, path: string, missing: number): readonly string[] {
  const { people } = on.ground.trust;
  const others = people.map(({ handle }) => handle).filter((handle) => handle !== on.asked.by);
  return [
    `Signed, and not published yet: ${missing} more ${missing === 1 ? 'person has' : 'people have'} to sign (${others.join(', ')}).`,
    `Your signature is in ${path}. Share this folder with them: they need that file and the same menus and locales.`,
    `They run: ${commandOn(on, 'sign')}`,
    `Then either of you runs: ${commandOn(on, 'publish')}`,
  ];
}
