/** What is due, in sentences for who does it. Pure. */
import type { DueItem, DueStage } from '../../directory/due-item.ts';
import { hotlineLeadDays } from '../../directory/due-numbers.ts';
import type { LeftEmpty } from '../../directory/left-empty.ts';
import { renewFromDay } from '../../directory/renewal.ts';
import type { DueReport } from './report.ts';

/** Days within which something has to be done this week. */
const thisWeekDays = 7;

export type DueSection = { readonly title: string; readonly items: readonly DueItem[] };

const titles: Readonly<Record<Exclude<DueStage, 'running-out'>, string>> = {
  unconfirmed: 'Nobody has confirmed it',
  'never-called': 'Nobody has ever called',
  unpublished: 'Callers do not hear it yet',
  'without-slip': 'No slip takes it down',
  overtaken: 'The words have changed since somebody read them',
  unread: 'Translations that nobody else has read',
};

/** The items under headings, in the order in which they come; no heading stands without items. */
export function sectionsOf({ items, withinDays }: Pick<DueReport, 'items' | 'withinDays'>): readonly DueSection[] {
  const sections = new Map<string, DueItem[]>();
  for (const item of items) {
    const title = titleOf(item, withinDays);
    sections.set(title, [...(sections.get(title) ?? []), item]);
  }
  return [...sections].map(([title, found]) => ({ title, items: found }));
}

function titleOf({ leavesEmpty, stage, daysLeft }: DueItem, withinDays: number): string {
  if (leavesEmpty.length > 0) return 'First: without these, people somewhere are told of nobody';
  if (stage !== 'running-out') return titles[stage];
  if ((daysLeft ?? 0) < 0) return 'Past their date';
  return (daysLeft ?? 0) <= thisWeekDays ? `Run out within ${thisWeekDays} days` : `Run out within ${withinDays} days`;
}

const languageNames = new Intl.DisplayNames('en', { type: 'language' });
const kinds: Readonly<Record<DueItem['kind'], string>> = {
  clinic: 'Clinic',
  hotline: 'Hotline',
  contact: 'Contact',
  card: 'Card',
  language: 'Language',
  translation: 'String',
  translations: 'Strings',
  slips: 'Slips for',
  edition: 'Edition of',
};

/** What it is, as people call it: `Clinic Umoja Wellness Desk (umoja-desk), 020 7946 0201`. */
export function nameSays({ kind, id, name, phone, language }: DueItem): string {
  if (kind === 'language') return `${kinds[kind]} ${languageNames.of(id) ?? name}`;
  if (kind === 'translations') return `${kinds[kind]} in ${languageNames.of(id) ?? id}: ${name}`;
  if (kind === 'slips') return `${kinds[kind]} ${name}`;
  const tag = language === null ? '' : ` in ${languageNames.of(language) ?? language}`;
  return `${kinds[kind]} ${name}${name === id ? '' : ` (${id})`}${tag}${phone === null ? '' : `, ${phone}`}`;
}

/** How it stands: one sentence with a day. */
export function stateSays({ kind, stage, on, daysLeft, remedy }: DueItem): string {
  if (stage === 'unread' && kind === 'translations')
    return `Taken in from a file, the oldest on ${on}, and nobody has read them since.`;
  if (stage === 'unpublished') return `The files say something else than what was published last, on ${on}.`;
  if (stage === 'without-slip') return 'Others have a slip: in the night this one would be looked for in vain.';
  if (stage === 'overtaken' && kind === 'card')
    return `Reviewed on ${on}, with other words or another law than those of today.`;
  if (stage === 'unread') return 'No second native reader has read it, and no five callers have tried it.';
  if (stage === 'unconfirmed') return `Asked on ${on}, and no second person has confirmed it: nobody is told of it.`;
  if (stage === 'never-called')
    return remedy.kind === 'ask'
      ? 'Nobody has asked it yet: nobody is told of it.'
      : 'No call to this number is written down.';
  if (stage === 'overtaken') return `Read or taken in on ${on}, for other words than those of today.`;
  const what = { clinic: 'Its word', hotline: 'Its test call', card: 'Its review' }[kind as 'clinic'] ?? 'It';
  const days = daysLeft ?? 0;
  return days < 0 ? `${what} ended on ${on}, ${daysOf(-days)} ago.` : `${what} counts until ${on}, ${leftOf(days)}.`;
}

