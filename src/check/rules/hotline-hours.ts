/** Whoever is sent to a hotline should find one that answers, whatever the hour; a backup counts. */
import type { Edition } from '../../content/edition.ts';
import { isLiveOn } from '../../directory/attested.ts';
import { type HotlineQuery, rankHotlines } from '../../directory/hotlines.ts';
import { localTime } from '../../directory/local-time.ts';
import type { Finding } from '../finding.ts';
import { as, inFile, listed } from '../found.ts';
import type { EditionRule } from '../rule.ts';

const id = 'hotline-hours';
const { warning } = as(id);
const quarterMilliseconds = 900_000;
const quartersPerWeek = 7 * 24 * 4;

export const hotlineHours: EditionRule = {
  id,
  explains: 'Some hotline of each topic that screens ask for, or its backup, answers at every hour of the week.',
  find({ edition, sources, now }) {
    const live = asLongAsLive(edition, now);
    return askedFor(edition).flatMap((query) => {
      const shut = firstShut(live, query, now);
      if (shut === null) return [];
      return [unanswered(edition, sources.tables.hotlines.file, query, shut)];
    });
  },
};

/** What comes when a row has expired is a matter of rule `dates`. */
function asLongAsLive(edition: Edition, now: number): Edition {
  const { date } = localTime(edition.line.zone, now);
  const lasting = edition.hotlines.map((hotline) =>
    isLiveOn(hotline, date) ? { ...hotline, expiresOn: '9999-12-31' } : hotline,
  );
  return { ...edition, hotlines: lasting };
}

/** The first quarter of an hour of the coming week in which the first number does not answer; null for none. */
function firstShut(edition: Edition, query: HotlineQuery, now: number): number | null {
  const from = Math.ceil(now / quarterMilliseconds);
  for (let quarter = 0; quarter < quartersPerWeek; quarter += 1) {
    const at = (from + quarter) * quarterMilliseconds;
    if (rankHotlines(edition, query, at)[0]?.openState.open === false) return at;
  }
  return null;
}

/** Each once; the raid card is a matter of rule `walk`. */
function askedFor({ line, screens }: Edition): readonly HotlineQuery[] {
  const asked = Object.values(screens).flatMap((screen) => {
    if (screen.kind === 'hotlines') return [{ topics: screen.topics, jurisdiction: screen.jurisdiction }];
    if (!('hotline' in screen) || screen.hotline === null || screen.hotline === 'raid') return [];
    return [{ topics: [screen.hotline], jurisdiction: screen.kind === 'card' ? screen.jurisdiction : null }];
  });
  const queries = asked.map(({ topics, jurisdiction }) => ({
    topics,
    jurisdiction: jurisdiction ?? line.jurisdiction,
    region: null,
    language: '',
  }));
  return [...new Map(queries.map((query) => [JSON.stringify(query), query])).values()];
}

function unanswered({ line }: Edition, file: string, { topics, jurisdiction }: HotlineQuery, at: number): Finding {
  const when = new Date(at).toLocaleString('en-GB', {
    timeZone: line.zone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
  const law = jurisdiction === line.jurisdiction ? '' : ` for the law of ${jurisdiction}`;
  return warning(
    inFile(file),
    `On ${when} no hotline on ${listed(topics)}${law} answers: callers get a number that is closed.`,
    'Write in “backup” the id of a hotline that is open then, or give the topic to one that is.',
  );
}
