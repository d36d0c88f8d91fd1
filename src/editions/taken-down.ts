/** What callers hear of an edition while some of it is taken down. Safety: it only removes. */
import type { Clinic, Edition } from '../content/edition.ts';
import type { ScreenSource } from '../content/screens.ts';
import type { Target } from '../content/state.ts';
import { withParts } from './row.ts';

/**
 * The edition without what is taken down: a clinic, hotline or contact is not there; a screen, with those compiled out of it,
 * says that it is not there. No digit moves. Its clinics are still read when they are first asked for.
 */
export function withoutTakenDown(edition: Edition, targets: readonly Target[]): Edition {
  if (targets.length === 0) return edition;
  const down = (kind: Target['kind']) =>
    new Set(targets.flatMap((target) => (target.kind === kind ? [target.id] : [])));
  const [clinics, hotlines, contacts, screens] = [down('clinic'), down('hotline'), down('contact'), down('screen')];
  let left: readonly Clinic[] | undefined;
  const leftClinics = () => {
    left ??= clinics.size === 0 ? edition.clinics : edition.clinics.filter(({ code }) => !clinics.has(code));
    return left;
  };
  const others = withParts(edition, leftClinics, () => edition.places);
  return Object.defineProperties(others, {
    hotlines: plain(edition.hotlines.filter(({ id }) => !hotlines.has(id))),
    contacts: plain(edition.contacts.filter(({ id }) => !contacts.has(id))),
    screens: plain(screens.size === 0 ? edition.screens : withScreensDown(edition.screens, screens)),
  });
}

const plain = (value: unknown) => ({ value, enumerable: true, configurable: true });

/** `clinic` takes `clinic/nairobi` with it, which is compiled out of it; the harmless page of the raid card stays. */
function withScreensDown(screens: Edition['screens'], down: ReadonlySet<string>): Edition['screens'] {
  return Object.fromEntries(
    Object.entries(screens).map(([id, source]): [string, ScreenSource] => [
      id,
      source.kind !== 'cover' && down.has(id.split('/')[0] ?? id) ? { kind: 'down' } : source,
    ]),
  );
}

/** The targets that an edition has: what it does not have stays down for those that do. */
export const targetsIn = (edition: Edition, targets: readonly Target[]): readonly Target[] =>
  targets.filter((target) => hasTarget(edition, target));

/** Whether an edition has what a target names; every edition has its line. */
export function hasTarget(edition: Edition, { kind, id }: Target): boolean {
  switch (kind) {
    case 'clinic':
      return edition.clinics.some(({ code }) => code === id);
    case 'hotline':
      return edition.hotlines.some((hotline) => hotline.id === id);
    case 'contact':
      return edition.contacts.some((contact) => contact.id === id);
    case 'screen':
      return Object.hasOwn(edition.screens, id);
    case 'line':
      return true;
  }
}
