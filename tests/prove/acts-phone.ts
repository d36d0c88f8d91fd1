/** The phone to try it, in demonstrations alone: its page, its two endpoints, and what they refuse. */
import { sendersOf } from './spellings.ts';
import type { Bytes } from './wire.ts';
import type { Act, World } from './world.ts';

function posted({ publicUrl }: World, path: string, fields: unknown): Bytes {
  const headers = { 'content-type': 'application/json', origin: publicUrl };
  return { method: 'POST', path, headers, body: JSON.stringify(fields) };
}

/** The number is typed again as it stands: any other spelling of it would have no business in the answer. */
const dials =
  (gateway: string, line: string): Act =>
  (world) => {
    const number = world.numberFor('demo-ew');
    const inputs = world.random.pick([[], ['1'], ['1', '1'], ['1', '2', number], [number]]);
    const call = { line, gateway, code: '*384*00000#', session: world.newId(), number, inputs };
    return world.send(posted(world, '/phone/dial', call), number);
  };

const texts =
  (gateway: string, line: string): Act =>
  (world) => {
    const number = world.numberFor('demo-ew');
    const text = world.random.pick(['RAID', 'HELP', 'CLINIC Westlands', `CLINIC ${number}`, number]);
    return world.send(posted(world, '/phone/text', { line, gateway, number, text }), number);
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
  dials('africastalking', 'demo-ke'),
  dials('callback', 'demo-ew'),
  texts('africastalking', 'demo-ke'),
  texts('twilio', 'demo-ew'),
  texts('callback', 'demo-ke'),
  refused,
];
