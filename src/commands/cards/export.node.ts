/** `npm run cards -- export`: the cards of a line as a document for a lawyer, or a nurse, of the country. */
import { cardsOf, statesLaw } from '../../content/card-words.ts';
import type { DueLine } from '../../directory/due-item.ts';
import { cardsDocument, runningTitle } from '../../exchange/cards-document.ts';
import { writeCardsDocx } from '../../exchange/cards-docx.ts';
import { openLine, type Wrong } from '../files/line-files.node.ts';
import { writeNewFile } from '../files/written-files.node.ts';
import { print, printError } from '../print.node.ts';
import { cardSheets, nameOfLocale } from './sheets.ts';

export type ExportCards = {
  readonly line: string;
  /** A language and screens, in any order; without screens all cards that state law or guidelines. */
  readonly named: readonly string[];
  readonly out: string | undefined;
};
export type CardsAt = { readonly root: string; readonly now: number };

/** Writes the document; exit code 1 where it cannot. Overwrites nothing: somebody may have written into it. */
export async function exportCards(asked: ExportCards, { root, now }: CardsAt): Promise<number> {
  const line = await openLine(root, now, asked.line);
  if ('wrong' in line) return fail(line.wrong);
  const chosen = chooseCards(line, asked.named);
  if ('wrong' in chosen) return fail(chosen.wrong);
  const { locale, screens } = chosen;
  const { languages, organisation } = line.edition.line;
  const about = {
    line: asked.line,
    organisation,
    day: line.today,
    source: nameOfLocale(languages[0]?.id ?? ''),
    translation: locale === null ? null : nameOfLocale(locale),
  };
  const sheets = cardSheets(line, screens, locale, now);
  const content = await writeCardsDocx(cardsDocument(about, sheets), runningTitle(about));
  const path = asked.out ?? `${asked.line}-cards${locale === null ? '' : `-${locale}`}.docx`;
  const failed = await writeNewFile({ path, content });
  if (failed) return fail(failed.wrong);
  print(path);
  printError(`${sheets.length === 1 ? 'One card' : `${sheets.length} cards`}: ${screens.join(', ')}.`);
  printError('Its last page says how to write down what the reviewer signs. Nothing in it says who made it.');
  return 0;
}

type Chosen = { readonly locale: string | null; readonly screens: readonly string[] };

function chooseCards({ sources }: DueLine, named: readonly string[]): Chosen | Wrong {
  const first = sources.values.line.languages[0]?.id ?? '';
  const locales = Object.keys(sources.values.locales);
  const cards = cardsOf(sources);
  const ids = cards.map(([id]) => id);
  const chosen = [...new Set(named.filter((name) => locales.includes(name) && name !== first))];
  const screens = named.filter((name) => !locales.includes(name));
  if (chosen.length > 1) return { wrong: 'One document takes one more language. Write one for each.' };
  const unknown = screens.filter((name) => !ids.includes(name));
  if (unknown.length > 0)
    return {
      wrong: `The line has no card and no language of that name: ${unknown.join(', ')}. Cards: ${ids.join(', ')}. Languages: ${locales.join(', ')}.`,
    };
  const wanted = cards.filter(([id, entry]) => (screens.length === 0 ? statesLaw(entry) : screens.includes(id)));
  if (wanted.length === 0) return { wrong: 'No card of the line states law or guidelines. Name a card to get it.' };
  return { locale: chosen[0] ?? null, screens: wanted.map(([id]) => id) };
}

function fail(words: string): number {
  printError(words);
  return 1;
}
