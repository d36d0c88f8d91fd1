/** The phone to try it, in demonstrations alone: its page, its two endpoints, and what they refuse. */
import type { SmsGateway, UssdGateway } from '../../src/gateways/gateway.ts';
import { smsGateways, ussdGateways } from '../../src/gateways/gateways.ts';
import { echoedBy } from './acts-carried.ts';
import { serviceCode } from './carried.ts';
import { sendersOf } from './spellings.ts';
import type { Bytes } from './wire.ts';
import type { Act, World } from './world.ts';

function posted({ publicUrl }: World, path: string, fields: unknown): Bytes {
  const headers = { 'content-type': 'application/json', origin: publicUrl };
  return { method: 'POST', path, headers, body: JSON.stringify(fields) };
}

/** The number is typed again as it stands: any other spelling of it would have no business in the answer. */
const dials =
  (gateway: UssdGateway): Act =>
  (world) => {
    const [number, session] = [world.numberFor('demo-ew'), world.newId()];
    const inputs = world.random.pick([[], ['1'], ['1', '1'], ['1', '2', number], [number]]);
    const line = world.random.pick(world.editions).line.id;
    const call = { line, gateway: gateway.name, code: serviceCode, session, number, inputs };
    return world.send(posted(world, '/phone/dial', call), {
      phoneOf: number,
      echoed: echoedBy(gateway, { session, number }),
    });
  };

const texts =
  (gateway: SmsGateway): Act =>
  (world) => {
    const number = world.numberFor('demo-ew');
    const text = world.random.pick(['RAID', 'HELP', 'CLINIC Westlands', `CLINIC ${number}`, number]);
    const line = world.random.pick(world.editions).line.id;
    const message = { line, gateway: gateway.name, number, text };
    return world.send(posted(world, '/phone/text', message), { phoneOf: number });
  };

/** A number that is none of the drama range, a foreign page, an unknown line: refused. */
const refused: Act = (world) => {
  const number = world.random.pick(sendersOf(world.numberFor('demo-ke')));
  const call = { line: number, gateway: number, code: number, session: number, number, inputs: [number] };
  const right = posted(
    world,
    world.random.pick(['/phone/dial', '/phone/text']),
    world.random.pick([call, { number, text: number }, number]),
  );
  const foreign = { ...right, headers: { ...right.headers, origin: 'https://elsewhere.invalid' } };
  return world.send(world.random.pick([right, foreign, { ...right, body: '{' }]));
};

const page =
  (path: string): Act =>
  (world) =>
    world.send({ method: 'GET', path, headers: {}, body: '' });

export const phoned: readonly Act[] = [
  ...['/', '/phone', '/phone/phone.css', '/phone/phone.js', '/phone/icon.svg', '/phone/nothing'].map(page),
  ...ussdGateways.map(dials),
  ...smsGateways.map(texts),
  refused,
];
