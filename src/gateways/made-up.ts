/** Settings for phones that only try a line: with them every handset can sign, and what it signs is believed. */
import { smsGateways, ussdGateways } from './gateways.ts';
import { handsets } from './handsets.ts';

const settingNames = [...ussdGateways, ...smsGateways].flatMap(({ settings, optionalSettings = [] }) => [
  ...settings,
  ...optionalSettings,
]);

const ofHandsets = (names: readonly string[]) => names.flatMap((name) => madeUpBy(name));
const madeUpBy = (name: string) => Object.entries(handsets[name]?.sms?.madeUpSettings ?? {});

/** A value for every setting that a gateway reads, whether it must or may, or a handset signs by: the handset's own, else this word. */
export const madeUpSettings = (word: string): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(settingNames.map((name) => [name, word])),
  ...Object.fromEntries(ofHandsets(Object.keys(handsets))),
});

/** Those of gateways that sign by a key which nobody else has: in place of the company's, since no handset could sign by that. */
export const madeUpKeyPairs: Readonly<Record<string, string>> = Object.fromEntries(
  ofHandsets(smsGateways.filter(({ signing }) => signing === 'key-pair').map(({ name }) => name)),
);
