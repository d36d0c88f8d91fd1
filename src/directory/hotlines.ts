/** Which hotline or contact to tell of first, now. Never silent: an old entry goes behind, it does not vanish. */
import type { Contact, Edition, EditionLine, Hotline } from '../content/edition.ts';
import { isLiveOn } from './attested.ts';
import { type OpenState, openStateAt } from './hours.ts';
import { localTime } from './local-time.ts';
import { byRank } from './ranking.ts';

export type RankedHotline = { readonly hotline: Hotline; readonly isLive: boolean; readonly openState: OpenState };
export type RankedContact = { readonly contact: Contact; readonly openState: OpenState };

type OfLine = Pick<Edition, 'holidays'> & { readonly line: Pick<EditionLine, 'zone'> };
export type HotlinesOfLine = OfLine & Pick<Edition, 'hotlines'>;
export type ContactsOfLine = OfLine & Pick<Edition, 'contacts'>;

/** Any one of the topics will do; none asks for all. `language` is a language id. */
export type HotlineQuery = { readonly topics: readonly string[]; readonly language: string };

/** The hotlines of some topics, best first: checked before not checked, open, toll-free, in the language; then as the list has them. */
export function rankHotlines(edition: HotlinesOfLine, query: HotlineQuery, now: number): readonly RankedHotline[] {
  const local = localTime(edition.line.zone, now);
  const found = edition.hotlines
    .filter(({ topics }) => query.topics.length === 0 || query.topics.some((topic) => topics.includes(topic)))
    .map((hotline) => ({
      hotline,
      isLive: isLiveOn(hotline, local.date),
      openState: openStateAt(hotline.hours, hotline.closedOnHolidays ? edition.holidays : [], local),
    }));
  return byRank(found, ({ hotline, isLive, openState }) => [
    isLive ? 0 : 1,
    openState.open ? 0 : 1,
    hotline.tollFree ? 0 : 1,
    hotline.languages.includes(query.language) ? 0 : 1,
  ]);
}

/** The first of them; where no hotline has the topic, the best of all; null only where the edition has none. */
export function bestHotline(edition: HotlinesOfLine, query: HotlineQuery, now: number): RankedHotline | null {
  return rankHotlines(edition, query, now)[0] ?? rankHotlines(edition, { ...query, topics: [] }, now)[0] ?? null;
}

/** The contacts of some groups, best first: open, in the language; then as the list has them. */
export function rankContacts(
  edition: ContactsOfLine,
  query: { readonly groups: readonly string[]; readonly language: string },
  now: number,
): readonly RankedContact[] {
  const local = localTime(edition.line.zone, now);
  const found = edition.contacts
    .filter(({ group }) => query.groups.includes(group))
    .map((contact) => ({ contact, openState: openStateAt(contact.hours, [], local) }));
  return byRank(found, ({ contact, openState }) => [
    openState.open ? 0 : 1,
    contact.languages.includes(query.language) ? 0 : 1,
  ]);
}
