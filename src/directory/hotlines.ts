/** Which hotline or contact to tell of first, now. Never silent: an old entry goes behind, it does not vanish. */
import type { Contact, Edition, EditionLine, Hotline } from '../content/edition.ts';
import { isLiveOn } from './attested.ts';
import { type OpenState, openStateAt } from './hours.ts';
import { localTime } from './local-time.ts';
import { byRank, type Rank } from './ranking.ts';

export type RankedHotline = { readonly hotline: Hotline; readonly isLive: boolean; readonly openState: OpenState };
export type RankedContact = { readonly contact: Contact; readonly openState: OpenState };

type OfLine = Pick<Edition, 'holidays'> & { readonly line: Pick<EditionLine, 'zone'> };
export type HotlinesOfLine = Pick<Edition, 'hotlines' | 'holidays'> & {
  readonly line: Pick<EditionLine, 'zone' | 'jurisdiction'>;
};
export type ContactsOfLine = OfLine & Pick<Edition, 'contacts'>;

/** What is known of who asks: the id of the region they are in, and whose law they ask about (null: that of the line). */
export type Asker = { readonly region: string | null; readonly jurisdiction: string | null };
/** Somebody of whom neither is known. */
export const anybody: Asker = { region: null, jurisdiction: null };
/** Any one of the topics will do; none asks for all. `language` is a language id. */
export type HotlineQuery = Asker & { readonly topics: readonly string[]; readonly language: string };

/**
 * The hotlines of some topics that know the law asked about, best first: checked before not checked, for the caller's region
 * before for others, open, toll-free, in the language, for that region alone; then as the list has them. Those for other
 * regions are left out where one covers the caller's. While none answers, the backups that do stand before them.
 */
export function rankHotlines(edition: HotlinesOfLine, query: HotlineQuery, now: number): readonly RankedHotline[] {
  const local = localTime(edition.line.zone, now);
  const known = edition.hotlines
    .filter((hotline) => knowsLaw(hotline, query.jurisdiction, edition.line.jurisdiction))
    .map((hotline) => ({
      hotline,
      isLive: isLiveOn(hotline, local.date),
      openState: openStateAt(hotline.hours, hotline.closedOnHolidays ? edition.holidays : [], local),
    }));
  const asked = within(
    known.filter(({ hotline }) => query.topics.length === 0 || query.topics.some((id) => hotline.topics.includes(id))),
    query.region,
  );
  const backups = backupsOf(asked, known, query.region);
  return [backups, asked].flatMap((entries) => byRank(entries, (entry) => rankOf(entry, query)));
}

/** Whether it knows a law; null asks for that of the line, `own`. */
export function knowsLaw({ jurisdictions }: Hotline, asked: string | null, own: string): boolean {
  const wanted = asked ?? own;
  return jurisdictions.length === 0 ? wanted === own : jurisdictions.includes(wanted);
}

/** Whether it is for callers from a region; from one that is not known, only those for everywhere are. */
export const covers = ({ regions }: Hotline, region: string | null): boolean =>
  regions.length === 0 || (region !== null && regions.includes(region));

function within(asked: readonly RankedHotline[], region: string | null): readonly RankedHotline[] {
  const covering = asked.filter(({ hotline }) => covers(hotline, region));
  return region === null || covering.length === 0 ? asked : covering;
}

function backupsOf(
  asked: readonly RankedHotline[],
  known: readonly RankedHotline[],
  region: string | null,
): readonly RankedHotline[] {
  const answers = ({ hotline, isLive, openState }: RankedHotline) =>
    isLive && openState.open && covers(hotline, region);
  if (asked.some(answers)) return [];
  const named = new Set(asked.map(({ hotline }) => hotline.backup));
  return known.filter((entry) => named.has(entry.hotline.id) && answers(entry));
}

function rankOf({ hotline, isLive, openState }: RankedHotline, { region, language }: HotlineQuery): Rank {
  return [
    isLive ? 0 : 1,
    covers(hotline, region) ? 0 : 1,
    openState.open ? 0 : 1,
    hotline.tollFree ? 0 : 1,
    hotline.languages.includes(language) ? 0 : 1,
    hotline.regions.length > 0 ? 0 : 1,
  ];
}

/**
 * The one number to tell of: the first of those that cover the caller, checked or not. Never silent: where none of them has
 * the topic, one of any topic, and only then one for other regions; of that law, then of the line's, then of any. Null only
 * where the edition has none.
 */
export function bestHotline(edition: HotlinesOfLine, query: HotlineQuery, now: number): RankedHotline | null {
  // An edition is never copied whole: that would read its clinics and places too.
  const { line, holidays, hotlines } = edition;
  const ownLaw = { ...query, jurisdiction: null };
  return (
    bestOfLaw(edition, query, now) ??
    bestOfLaw(edition, ownLaw, now) ??
    bestOfLaw({ line, holidays, hotlines: hotlines.map((each) => ({ ...each, jurisdictions: [] })) }, ownLaw, now)
  );
}

function bestOfLaw(edition: HotlinesOfLine, query: HotlineQuery, now: number): RankedHotline | null {
  const { line, holidays } = edition;
  const covering = edition.hotlines.filter((hotline) => covers(hotline, query.region));
  for (const hotlines of [covering, edition.hotlines])
    for (const topics of [query.topics, []]) {
      const [best] = rankHotlines({ line, holidays, hotlines }, { ...query, topics }, now);
      if (best) return best;
    }
  return null;
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
