/** What changes of keys, of what stands beside them and of what is dialled, in words for a person who decides. */
import type { Edition, EditionLine } from '../../content/edition.ts';
import type { OptionLabel, ScreenSource } from '../../content/screens.ts';
import type { ChangedDigit } from '../../content/state.ts';
import { anyKey, optionsOf, startKey, textKey } from '../../menu/digits.ts';
import { screensOf } from '../../menu/position.ts';

/** One entry a key. What a whole screen or a search is has no words: its meaning is a fingerprint. */
export function keyWords({ screen, digit, meaning }: ChangedDigit): string {
  if (screen === startKey)
    return `how every call begins: with the ${meaning === 'menu' ? 'menu' : 'choice of languages'}`;
  if (digit === anyKey) return `every key at ${screen}: the screen is gone, or tells of other things`;
  if (digit === textKey) return `a typed name at ${screen}: it may find another place`;
  const [, back, page] = /^(.*) closes (\d+)$/.exec(meaning) ?? [];
  if (back === undefined) return `key ${digit} at ${screen}: ${meaning}`;
  return `key ${digit} at ${screen}: ${back}; from page ${Number(page) + 1} on it closes the call`;
}

/** Labels that stand beside another key than before, while the keys lead where they did: one entry a key. */
export function movedLabels(before: Edition | null, after: Edition): readonly string[] {
  if (!before) return [];
  const locales = after.line.languages.flatMap(({ id, latin }) => [id, ...(latin === null ? [] : [latin])]);
  return screensOf(after).flatMap((screen) => {
    const found = new Map<string, string>();
    for (const locale of locales) {
      const [was, is] = [labelsAt(before, screen, locale), labelsAt(after, screen, locale)];
      for (const [digit, { label, meaning }] of is) {
        const old = was.get(digit);
        if (!old || old.label === label || old.meaning !== meaning || found.has(digit)) continue;
        const from = [...was].find(([, other]) => other.label === label)?.[0];
        if (from !== undefined)
          found.set(digit, `key ${digit} at ${screen} now says "${label}", which key ${from} said before (${locale})`);
      }
    }
    return [...found.values()];
  });
}

type Labels = ReadonlyMap<string, { readonly label: string; readonly meaning: string }>;

function labelsAt(edition: Edition, screen: string, locale: string): Labels {
  const source = edition.screens[screen];
  if (!source) return new Map();
  return new Map(
    optionsOf(edition, source).flatMap(([digit, meaning]) => {
      const label = labelOf(edition, source, digit, locale);
      return label === undefined ? [] : [[digit, { label, meaning }]];
    }),
  );
}

function labelOf(edition: Edition, source: ScreenSource, digit: string, locale: string): string | undefined {
  if (source.kind === 'language') return edition.line.languages.find((language) => language.digit === digit)?.name;
  if (source.kind !== 'menu' && source.kind !== 'places') return undefined;
  const label = source.options.find((option) => option.digit === digit)?.label;
  return label && readLabel(edition, label, locale);
}

/** What callers read beside a key; undefined where it is not plain text. */
export function readLabel({ strings }: Edition, label: OptionLabel, locale: string): string | undefined {
  const text = label.kind === 'names' ? label.names[locale] : strings[locale]?.[label.key];
  return typeof text === 'string' ? text : undefined;
}

/** What callers dial or text to, and will not be answered at: one sentence each. */
export function goneEntries(before: EditionLine | null, after: EditionLine): readonly string[] {
  if (!before) return [];
  const [was, is] = [entriesOf(before), new Set(entriesOf(after).map(({ name }) => name))];
  return was
    .filter(({ name }) => !is.has(name))
    .map(
      ({ whoever }) =>
        `${whoever} is answered until the next deployment if that is compiled in, and else no more: it is not in line.yaml any longer. Is that a slip?`,
    );
}

type Entry = { readonly name: string; readonly whoever: string };

const entriesOf = ({ ussd, sms }: EditionLine): readonly Entry[] => [
  ...ussd.flatMap(({ gateway, codes }) =>
    codes.map((code) => ({ name: `${gateway} ${code}`, whoever: `Whoever dials ${code}` })),
  ),
  ...sms.map(({ gateway, number }) => ({ name: `${gateway} ${number}`, whoever: `Whoever texts to ${number}` })),
];
