/** What somebody asks to take down or restore: which entry of a line it is, and what people call it. */
import { distance } from 'fastest-levenshtein';
import type { Edition } from '../../content/edition.ts';
import { firstScreen } from '../../content/screens.ts';
import { type Target, targetKinds } from '../../content/state.ts';
import { readClinicCode } from '../../directory/code.ts';
import type { Wrong } from '../files/line-files.node.ts';
import { cleanText } from '../summary/texts.ts';

/** What was typed behind the command: a kind, and as yet anything. */
export type TargetAsked = { readonly kind: Target['kind']; readonly typed: string };

export const targetUsage = 'clinic CODE | hotline ID | contact ID | screen ID | line';

/** Reads `clinic C4821`, also where the code is written `c 4821`; null where it is not understood. */
export function readTarget([word, ...others]: readonly string[]): TargetAsked | null {
  const kind = targetKinds.find((name) => name === word);
  const typed = others.join(' ').trim();
  return kind === undefined || (kind === 'line') !== (typed === '') ? null : { kind, typed };
}

type Named = { readonly id: string; readonly names: readonly string[] };

/** The entry of an edition that was meant; where there is none of that code or id, what is near. */
export function findTarget(edition: Edition, { kind, typed }: TargetAsked): Target | Wrong {
  if (kind === 'line') return { kind, id: '' };
  if (kind === 'screen' && alwaysThere.includes(typed))
    return {
      wrong: `Every call begins there. Take the whole line down instead: npm run take-down -- line --line ${edition.line.id}`,
    };
  const entries = namedIn(edition, kind);
  const code = kind === 'clinic' ? readClinicCode(typed) : null;
  const id = entries.find((entry) => entry.id === (code ?? typed) || entry.names.includes(typed))?.id;
  if (id !== undefined) return { kind, id };
  const near = nearestTo(typed, entries).map((entry) => nameOf(edition, { kind, id: entry.id }));
  const mistyped =
    kind === 'clinic' && code === null
      ? ' A code is C and digits, of which the last shows whether it is mistyped.'
      : '';
  return {
    wrong:
      `Callers hear of no such ${kind}.${mistyped} ${near.length > 0 ? `Near it: ${near.join(', ')}.` : ''}`.trim(),
  };
}

/** How every call begins: these can only go with the whole line. */
const alwaysThere: readonly string[] = ['language', firstScreen];
const shownNear = 3;

/** The codes or ids of a kind, each with what else it is known by. */
function namedIn(edition: Edition, kind: Exclude<Target['kind'], 'line'>): readonly Named[] {
  const first = edition.line.languages[0]?.id ?? '';
  switch (kind) {
    case 'clinic':
      return edition.clinics.map(({ code, id, names }) => ({ id: code, names: [id, names[first] ?? ''] }));
    case 'hotline':
      return edition.hotlines.map(({ id, names }) => ({ id, names: [names[first] ?? ''] }));
    case 'contact':
      return edition.contacts.map(({ id, names }) => ({ id, names: [names[first] ?? ''] }));
    case 'screen':
      // `clinic/nairobi` is compiled out of `clinic` and goes with it.
      return Object.keys(edition.screens)
        .filter((id) => !id.includes('/') && !alwaysThere.includes(id))
        .map((id) => ({ id, names: [labelOf(edition, id)] }));
  }
}

function nearestTo(typed: string, entries: readonly Named[]): readonly Named[] {
  const far = ({ id, names }: Named) =>
    Math.min(...[id, ...names].filter(Boolean).map((name) => distance(typed.toLowerCase(), name.toLowerCase())));
  return entries
    .map((entry) => ({ entry, slips: far(entry) }))
    .sort((a, b) => a.slips - b.slips)
    .slice(0, shownNear)
    .map(({ entry }) => entry);
}

/** What people call it: `clinic C4823 (Umoja Desk)`. What the edition does not have is called by its code or id alone. */
export function nameOf(edition: Edition | null, { kind, id }: Target): string {
  if (kind === 'line') return 'the whole line';
  const [name = ''] =
    (edition &&
      namedIn(edition, kind)
        .find((entry) => entry.id === id)
        ?.names.slice(-1)) ||
    [];
  return cleanText(name === '' ? `${kind} ${id}` : `${kind} ${id} (${name})`);
}

/** What the first option that leads to a screen says, in the first language; '' where it has placeholders, or none does. */
function labelOf({ screens, strings, line }: Edition, id: string): string {
  const options = Object.values(screens).flatMap((source) => ('options' in source ? source.options : []));
  const label = options.find(({ to }) => to === id)?.label;
  const text = label?.kind === 'string' ? strings[line.languages[0]?.id ?? '']?.[label.key] : undefined;
  return typeof text === 'string' ? text : '';
}

/** Whether two name the same. */
export const isSameTarget = (a: Target, b: Target): boolean => a.kind === b.kind && a.id === b.id;
