/** The rules, one file each. */
import type { EditionRule, RawRule, SourceRule } from './rule.ts';
import { attestations } from './rules/attestations.ts';
import { blandSms } from './rules/bland-sms.ts';
import { clinicCodeRule } from './rules/clinic-code.ts';
import { dates } from './rules/dates.ts';
import { deepDial } from './rules/deep-dial.ts';
import { demo } from './rules/demo.ts';
import { demoMark } from './rules/demo-mark.ts';
import { digits } from './rules/digits.ts';
import { duplicateIds } from './rules/duplicate-ids.ts';
import { equalOptions } from './rules/equal-options.ts';
import { experimentalGateway } from './rules/experimental-gateway.ts';
import { extraString } from './rules/extra-string.ts';
import { gatewayNames } from './rules/gateway-names.ts';
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
import { placeholders } from './rules/placeholders.ts';
import { readingTime } from './rules/reading-time.ts';
import { references } from './rules/references.ts';
import { relativeDays } from './rules/relative-days.ts';
import { reviewedCards } from './rules/reviewed-cards.ts';
import { routesLock } from './rules/routes-lock.ts';
import { schema } from './rules/schema.ts';
import { secondReader } from './rules/second-reader.ts';
import { sourceIdentical } from './rules/source-identical.ts';
import { topics } from './rules/topics.ts';
import { treaty } from './rules/treaty.ts';
import { unknownScreen } from './rules/unknown-screen.ts';
import { unreachableScreen } from './rules/unreachable-screen.ts';
import { walk } from './rules/walk.ts';

export const schemaRule: RawRule = schema;
export const sourceRules: readonly SourceRule[] = [
  attestations,
  clinicCodeRule,
  dates,
  deepDial,
  demo,
  digits,
  duplicateIds,
  experimentalGateway,
  extraString,
  gatewayNames,
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
  placeholders,
  references,
  relativeDays,
  reviewedCards,
  secondReader,
  sourceIdentical,
  topics,
  treaty,
  unknownScreen,
  unreachableScreen,
];
export const editionRules: readonly EditionRule[] = [
  blandSms,
  demoMark,
  equalOptions,
  networkCharacters,
  readingTime,
  routesLock,
  walk,
];
