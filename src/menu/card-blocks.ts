/** What a card says: its pages, or what is left of it when it is past its date or goes by SMS. */
import type { Edition } from '../content/edition.ts';
import type { CardScreen } from '../content/screens.ts';
import { raidScreen } from '../content/screens.ts';
import type { Asker } from '../directory/hotlines.ts';
import { localTime } from '../directory/local-time.ts';
import { atom, dateFact, helpTopic, hotlineFacts, hotlineSays, value } from './hotline-says.ts';
import type { Channel, Facts, Say } from './screen.ts';

/**
 * Safety: an outdated card becomes the hotline; the raid card stays and begins with "not checked since". By SMS a card is its
 * own bland form, or the hotline and where to dial.
 */
export function cardBlocks(
  edition: Edition,
  id: string,
  card: CardScreen,
  language: string | null,
  now: number,
  channel: Channel,
): readonly (readonly Say[])[] {
  const topic = card.hotline ?? helpTopic;
  const warning = outdatedSays(edition, card, now);
  if (warning.length > 0 && id !== raidScreen)
    return [[...warning, ...hotlineSays(edition, topic, language, now, askerOf(card))]];
  const facts = factsOf(edition, card, language, now);
  if (channel === 'sms') return [[...warning, ...smsSays(edition, card, topic, facts, language, now)]];
  const pages = card.pages.map((keys): readonly Say[] => keys.map((key) => ({ key, facts })));
  const blocks = [[...warning, ...(pages[0] ?? [])], ...pages.slice(1)];
  return id === raidScreen && blocks.length > 1 ? withNumberAtEnd(blocks, facts) : blocks;
}

/** On the last page of the raid card `0` closes the call, so that it leads back to no number: it is said once more. */
function withNumberAtEnd(blocks: readonly (readonly Say[])[], { number }: Facts): readonly (readonly Say[])[] {
  if (number?.kind !== 'atom') return blocks;
  return [...blocks.slice(0, -1), [...(blocks.at(-1) ?? []), { ...value(number), ifRoom: true }]];
}

/** Where its reader is nobody knows; on what law it is, the card says. */
const askerOf = ({ jurisdiction }: CardScreen): Asker => ({ region: null, jurisdiction });

/** "Not checked since …, call:": what follows begins with a number. */
function outdatedSays(edition: Edition, card: CardScreen, now: number): readonly Say[] {
  const local = localTime(edition.line.zone, now);
  if (card.review === null || local.date <= card.review.until) return [];
  return [{ key: 'card.outdated', facts: { date: dateFact(card.review.on, local) } }];
}

function factsOf(edition: Edition, card: CardScreen, language: string | null, now: number): Facts {
  const own = Object.entries(card.facts).map(([name, text]) => [name, atom(text)] as const);
  const code = edition.line.ussd[0]?.codes[0];
  return {
    ...Object.fromEntries(own),
    ...(code === undefined ? {} : { code: atom(code) }),
    ...(card.hotline === null ? {} : hotlineFacts(edition, card.hotline, language, now, askerOf(card))),
  };
}

function smsSays(
  edition: Edition,
  card: CardScreen,
  topic: string,
  facts: Facts,
  language: string | null,
  now: number,
): readonly Say[] {
  if (card.smsKey !== null) return [{ key: card.smsKey, facts }];
  const hotline = hotlineSays(edition, topic, language, now, askerOf(card));
  return [...hotline, facts.code ? { key: 'card.sms', facts } : { key: 'card.sms.no-code' }];
}
