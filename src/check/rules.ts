/** The rules, one file each. */
import type { EditionRule, RawRule, SourceRule } from './rule.ts';
import { alerts } from './rules/alerts.ts';
import { attestations } from './rules/attestations.ts';
import { blandSms } from './rules/bland-sms.ts';
import { cardChanged } from './rules/card-changed.ts';
import { clinicCodeRule } from './rules/clinic-code.ts';
import { constantPage } from './rules/constant-page.ts';
import { dates } from './rules/dates.ts';
import { deepDial } from './rules/deep-dial.ts';
import { demo } from './rules/demo.ts';
import { demoMark } from './rules/demo-mark.ts';
import { digits } from './rules/digits.ts';
import { duplicateIds } from './rules/duplicate-ids.ts';
import { equalOptions } from './rules/equal-options.ts';
import { experimentalGateway } from './rules/experimental-gateway.ts';
import { extraString } from './rules/extra-string.ts';
import { farPlace } from './rules/far-place.ts';
import { gatewayNames } from './rules/gateway-names.ts';
import { hotlineHours } from './rules/hotline-hours.ts';
import { houseNumbers } from './rules/house-numbers.ts';
import { keys } from './rules/keys.ts';
import { keywordCollision } from './rules/keyword-collision.ts';
import { keywordOptOut } from './rules/keyword-opt-out.ts';
import { keywordTarget } from './rules/keyword-target.ts';
import { languages } from './rules/languages.ts';
import { lawReview } from './rules/law-review.ts';
import { messageQuoting } from './rules/message-quoting.ts';
import { missingString } from './rules/missing-string.ts';
import { networkCharacters } from './rules/network-characters.ts';
import { noConfirm } from './rules/no-confirm.ts';
import { noDemo } from './rules/no-demo.ts';
import { phoneDenylist } from './rules/phone-denylist.ts';
import { phoneInText } from './rules/phone-in-text.ts';
import { phoneNumber } from './rules/phone-number.ts';
import { pickList } from './rules/pick-list.ts';
import { placeholders } from './rules/placeholders.ts';
import { printedWords } from './rules/printed-words.ts';
import { readingTime } from './rules/reading-time.ts';
import { references } from './rules/references.ts';
import { relativeDays } from './rules/relative-days.ts';
import { renewal } from './rules/renewal.ts';
import { reviewedCards } from './rules/reviewed-cards.ts';
import { routesLock } from './rules/routes-lock.ts';
import { schema } from './rules/schema.ts';
import { secondReader } from './rules/second-reader.ts';
import { slips } from './rules/slips.ts';
import { sourceIdentical } from './rules/source-identical.ts';
import { spreadsheet } from './rules/spreadsheet.ts';
import { topics } from './rules/topics.ts';
import { translationOvertaken } from './rules/translation-overtaken.ts';
import { treaty } from './rules/treaty.ts';
import { unknownScreen } from './rules/unknown-screen.ts';
import { unreachableScreen } from './rules/unreachable-screen.ts';
import { walk } from './rules/walk.ts';

export const schemaRule: RawRule = schema;
/** Those that look at files which may have the wrong shape. */
export const rawRules: readonly RawRule[] = [schema, spreadsheet];
export const sourceRules: readonly SourceRule[] = [
  alerts,
  attestations,
  clinicCodeRule,
  dates,
  deepDial,
  demo,
  digits,
  duplicateIds,
  experimentalGateway,
  extraString,
  farPlace,
  gatewayNames,
  houseNumbers,
  keys,
  keywordCollision,
  keywordOptOut,
  keywordTarget,
  languages,
  lawReview,
  messageQuoting,
  missingString,
  noConfirm,
  noDemo,
  phoneDenylist,
  phoneInText,
  phoneNumber,
  pickList,
  placeholders,
  printedWords,
  references,
  relativeDays,
  renewal,
  reviewedCards,
  secondReader,
  slips,
  sourceIdentical,
  topics,
  translationOvertaken,
  treaty,
  unknownScreen,
  unreachableScreen,
];
export const editionRules: readonly EditionRule[] = [
  blandSms,
  cardChanged,
  constantPage,
  demoMark,
  equalOptions,
  hotlineHours,
  networkCharacters,
  readingTime,
  routesLock,
  walk,
];
