/** The sentences of a card as people at the keyboard name them and read of them. Pure. */
import type { CardSentence, CardWords } from '../../content/card-words.ts';
import type { Wrong } from '../files/line-files.node.ts';

/** Whether a fingerprint as it was typed (`3f2a-91BC…`, spaces too) is this one. */
export const isSameDigest = (typed: string, digest: string): boolean =>
  typed.toLowerCase().replace(/[-\s]/g, '') === digest;

/** Sentences by number, key (`silent`) or whole key (`raid.silent`), each once. */
export function sentencesNamed(card: CardWords, names: readonly string[]): readonly CardSentence[] | Wrong {
  const wanted = names.flatMap((name) => name.split(',')).filter((name) => name !== '');
  const find = (name: string) =>
    card.sentences.find(({ number, say }) => [`${number}`, say, `${card.screen}.${say}`].includes(name.trim()));
  const unknown = wanted.filter((name) => !find(name));
  if (unknown.length > 0) {
    const known = card.sentences.map(({ number, say }) => `${number} ${say}`).join(', ');
    return { wrong: `The card has no such sentence: ${unknown.join(', ')}. It has: ${known}.` };
  }
  return [...new Set(wanted.flatMap((name) => find(name) ?? []))];
}

/** `3 silent: “Once arrested …”`. */
export const sentenceSays = ({ number, say, text }: CardSentence): string => `  ${number} ${say}: “${text}”`;

/** Each sentence with the mark that stands in the document, of a translation beside that of its source. */
export function markedSays(source: CardWords, translation: CardWords | null): readonly string[] {
  return source.sentences.map((sentence, at) => {
    const translated = translation?.sentences[at];
    const also = translated ? ` / mark ${translated.mark} “${translated.text}”` : '';
    return `  ${sentence.number} ${sentence.say}: mark ${sentence.mark} “${sentence.text}”${also}`;
  });
}
