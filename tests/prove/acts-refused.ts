/** What is refused: all that can be wrong with a request, with a number wherever one fits. */
import { spellingsOf } from './spellings.ts';
import { typedText } from './typed.ts';
import type { Bytes } from './wire.ts';
import type { Act, World } from './world.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const json = { 'content-type': 'application/json' };
const nobodysSecret = '0123456789abcdef'.repeat(2);

/** A right address, as a path. */
function rightPath({ address, publicUrl, random }: World): string {
  const places = [
    ['ussd', 'africastalking', 'demo-ke'],
    ['ussd', 'callback', 'demo-ew'],
    ['sms', 'africastalking', 'demo-ke'],
    ['sms', 'twilio', 'demo-ew'],
    ['sms', 'callback', 'demo-ke'],
  ] as const;
  const [channel, gateway, line] = random.pick(places);
  return address(channel, gateway, line).slice(publicUrl.length);
}

/** The body of some callback, with a number in every field. */
function someBody({ random, numberFor, newId, editions }: World): Pick<Bytes, 'headers' | 'body'> {
  const number = numberFor('demo-ke');
  const [edition] = editions;
  const text = edition ? typedText(edition, random, number) : number;
  const fields = {
    ...{ sessionId: newId(), phoneNumber: number, serviceCode: '*384*00000#', text, networkCode: number },
    ...{
      from: number,
      to: '00000',
      id: number,
      date: number,
      session: number,
      caller: number,
      code: number,
      inputs: [number],
    },
    ...{ MessageSid: number, From: number, To: '+442079460123', Body: text },
  };
  return random.whole(2) === 0
    ? {
        headers: form,
        body: new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString(),
      }
    : { headers: json, body: JSON.stringify(fields) };
}

/** A right address and body, with one thing done to it. */
const spoilt =
  (spoil: (right: Bytes, world: World) => Bytes): Act =>
  (world) => {
    const right: Bytes = { method: 'POST', path: rightPath(world), ...someBody(world) };
    return world.send(spoil(right, world));
  };

const anySpelling = ({ random, exposedNumber }: World) =>
  encodeURIComponent(random.pick(Object.values(spellingsOf(exposedNumber()))));

const twice = (body: Bytes['body']): string => `${body}&${body}`;

/** Each is tried with a number in the body; those of the second list with one in the address or a header as well. */
export const refused: readonly Act[] = [
  spoilt((right) => right),
  spoilt((right, { random }) => ({
    ...right,
    method: random.pick(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']),
    body: '',
  })),
  spoilt((right, { random }) => ({
    ...right,
    headers: { 'content-type': random.pick(['text/plain', 'multipart/form-data', 'x']) },
  })),
  spoilt((right) => ({ ...right, headers: {} })),
  spoilt((right) => ({ ...right, path: `${right.path.slice(0, -32)}${nobodysSecret}` })),
  spoilt((right) => ({ ...right, path: right.path.slice(0, -1) })),
  spoilt((right) => ({ ...right, body: twice(right.body) })),
  spoilt((right) => ({ ...right, body: `${right.body}`.repeat(40) })),
  spoilt((right) => ({ ...right, body: String(right.body).slice(0, -7) })),
  spoilt((right) => ({
    ...right,
    body: Buffer.concat([Buffer.from([0xff, 0xfe, 0xc3]), Buffer.from(right.body as string)]),
  })),
  spoilt((right, { numberFor }) => ({ ...right, headers: json, body: `{"from":"${numberFor('demo-ke')}` })),
  spoilt((right, { numberFor }) => ({ ...right, headers: json, body: JSON.stringify(numberFor('demo-ke')) })),
  spoilt((right, { numberFor }) => ({ ...right, headers: json, body: JSON.stringify({ [numberFor('demo-ke')]: {} }) })),
  spoilt((right) => ({ ...right, headers: { ...right.headers, 'transfer-encoding': 'chunked' } })),
  spoilt((right) => ({
    ...right,
    headers: { ...right.headers, 'x-twilio-signature': 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' },
  })),
];

export const exposing: readonly Act[] = [
  spoilt((right, world) => ({ ...right, path: `${right.path}?phoneNumber=${anySpelling(world)}` })),
  spoilt((right, world) => ({ ...right, path: `${right.path}/${anySpelling(world)}` })),
  spoilt((right, world) => ({ ...right, path: `/sms/africastalking/${anySpelling(world)}` })),
  spoilt((right, world) => ({ ...right, path: `/${anySpelling(world)}` })),
  spoilt((right, world) => ({
    ...right,
    path: right.path.replace(/africastalking|twilio|callback/, anySpelling(world)),
  })),
  spoilt((right, world) => ({
    ...right,
    method: 'GET',
    path: `/health/${anySpelling(world)}?from=${anySpelling(world)}`,
    body: '',
  })),
  spoilt((right, world) => ({ ...right, headers: { ...right.headers, ...numberedHeaders(world) } })),
  spoilt((right, world) => ({
    ...right,
    headers: { ...right.headers, 'content-type': `text/x; n=${world.exposedNumber()}` },
  })),
  (world) =>
    world.send({
      method: 'GET',
      path: `${world.healthPath}?from=${anySpelling(world)}`,
      headers: numberedHeaders(world),
      body: '',
    }),
];

function numberedHeaders(world: World): Record<string, string> {
  const number = world.exposedNumber();
  const names = [
    'x-msisdn',
    'cookie',
    'authorization',
    'user-agent',
    'referer',
    'x-forwarded-for',
    'x-twilio-signature',
    'if-none-match',
  ];
  return Object.fromEntries(names.map((name) => [name, world.random.pick([number, `n=${number.slice(1)}`])]));
}
