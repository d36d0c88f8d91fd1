/** Phones whose calls go over a gateway that sends the newest input alone, answered by isolates that share their positions. */
import type { UssdGateway } from '../../src/gateways/gateway.ts';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
import type { UssdHandset, WireRequest } from '../../src/gateways/handset.ts';
import { handsets } from '../../src/gateways/handsets.ts';
import { madeUpSettings } from '../../src/gateways/made-up.ts';
import { createLive } from '../../src/live/live.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import type { Env } from '../../src/live/settings.ts';
import type { Page } from '../../src/menu/screen.ts';
import { type Carrier, madeUpCarriers, otherSessionless } from './last-input.ts';
import type { Random } from './random.ts';

/** Every gateway that sends the newest input alone, the made-up ones among them. */
export const lastInputCarriers: readonly Carrier[] = [
  ...madeUpCarriers,
  ...ussdGateways
    .filter(({ inputModel }) => inputModel === 'last-input')
    .map((gateway) => ({ gateway, handset: handsetOf(gateway) })),
];

function handsetOf({ name }: UssdGateway): UssdHandset {
  const handset = handsets[name]?.ussd;
  if (!handset) throw new Error('every gateway has a handset');
  return handset;
}

const secret = 'made-up-for-this-test';
const publicUrl = 'https://line.invalid';

export type Dialled = {
  readonly session: string;
  readonly number: string;
  readonly inputs: readonly string[];
  readonly further?: readonly string[];
};

export type KeptPhones = {
  /** The page of the newest input. */
  hop(dialled: Dialled): Promise<Page>;
  /** Any callback; settles with what goes on behind the answer. */
  deliver(callback: WireRequest): Promise<{ readonly status: number; readonly body: string }>;
  write(dialled: Dialled): Promise<WireRequest>;
};

export type KeptParts = {
  readonly bundled: string;
  readonly now: () => number;
  readonly positions: Env['POSITIONS'];
  readonly line?: string;
  readonly serviceCode?: string;
};

/** Opens an isolate that remembers nothing, for the calls of one carrier. */
export const openKept = (carrier: Carrier, parts: KeptParts): KeptPhones => openIsolate(parts)(carrier);

/** Opens an isolate that remembers nothing, for the calls of any carrier. */
export function openIsolate(parts: KeptParts): (carrier: Carrier) => KeptPhones {
  const { bundled, now, positions, line = 'demo-ke', serviceCode = '*384*00000#' } = parts;
  const madeUp = [...madeUpCarriers, otherSessionless].map((made) => made.gateway);
  const gateways = { ussd: [...ussdGateways, ...madeUp], sms: smsGateways };
  const { app } = createLive({ bundled, now, gateways, overAnyGateway: true });
  const env = {
    ...madeUpSettings(secret),
    GATEWAY_SECRET: secret,
    PUBLIC_URL: publicUrl,
    ...(positions && { POSITIONS: positions }),
  };
  return ({ gateway, handset }) => {
    const write: KeptPhones['write'] = async (dialled) => {
      const url = `${publicUrl}/ussd/${gateway.name}/${await pathSecret(secret, `${line}/${gateway.name}`)}`;
      return handset.writeCallback({ ...dialled, url, serviceCode });
    };
    const deliver: KeptPhones['deliver'] = async ({ url, ...init }) => {
      const behind: Promise<unknown>[] = [];
      const waitUntil = (work: Promise<unknown>) => void behind.push(work);
      const context = { waitUntil, passThroughOnException: () => undefined, props: {} };
      const response = await app.request(url, { ...init, body: init.body === '' ? null : init.body }, env, context);
      await Promise.all(behind);
      return { status: response.status, body: await response.text() };
    };
    return {
      write,
      deliver,
      async hop(dialled) {
        const { status, body } = await deliver(await write(dialled));
        const page = handset.readAnswer({ status, headers: { 'content-type': 'application/json' }, body });
        if ('broken' in page) throw new Error('a call is answered with a page');
        return page;
      },
    };
  };
}

/** All pages of a call, one after another. */
export async function pagesOf(
  phones: (hop: number) => KeptPhones,
  { inputs, ...call }: Dialled,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (let length = 0; length <= inputs.length; length += 1) {
    await pause();
    pages.push(await phones(length).hop({ ...call, inputs: inputs.slice(0, length) }));
  }
  return pages;
}

/** All calls open at once, one key of any of them after another, a few at the same moment. */
export async function interleave(
  phones: () => KeptPhones,
  calls: readonly Dialled[],
  random: Random,
  atOnce: number,
): Promise<readonly (readonly Page[])[]> {
  const heard = calls.map((): Page[] => []);
  let open = [...calls.keys()];
  const goOn = async (): Promise<void> => {
    while (open.length > 0) {
      const index = random.pick(open);
      // Nobody presses a key before the page is there.
      open = open.filter((other) => other !== index);
      const { inputs = [], ...call } = calls[index] ?? {};
      const pages = heard[index] ?? [];
      pages.push(await phones().hop({ session: '', number: '', ...call, inputs: inputs.slice(0, pages.length) }));
      if (pages.length <= inputs.length) open = [...open, index];
    }
  };
  await Promise.all(Array.from({ length: atOnce }, goOn));
  return heard;
}
