/**
 * The lives that the Worker is led through, one after another, most of them on the same storage: as it deploys, after a
 * restart with other lines, with its phone, and with each part failing that can fail.
 */
import type { Settings } from '../../src/commands/runtime/settings.node.ts';
import type { Edition } from '../../src/content/edition.ts';
import { bundleOf, lineLike } from '../support/other-lines.ts';
import type { Entries } from '../support/published.ts';
import { answered, certain, slipped } from './acts-answered.ts';
import { carried, certainOverEach } from './acts-carried.ts';
import { phoned } from './acts-phone.ts';
import { exposing, refused } from './acts-refused.ts';
import type { GateFault } from './beside.ts';
import { everySetting, overEveryGateway } from './carried.ts';
import { printedCodes, publishAll } from './publishing.ts';
import type { Act } from './world.ts';

export type Life = {
  readonly name: string;
  /** Of a hundred requests; a little over a hundred in all, since some lives have a limit. */
  readonly share: number;
  /** A gate that hangs makes each text wait a second. */
  readonly mostRequests: number;
  /** The compiled lines, in place of those it was built with. */
  readonly bundled: string | null;
  /** What is put into the store before it begins; null for nothing. */
  readonly entries: Entries | null;
  /** The lines that are asked. */
  readonly editions: readonly Edition[];
  readonly settings: Settings;
  readonly silences: number;
  readonly gateFault: GateFault | null;
  /** Whether the databases of the gates are no databases. */
  readonly isDiskSpoilt: boolean;
  /** Each is done once in this order, then by chance. */
  readonly acts: readonly Act[];
};

const settings: Settings = {
  GATEWAY_SECRET: 'the-gateway-secret-of-the-proof',
  GATEWAY_SECRET_NEXT: 'the-next-gateway-secret-of-the-proof',
  TWILIO_AUTH_TOKEN: 'the-twilio-token-of-the-proof',
  AFRICASTALKING_USERNAME: 'mwavuli',
  AFRICASTALKING_API_KEY: 'the-africastalking-key-of-the-proof',
  AFRICASTALKING_API_KEY_NEXT: 'the-next-africastalking-key-of-the-proof',
  SLIP_SECRET: 'the-slip-secret-of-the-proof',
  PUBLIC_URL: 'https://line.invalid',
  PHONE: 'off',
};
const { GATEWAY_SECRET: _secret, ...noSecret } = settings;
const { PUBLIC_URL: _url, ...ownAddress } = settings;

/** Everything that a number could be hidden under. */
export const secrets: readonly string[] = [
  ...new Set(
    Object.entries({ ...everySetting, ...settings }).flatMap(([name, value]) =>
      /SECRET|TOKEN|KEY/.test(name) && !name.includes('PUBLIC') ? [value] : [],
    ),
  ),
];

/** So many replies that the budget is not what keeps numbers in. */
const roomy = { hourlyReplies: 20_000, dailyReplies: 40_000, urgentSharePercent: 30 };

const mixed: readonly Act[] = [
  ...certain,
  ...answered.flatMap(([times, act]) => Array.from({ length: times }, () => act)),
  ...refused,
];
const usual = { entries: null, settings, silences: 0, gateFault: null, isDiskSpoilt: false, mostRequests: Infinity };

/** The lives, with the lines that the Worker was built with as their ground. */
export async function livesOf(editions: readonly Edition[]): Promise<readonly Life[]> {
  const [kenya] = editions.filter(({ line }) => line.id === 'demo-ke');
  if (!kenya) throw new Error('the proof asks the line demo-ke');
  const sms = [{ gateway: 'africastalking', number: '00000', sharedKeyword: 'MWAVULI' }];
  const caps = editions.map((edition) => lineLike(edition, edition.line.id, { caps: roomy }));
  const more = [...caps, lineLike(kenya, 'shared-ke', { caps: roomy, sms })];
  const other = { ...usual, editions: more, bundled: await bundleOf(more) };
  const spoilt = await bundleOf(caps, ([head = '', row = '', ...rows]) => [head, row.slice(0, -9), ...rows]);
  const everywhere = more.map(overEveryGateway);
  const publishing = await publishAll(caps, settings.SLIP_SECRET ?? '');
  const built = { ...usual, editions, bundled: null };
  const sandbox = { AFRICASTALKING_USERNAME: 'sandbox' };
  const some = 250;
  return [
    { ...built, name: 'as it deploys', share: 25, acts: [...mixed, ...exposing] },
    { ...other, name: 'with a shared code and full purses', share: 18, silences: 2, acts: mixed },
    {
      ...usual,
      name: 'over every gateway',
      share: 32,
      silences: 1,
      bundled: await bundleOf(everywhere),
      editions: everywhere,
      settings: { ...everySetting, ...settings },
      acts: [...certainOverEach, ...carried, ...refused],
    },
    { ...other, name: 'in the sandbox', share: 8, settings: { ...settings, ...sandbox }, acts: mixed },
    {
      ...built,
      name: 'with the phone to try it',
      share: 8,
      settings: { ...ownAddress, ...sandbox, PHONE: 'on' },
      acts: phoned,
    },
    { ...usual, ...publishing, name: 'with what is published', share: 8, acts: [...slipped(printedCodes), ...mixed] },
    { ...built, name: 'without its settings', share: 4, mostRequests: some, settings: noSecret, acts: mixed },
    { ...built, name: 'with a line that cannot be read', share: 4, bundled: spoilt, acts: mixed },
    { ...built, name: 'with gates that hang', share: 2, mostRequests: 60, gateFault: 'hung', acts: mixed },
    { ...built, name: 'with gates that throw', share: 2, mostRequests: some, gateFault: 'throwing', acts: mixed },
    { ...built, name: 'with gates whose storage is no storage', share: 2, isDiskSpoilt: true, acts: mixed },
  ];
}
