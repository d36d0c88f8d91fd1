/** What an edition is: everything one line says, checked and compiled. Plain JSON; nothing here does anything. */
import type { AlertTemplate } from './alerts.ts';
import type { LanguageId, ScreenId } from './ids.ts';
import type { Names } from './names.ts';
import type { ScreenSource } from './screens.ts';
import type { Service } from './services.ts';
import type { Target } from './state.ts';

export const editionFormat = 1;

/** A parsed ICU message: text alone, or the parser's syntax tree where it has placeholders. */
export type Message = string | readonly MessageElement[];
export type MessageElement = Readonly<Record<string, unknown>>;

/** The strings of one locale (`en`, `am`, `am-Latn`), by key. */
export type Strings = { readonly locale: string; readonly messages: Readonly<Record<string, Message>> };

export type Language = {
  /** BCP 47 tag, e.g. `am`. */
  readonly id: LanguageId;
  /** The digit of the language choice, written in line.yaml. */
  readonly digit: string;
  readonly name: string;
  readonly romanisedName: string;
  readonly script: string;
  /** The locale of the romanised form; null where GSM carries the script itself. */
  readonly latin: string | null;
};

export type EditionLine = {
  readonly id: string;
  readonly organisation: string;
  readonly demo: boolean;
  readonly jurisdiction: string;
  /** IANA time zone, e.g. `Africa/Nairobi`. */
  readonly zone: string;
  readonly languages: readonly Language[];
  readonly ussd: readonly UssdEntry[];
  readonly sms: readonly SmsEntry[];
  readonly callerPays: boolean;
  readonly tariff: string;
  /** E.164 prefixes, and the whole length in digits, of numbers that may be answered by SMS. */
  readonly answers: readonly { readonly prefix: string; readonly digits: number }[];
  readonly caps: { readonly hourlyReplies: number; readonly dailyReplies: number; readonly urgentSharePercent: number };
};

export type UssdEntry = {
  readonly gateway: string;
  readonly codes: readonly string[];
  readonly networks: readonly string[];
  readonly deepDial: 'unconfirmed' | { readonly confirmed: string; readonly networks: readonly string[] };
};

export type SmsEntry = {
  readonly gateway: string;
  readonly number: string;
  readonly sharedKeyword: string | null;
};

/** Weekly opening in local minutes since Monday 00:00, half-open, sorted; 10080 is a whole week. */
export type WeeklyHours = readonly (readonly [number, number])[];

export type Place = {
  readonly id: string;
  readonly names: Names;
  readonly aliases: readonly string[];
  readonly region: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly population: number;
};

export type Region = { readonly id: string; readonly names: Names };

export type Clinic = {
  readonly id: string;
  /** `C`, digits, a check digit (Damm). */
  readonly code: string;
  readonly names: Names;
  readonly place: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly directions: Names;
  readonly services: readonly Service[];
  readonly cost: 'free' | 'some' | 'paid';
  readonly languages: readonly string[];
  readonly asksId: boolean;
  readonly walkIn: boolean;
  readonly avoid: boolean;
  readonly hours: WeeklyHours;
  readonly closedOnHolidays: boolean;
  readonly phone: string;
  readonly otherPhones: readonly string[];
  readonly attestation: Attestation | null;
};

/** The newest attestation of a clinic, complete or not: `offered` says whether it is complete and by two people. */
export type Attestation = {
  readonly offered: boolean;
  readonly withdrawn: boolean;
  /** Local dates YYYY-MM-DD. It counts until the end of `expiresOn`. */
  readonly checkedOn: string;
  readonly expiresOn: string;
};

export type Hotline = {
  readonly id: string;
  readonly names: Names;
  readonly phone: string;
  readonly topics: readonly string[];
  readonly tollFree: boolean;
  readonly callsBack: boolean;
  readonly answeredBy: 'peer' | 'advocate' | 'nurse' | 'counsellor';
  readonly languages: readonly string[];
  readonly hours: WeeklyHours;
  readonly closedOnHolidays: boolean;
  readonly checkedOn: string;
  readonly expiresOn: string;
  /** Id of the hotline that is told of while no other answers; null for none. */
  readonly backup: string | null;
  /** Region ids; empty: for callers from everywhere. */
  readonly regions: readonly string[];
  /** Two capitals each: whose law it knows; empty: that of the line. */
  readonly jurisdictions: readonly string[];
};

export type Contact = {
  readonly id: string;
  readonly names: Names;
  readonly phone: string;
  readonly group: string;
  readonly languages: readonly string[];
  readonly hours: WeeklyHours;
  /** Region ids; empty: for callers from everywhere. */
  readonly regions: readonly string[];
};

/** A sentence translated before, for an area and some hours. */
export type Alert = {
  readonly template: AlertTemplate;
  /** Of the place or region. */
  readonly names: Names;
  /** Milliseconds since 1970, half-open. It counts only then, and only where that is 48 hours at most. */
  readonly from: number;
  readonly until: number;
};

export type Keyword = {
  /** As it is compared: folded by menu/keywords. */
  readonly word: string;
  readonly language: LanguageId;
  readonly locale: string;
  readonly to:
    | { readonly kind: 'screen'; readonly screen: ScreenId }
    | { readonly kind: 'help' }
    | { readonly kind: 'check' };
};

export type Edition = {
  readonly format: typeof editionFormat;
  readonly line: EditionLine;
  readonly strings: Readonly<Record<string, Readonly<Record<string, Message>>>>;
  readonly screens: Readonly<Record<string, ScreenSource>>;
  /** The screen that leads to a screen and the digits that do: the tree's arrows backwards. The start has none. */
  readonly parents: Readonly<Record<string, { readonly screen: ScreenId; readonly digit: string }>>;
  readonly keywords: readonly Keyword[];
  readonly places: readonly Place[];
  readonly regions: readonly Region[];
  readonly clinics: readonly Clinic[];
  readonly hotlines: readonly Hotline[];
  readonly contacts: readonly Contact[];
  /** The one that begins last comes first. */
  readonly alerts: readonly Alert[];
  /** Local dates YYYY-MM-DD. */
  readonly holidays: readonly string[];
  /** What each take-down slip takes down, by the digest of its code (`digestOfSlip`). */
  readonly slips: Readonly<Record<string, Target>>;
};
