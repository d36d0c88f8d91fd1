/** Lines that every gateway carries, made of the lists of adapters: whatever is added there is proved as well. */
import type { Settings } from '../../src/commands/runtime/settings.node.ts';
import type { Edition } from '../../src/content/edition.ts';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
import { madeUpSettings } from '../../src/gateways/made-up.ts';
import { lineLike } from '../support/other-lines.ts';
import { destinationsOf } from './fixtures.ts';
import { proofKeys } from './signing.ts';

export const serviceCode = '*384*00000#';
export const shortCode = '00000';

/** The same line over every gateway. */
export function overEveryGateway(edition: Edition): Edition {
  const [{ sharedKeyword } = { sharedKeyword: null }] = edition.line.sms;
  const ussd = ussdGateways.map(({ name }) => ({
    ...{ gateway: name, codes: [serviceCode], networks: [] },
    deepDial: 'unconfirmed' as const,
  }));
  const sms = smsGateways.flatMap((gateway) =>
    [...new Set([shortCode, ...destinationsOf(gateway)])].map((number) => ({
      gateway: gateway.name,
      number,
      sharedKeyword,
    })),
  );
  return lineLike(edition, edition.line.id, { ussd, sms });
}

/** A word for every setting of every gateway; what handsets and signing.ts sign by is theirs. */
export const everySetting: Settings = {
  ...madeUpSettings('the-word-of-the-proof-for-each-setting'),
  ...proofKeys,
  INFOBIP_BASE_URL: 'https://proof.api.infobip.com',
};
