/** Everything that the lines which ship can show, on all channels, in all languages, scripts and networks. */
import type { EditionSubject } from '../../src/check/rule.ts';
import { showEverything } from '../../src/check/walk/show.ts';
import { gatherSources, typedSources } from '../../src/content/line-sources.ts';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
import { builtOn, editions, now, sourceTexts } from './lines.ts';

const gateways = { ussd: ussdGateways, sms: smsGateways };

/** What a rule is given of each line. */
export const subjects: readonly EditionSubject[] = [...editions].map(([line, edition]) => ({
  sources: typedSources(gatherSources(line, sourceTexts)),
  gateways,
  buildDate: builtOn,
  production: false,
  edition,
  now,
  shown: showEverything(edition, gateways, now),
}));
