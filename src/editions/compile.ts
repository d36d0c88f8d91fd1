/** From the checked sources of a line to its edition. */
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import {
  type Edition,
  type EditionLine,
  editionFormat,
  type Keyword,
  type Language,
  type Message,
} from '../content/edition.ts';
import { languageId, screenId } from '../content/ids.ts';
import type { LineSources } from '../content/line-sources.ts';
import { parseMessage } from '../content/messages.ts';
import type { Rows } from '../content/rows.ts';
import { parseSlips } from '../content/slips.ts';
import { foldWord } from '../menu/keywords.ts';
import { compileAlerts } from './compile-alerts.ts';
import { compileRows, type DirectoryOfEdition } from './compile-rows.ts';
import { compileParents, compileScreens } from './compile-screens.ts';

/** Strings that every locale has because they hold no word: a value alone, two side by side, and from where to where. */
const wordless = { value: '{value}', 'value.pair': '{first} {second}', 'value.way': '{from} > {to}' } as const;

/**
 * Compiles one line. The sources must have passed rule `schema` and have no syntax errors.
 * `buildDate` (YYYY-MM-DD) is what `today` in a demonstration counts from.
 */
export function compileEdition(sources: LineSources, buildDate: string): Edition {
  const line = compileLine(sources);
  const rows = rowsOf(sources);
  const directory = withShownPhones(compileRows(rows, { languages: line.languages, buildDate }), line);
  const screens = compileScreens(sources.values.menu, { line: sources.values.line, buildDate, ...directory });
  return {
    format: editionFormat,
    line,
    strings: compileStrings(sources),
    screens,
    parents: compileParents(screens),
    keywords: compileKeywords(sources, line.languages),
    ...directory,
    alerts: compileAlerts(rows.alerts, rows.places, { ...line, buildDate }),
    slips: Object.fromEntries(
      parseSlips(sources.slipsLock.text).flatMap(({ slip }) => (slip ? [[slip.digest, slip.target]] : [])),
    ),
  };
}

function rowsOf({ tables }: LineSources): Rows {
  const rows = Object.entries(tables).map(([name, table]) => [name, table.rows.map(({ cells }) => cells)]);
  return Object.fromEntries(rows) as unknown as Rows;
}

function compileLine({ line: id, values }: LineSources): EditionLine {
  const { line, locales } = values;
  return {
    id,
    organisation: line.organisation,
    demo: line.demo === 'true',
    jurisdiction: line.jurisdiction,
    zone: line.zone,
    languages: line.languages.map(({ id: tag, digit, latin }) => {
      const { name, romanisedName, script } = locales[tag]?.common.language ?? {
        name: tag,
        romanisedName: tag,
        script: 'Latn',
      };
      return { id: languageId(tag), digit, name, romanisedName, script, latin: latin ?? null };
    }),
    ussd: line.ussd,
    sms: line.sms.map((entry) => ({
      ...entry,
      sharedKeyword: entry.sharedKeyword === 'none' ? null : entry.sharedKeyword,
    })),
    callerPays: line.callerPays === 'true',
    tariff: line.tariff,
    answers: line.answers.map(({ prefix, digits }) => ({ prefix, digits: Number(digits) })),
    caps: {
      hourlyReplies: Number(line.caps.hourlyReplies),
      dailyReplies: Number(line.caps.dailyReplies),
      urgentSharePercent: Number(line.caps.urgentSharePercent),
    },
  };
}

function compileStrings({ values }: LineSources): Edition['strings'] {
  const compiled = Object.entries(values.locales).map(([tag, { common, own }]) => {
    const written = Object.entries({ ...common.strings, ...own.strings, ...wordless });
    const messages = written.flatMap(([key, text]): [string, Message][] => {
      const parsed = parseMessage(text);
      return 'broken' in parsed ? [] : [[key, parsed.message]];
    });
    return [tag, Object.fromEntries(messages)];
  });
  return Object.fromEntries(compiled);
}

function compileKeywords({ values }: LineSources, languages: readonly Language[]): readonly Keyword[] {
  return languages.flatMap((language) =>
    [language.id, ...(language.latin === null ? [] : [language.latin])].flatMap((locale) =>
      Object.entries(values.locales[locale]?.own.keywords ?? {}).flatMap(([target, words]) =>
        words.map((word) => ({ word: foldWord(word), language: language.id, locale, to: targetOf(target) })),
      ),
    ),
  );
}

function targetOf(target: string): Keyword['to'] {
  return target === 'help' || target === 'check' ? { kind: target } : { kind: 'screen', screen: screenId(target) };
}

/** Countries whose numbers a line shows as they are dialled at home. */
const countries: Readonly<Record<string, string>> = { EW: 'GB' };

/** A number as callers of this line dial it: as at home within the country, else +, country code and digits. */
export function shownPhone(phone: string, jurisdiction: string): string {
  const parsed = parsePhoneNumberFromString(phone);
  if (!parsed) return phone;
  const isHome = parsed.country === (countries[jurisdiction] ?? jurisdiction);
  return isHome ? parsed.formatNational() : parsed.number;
}

function withShownPhones(directory: DirectoryOfEdition, { jurisdiction }: EditionLine): DirectoryOfEdition {
  const shown = <Entry extends { readonly phone: string }>(entry: Entry): Entry => ({
    ...entry,
    phone: shownPhone(entry.phone, jurisdiction),
  });
  return {
    ...directory,
    clinics: directory.clinics.map((clinic) => ({
      ...shown(clinic),
      otherPhones: clinic.otherPhones.map((phone) => shownPhone(phone, jurisdiction)),
    })),
    hotlines: directory.hotlines.map(shown),
    contacts: directory.contacts.map(shown),
  };
}
