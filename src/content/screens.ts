/** The screens of an edition: menu.yaml compiled, its pick lists of places written out. */
import { type PlaceId, type ScreenId, screenId } from './ids.ts';
import type { Names } from './names.ts';
import type { Service } from './services.ts';

/** The screen that every line begins with once the language is chosen. */
export const firstScreen = screenId('menu');
/** Nobody presses 9 more than five times: regions, or places of a region, that stand further down are found by typing alone. */
export const maxListed = 36;
/** The screen whose first page must be within two keys of the start. */
export const raidScreen = screenId('raid');
/** What the raid card leaves on the phone when it is closed. */
export const coverScreen = screenId(`${raidScreen}/cover`);

export type ScreenSource =
  | LanguageScreen
  | MenuScreen
  | CardScreen
  | PlacesScreen
  | AskScreen
  | WhichScreen
  | ResultsScreen
  | HotlinesScreen
  | ContactsScreen
  | AlertsScreen
  | CoverScreen
  | DownScreen;

export type Option = { readonly digit: string; readonly to: ScreenId; readonly label: OptionLabel };
/** A label is a string of the line or, for a region or place, its names. */
export type OptionLabel =
  | { readonly kind: 'string'; readonly key: string; readonly smsKey: string }
  | { readonly kind: 'names'; readonly names: Names };

/** The language choice: one option a language, each leading to the menu. */
export type LanguageScreen = { readonly kind: 'language' };

export type MenuScreen = {
  readonly kind: 'menu';
  readonly titleKey: string | null;
  /** Topic of the hotline that stands for {number} and {who} in the title; null for none. */
  readonly hotline: string | null;
  readonly options: readonly Option[];
};

/** Pages of sentences; `about` and emergency screens too. */
export type CardScreen = {
  readonly kind: 'card';
  readonly urgent: boolean;
  /** Topic of the hotline whose number stands for {number} and {who}; null where no sentence has one. */
  readonly hotline: string | null;
  /** Local dates YYYY-MM-DD: after `until` the card is outdated. Null where it states no law. */
  readonly review: { readonly on: string; readonly until: string } | null;
  /** String keys, page by page. */
  readonly pages: readonly (readonly string[])[];
  /** The key of its SMS form; null: SMS says the hotline and where to dial. */
  readonly smsKey: string | null;
  /** What stands for placeholders other than {number} and {who}. */
  readonly facts: Readonly<Record<string, string>>;
  /** Whose law the hotline has to know; null for that of the line. */
  readonly jurisdiction: string | null;
};

/** A page of a pick list: regions, or areas of one region. */
export type PlacesScreen = {
  readonly kind: 'places';
  /** The screen of menu.yaml that it was compiled from. */
  readonly nearest: ScreenId;
  readonly titleKey: string;
  readonly options: readonly Option[];
  /** The place that a digit stands for; its option leads to the results. */
  readonly places: Readonly<Record<string, PlaceId>>;
};

/** Asks for the name of a place; what comes is text. */
export type AskScreen = { readonly kind: 'ask'; readonly nearest: ScreenId };

/** Asks which of several places a typed name meant; its options are the candidates of the position. */
export type WhichScreen = { readonly kind: 'which'; readonly nearest: ScreenId };

export type ResultsScreen = {
  readonly kind: 'results';
  readonly nearest: ScreenId;
  /** A clinic must offer all of these; empty: any clinic. */
  readonly services: readonly Service[];
  readonly hotline: string;
};

export type HotlinesScreen = {
  readonly kind: 'hotlines';
  readonly topics: readonly string[];
  /** Whose law they have to know; null for that of the line. */
  readonly jurisdiction: string | null;
};
export type ContactsScreen = { readonly kind: 'contacts'; readonly groups: readonly string[] };
/** The alerts that count now; `hotline` is the topic of the number below each. */
export type AlertsScreen = { readonly kind: 'alerts'; readonly hotline: string };
/** A bland sentence that ends the call. No option and no route leads to it, only `0` behind the last sentence of the raid card. */
export type CoverScreen = { readonly kind: 'cover' };
/** A screen that is taken down: no source compiles to it. */
export type DownScreen = { readonly kind: 'down' };
