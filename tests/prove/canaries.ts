/**
 * Made-up numbers that must never be seen again. Half are of the range that Ofcom keeps for drama, which rings nobody;
 * the rest have eight random digits behind +254 7, so that meeting one by chance means nothing. None is ever called:
 * every outgoing call ends in the process that runs the Worker.
 */
import { smsGateways } from '../../src/gateways/gateways.ts';
import { randomFrom } from '../support/random.ts';

export type Canary = {
  /** E.164. */
  readonly number: string;
  /**
   * Sent in addresses and headers too, as no gateway of ours does with a number, and one with the name of a call. What the
   * platform shows of an address or a header to who watches live is what came in; such a number may be seen there, and nowhere
   * else.
   */
  readonly isExposed: boolean;
};

export type Canaries = {
  readonly drama: readonly Canary[];
  readonly kenya: readonly Canary[];
  readonly exposed: readonly Canary[];
  /**
   * One of each country for the texts that must be answered, and one for each gateway that sends: nobody else writes from
   * it, so that no gate is tired of it.
   */
  readonly fresh: Fresh;
  readonly all: readonly Canary[];
};

export type Fresh = { readonly drama: Canary; readonly kenya: Canary; readonly [gateway: string]: Canary };

const sending = smsGateways.filter(({ replies }) => replies === 'send').map(({ name }) => name);

/** The drama range has a thousand numbers; what is in the phone's own page is left to it. */
const mostOfDrama = 400;

/** The same seed makes the same numbers. `isTaken` tells the ones that the Worker itself holds. */
export function chooseCanaries(seed: number, count: number, isTaken: (number: string) => boolean): Canaries {
  const random = randomFrom(seed);
  const given = new Set<string>();
  const digits = (many: number) => Array.from({ length: many }, () => String(random.whole(10))).join('');
  const chooseOne = (make: () => string, isExposed = false): Canary => {
    let number = make();
    while (given.has(number) || isTaken(number)) number = make();
    given.add(number);
    return { number, isExposed };
  };
  const choose = (many: number, make: () => string, isExposed = false): readonly Canary[] =>
    Array.from({ length: many }, () => chooseOne(make, isExposed));
  const ofDrama = () => `+447700900${digits(3)}`;
  const ofKenya = () => `+2547${digits(8)}`;
  const each = sending.map((gateway) => [gateway, chooseOne(ofKenya)] as const);
  const fresh: Fresh = { drama: chooseOne(ofDrama), kenya: chooseOne(ofKenya), ...Object.fromEntries(each) };
  const drama = choose(Math.min(mostOfDrama, Math.ceil(count / 2)), ofDrama);
  const kenya = choose(Math.ceil(count / 2), ofKenya);
  const exposed = choose(Math.ceil(count / 8), ofKenya, true);
  return { drama, kenya, exposed, fresh, all: [...Object.values(fresh), ...drama, ...kenya, ...exposed] };
}
