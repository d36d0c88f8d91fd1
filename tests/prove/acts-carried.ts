/** What comes over each gateway that a line may have: calls hop by hop, texts, and what its company sends beside them. */
import { callerOf, openCaller } from '../../src/gateways/caller.ts';
import type { UssdGateway } from '../../src/gateways/gateway.ts';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
import type { WireRequest } from '../../src/gateways/handset.ts';
import { handsets } from '../../src/gateways/handsets.ts';
import { mustBeAnswered, texts } from './acts-answered.ts';
import { serviceCode } from './carried.ts';
import { filled, type Gateway, gateways, mayLackSession, type Sample, samplesOf } from './fixtures.ts';
import { signed } from './signing.ts';
import { sendersOf, spellingsOf } from './spellings.ts';
import { typedKeys, typedPlace } from './typed.ts';
import { bytesOf } from './wire.ts';
import { type Act, type Own, secretsOf, type World } from './world.ts';

export type Asking = {
  readonly session: string;
  readonly number: string;
  /** As the number is written. */
  readonly sender?: string;
  /** The code with all the keys behind it. */
  readonly dialled?: string;
};

/** What a company may want back: its name of the call, what was dialled, and where it is such a company, the number. */
export function echoedBy(
  gateway: Gateway,
  { session, number, sender = number, dialled = serviceCode }: Asking,
): NonNullable<Own['echoed']> {
  if (gateway.channel !== 'ussd') return [];
  const read = openCaller(callerOf(sender));
  const spellings = [sender, read, read.replace(/^\+/, ''), ...Object.values(spellingsOf(number))];
  return [[session], [dialled], ...(gateway.echoesNumber ? [spellings] : [])];
}

/** A name of a call: some companies make it of digits. */
const newSession = ({ random, newId, exposedNumber }: World): string =>
  random.pick([newId(), exposedNumber().slice(1), `ATUid_${exposedNumber().slice(1)}`]);

/**
 * A call, from the code to the last key, each hop now and then twice, or from its middle, as where what was known of it is gone;
 * here and there the company says that it is over.
 */
function calls(gateway: UssdGateway): Act {
  const { ended } = samplesOf(gateway);
  const mayBeNameless = mayLackSession(gateway);
  const handset = handsets[gateway.name]?.ussd;
  return async (world) => {
    const { random } = world;
    const edition = random.pick(world.editions);
    const line = edition.line.id;
    const [number, session] = [world.numberFor(line), newSession(world)];
    const [sender, typedNumber] = [random.pick(sendersOf(number)), random.pick([number, world.numberFor(line)])];
    const inputs = random.pick([typedKeys, typedKeys, typedPlace])(edition, random, typedNumber);
    const further = random.pick([[], [], [], ['2'], ['2', '1'], [typedNumber.slice(1)]]);
    const url = world.address('ussd', gateway.name, line);
    const isNameless = mayBeNameless && random.whole(2) === 0;
    const dialled = `${[serviceCode.slice(0, -1), ...further].join('*')}#`;
    const own = { echoed: echoedBy(gateway, { session, number, sender, dialled }) };
    const from = gateway.inputModel === 'cumulative' ? inputs.length : random.pick([0, 0, 0, 1]);
    for (let typed = from; handset && typed <= inputs.length; typed += 1) {
      const hop = { url, session, number: sender, serviceCode, further, inputs: inputs.slice(0, typed) };
      const written = handset.writeCallback(hop);
      const bytes = bytesOf(isNameless ? withoutValue(written, session) : written);
      for (let time = random.pick([1, 1, 1, 1, 1, 2]); time > 0; time -= 1) await world.send(bytes, own);
    }
    if (ended.length === 0 || random.whole(3) > 0) return;
    const filling = { number, session, newId: world.newId, now: Date.now() };
    await world.send(bytesOf(filled(gateway, random.pick(ended), url, filling)), own);
  };
}

/** Without the fields of this value. */
function withoutValue(request: WireRequest, value: string): WireRequest {
  const fields = Object.entries(JSON.parse(request.body)).filter(([, item]) => item !== value);
  return { ...request, body: JSON.stringify(Object.fromEntries(fields)) };
}

/** One of the requests of a company's that the contract suite knows, signed where it signs. */
const sends =
  (gateway: Gateway, samples: readonly Sample[]): Act =>
  async (world) => {
    const { random } = world;
    const line = random.pick(world.editions).line.id;
    const [number, session, id, now] = [world.numberFor(line), newSession(world), world.newId(), Date.now()];
    const address = world.address(gateway.channel, gateway.name, line);
    const written = filled(gateway, random.pick(samples), address, { number, session, newId: world.newId, now });
    const request = await signed(gateway, written, { secrets: secretsOf(world), id, now });
    await world.send(bytesOf(request), { echoed: echoedBy(gateway, { session, number }) });
  };

const sending = smsGateways.filter(({ replies }) => replies === 'send');

/** What this life begins with, so that each host is met with any seed. */
export const certainOverEach: readonly Act[] = sending.map(({ name }) => mustBeAnswered(name, 'demo-ke'));

/** Each several times, by how often it is to come. */
export const carried: readonly Act[] = [
  ...ussdGateways.flatMap((gateway) => times(2, calls(gateway))),
  ...smsGateways.flatMap(({ name }) => times(4, texts(name, 'demo-ke'))),
  ...smsGateways.map(({ name }) => texts(name, 'demo-ew')),
  ...gateways.flatMap((gateway) => {
    const { reads, others, refused } = samplesOf(gateway);
    return [
      ...times(3, sends(gateway, reads)),
      ...(others.length === 0 ? [] : times(2, sends(gateway, others))),
    ].concat(sends(gateway, refused));
  }),
];

function times(many: number, act: Act): readonly Act[] {
  return Array.from({ length: many }, () => act);
}