/** How far the list looks ahead: `30 days ahead (hotlines: 10)`. */
export const aheadSays = (withinDays: number): string =>
  withinDays > hotlineLeadDays
    ? `${daysOf(withinDays)} ahead (hotlines: ${hotlineLeadDays})`
    : `${daysOf(withinDays)} ahead`;

const daysOf = (days: number): string => `${days} day${days === 1 ? '' : 's'}`;
const leftOf = (days: number): string => (days === 0 ? 'today' : `${daysOf(days)} left`);

/** What to do, and the command that writes it down then; null where it is written by hand. */
export type RemedySaid = { readonly words: string; readonly command: string | null };

export function remedySays(item: DueItem, line: string): RemedySaid {
  const { kind, id, language, remedy } = item;
  const by = `--line ${line} --by HANDLE`;
  switch (remedy.kind) {
    case 'one-call': {
      const when = remedy.from === null ? '' : ` from ${remedy.from} on`;
      return {
        words: `One call is enough${when} if every answer is the same; then a second person confirms it.`,
        command: `npm run directory -- renew ${id} ${by} --second HANDLE --role ROLE`,
      };
    }
    case 'ask':
      return byHand(
        `Ask all questions anew, two people, and add a row to attestations.csv. One call is enough only for a complete word that is ${renewFromDay} days old.`,
      );
    case 'confirm':
      return byHand('A second person asks the clinic again, then writes their handle into second_checker.');
    case 'call':
      return {
        words:
          kind === 'clinic'
            ? 'Call it once, to see that the number is right and how it answers. Then write that down.'
            : 'Call it. If it answers, write that down.',
        command: `npm run directory -- called ${id} ${by}`,
      };
    case 'review':
      return {
        words: 'Have a lawyer of the country review it; the document says how to write the outcome down.',
        command: `npm run cards -- export --docx --line ${line} ${language === null ? id : `${language} ${id}`}`,
      };
    case 'slips':
      return {
        words: 'Make what is missing, with --remote where people rely on the line; print it, then publish.',
        command: `npm run slips -- --line ${line}`,
      };
    case 'publish':
      return {
        words: 'See what differs, and publish it or mend the files.',
        command: `npm run diff -- --line ${line} --remote`,
      };
    case 'read':
    case 'read-again':
      return readingSays(item, by);
  }
}

function readingSays({ kind, id, language, remedy }: DueItem, by: string): RemedySaid {
  if (language === null)
    return {
      words: 'Have it read by a second native reader and tried with five callers. Then write that down.',
      command: `npm run strings -- reader ${id} ${by} --on DAY --tried-on DAY --tried-by ORGANISATION`,
    };
  const read = `npm run strings -- read ${language} ${by}`;
  if (kind === 'translations')
    return { words: 'Have a native reader look at each. Then write that down.', command: `${read} --all` };
  const first = remedy.kind === 'read' ? 'Mend it if it has to be, and read it' : 'It has been changed too: read it';
  return { words: `${first} against the words of today.`, command: `${read} ${id}` };
}

const byHand = (words: string): RemedySaid => ({ words, command: null });

/** Where it is written: tables have rows, other files lines. */
export function whereSays({ where: { file, row } }: DueItem): string {
  return `${file} ${file.endsWith('.csv') ? 'row' : 'line'} ${row}`;
}

/** Where nobody would be told of, one sentence for all that is missing in the same areas; a region where all of it is. */
export function emptySays(left: readonly LeftEmpty[], { areas }: Pick<DueReport, 'areas'>): readonly string[] {
  const byServices = new Map<string, Set<string>>();
  for (const { place, services } of left) {
    const wanted = services.length === 0 ? 'any clinic' : `a clinic with ${services.join(' and ')}`;
    byServices.set(wanted, (byServices.get(wanted) ?? new Set<string>()).add(place.id));
  }
  const byAreas = new Map<string, string[]>();
  for (const [wanted, places] of byServices) {
    const count = `${places.size} area${places.size === 1 ? '' : 's'}`;
    const where = `in ${count}: ${namesOf(places, areas).join(', ')}`;
    byAreas.set(where, [...(byAreas.get(where) ?? []), wanted]);
  }
  return [...byAreas].map(([where, wanted]) => `Without it nobody is told of ${wanted.join(' or ')} ${where}.`);
}

function namesOf(places: ReadonlySet<string>, areas: DueReport['areas']): readonly string[] {
  return areas.flatMap(({ region, places: all }) => {
    const hit = all.filter(({ id }) => places.has(id));
    return hit.length === all.length && all.length > 1 ? [`all of ${region}`] : hit.map(({ name }) => name);
  });
}
