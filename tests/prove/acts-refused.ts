/** What is refused: all that can be wrong with a request, with a number wherever one fits. */
import type { WireRequest } from '../../src/gateways/handset.ts';
import { echoedBy } from './acts-carried.ts';
import { filled, type Gateway, gateways, numbered, samplesOf } from './fixtures.ts';
import { spellingsOf } from './spellings.ts';
import { typedText } from './typed.ts';
import { type Bytes, bytesOf } from './wire.ts';
import type { Act, Own, World } from './world.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const json = { 'content-type': 'application/json' };
const nobodysSecret = '0123456789abcdef'.repeat(2);

/** A right address, as a path, with the gateway that it is of: one that carries some line. */
function rightPlace({ address, publicUrl, random, editions }: World): {
  readonly gateway: Gateway;
  readonly path: string;
} {
  const { line } = random.pick(editions);
  const carriers = gateways.filter(({ channel, name }) => line[channel].some((entry) => entry.gateway === name));
  const gateway = random.pick(carriers);
  return { gateway, path: address(gateway.channel, gateway.name, line.id).slice(publicUrl.length) };
}

type Right = Bytes & { readonly own?: Own };

/** A request with a number in every field: of all companies together, or a right one of the gateway's own, so filled. */
function someRequest(world: World): Right {
  const { random, numberFor, newId, publicUrl } = world;
  const { gateway, path } = rightPlace(world);
  const [number, session] = [numberFor('demo-ke'), newId()];
  const own = { echoed: echoedBy(gateway, { session, number }) };
  if (random.whole(2) === 0) return { method: 'POST', path, ...bodyOfAll(world, number, session), own };
  const sample = random.pick(samplesOf(gateway).reads);
  const request = filled(gateway, sample, publicUrl + path, { number, session, newId, now: Date.now() });
  const spelled = () => random.pick(Object.values(spellingsOf(numberFor('demo-ke'))));
  const body = numbered(request.body, spelled, random, keptOf(gateway, request, number));
  return { ...bytesOf({ ...request, body }), own };
}

/** What the company gets back stays as it is. */
function keptOf(gateway: Gateway, { url, headers, body }: WireRequest, number: string): (value: string) => boolean {
  const suffix = url.replace(/^.*[0-9a-f]{32}/, '');
  const inbound = gateway.readInbound({ url, headers: new Headers(headers), body, suffix });
  const back = 'handle' in inbound ? Object.values(inbound.handle) : [];
  const digits = number.slice(-9);
  return (value) => back.includes(value) || ('echoesNumber' in gateway && value.includes(digits));
}

/** The body of some callback, with a number in every field. */
function bodyOfAll({ random, editions }: World, number: string, session: string): Pick<Bytes, 'headers' | 'body'> {
  const [edition] = editions;
  const text = edition ? typedText(edition, random, number) : number;
  const fields = {
    ...{ sessionId: session, phoneNumber: number, serviceCode: '*384*00000#', text, networkCode: number },
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
    const { own = {}, ...right } = someRequest(world);
    return world.send(spoil(right, world), own);
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
  spoilt((right) => ({ ...right, path: right.path.replace(/[0-9a-f]{32}/, nobodysSecret) })),
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
    path: right.path.replace(/(?<=^\/\w+\/)\w+/, anySpelling(world)),
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
