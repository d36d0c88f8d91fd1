/** What is answered: calls and texts through each company, events that are not read, health. */
import { handsets } from '../../src/gateways/handsets.ts';
import { sendersOf, spellingsOf } from './spellings.ts';
import { typedKeys, typedPlace, typedText } from './typed.ts';
import { bytesOf, replyOf } from './wire.ts';
import { type Act, editionOf, secretsOf, type World } from './world.ts';

const minute = 60_000;

type Message = { readonly number: string; readonly text: string; readonly id: string; readonly sentAt: number };

/** A hop of a call, by a gateway of a line. */
const calls =
  (gateway: string, line: string, type = typedKeys): Act =>
  async (world) => {
    const edition = editionOf(world, line);
    const handset = handsets[gateway]?.ussd;
    if (!edition || !handset) return;
    const { random } = world;
    const number = world.numberFor(line);
    const inputs = type(edition, random, random.pick([number, world.numberFor(line)]));
    const session = random.pick([world.newId(), `ATUid_${number.slice(1)}`]);
    const sender = random.pick(sendersOf(number));
    const url = world.address('ussd', gateway, line);
    await world.send(
      bytesOf(handset.writeCallback({ url, session, number: sender, serviceCode: '*384*00000#', inputs })),
    );
  };

/** A text as a company hands it over; it says where. */
async function write(world: World, gateway: string, line: string, message: Message, more = '') {
  const handset = handsets[gateway]?.sms;
  const to = editionOf(world, line)?.line.sms.find((entry) => entry.gateway === gateway)?.number;
  if (!handset || to === undefined) return null;
  const url = world.address('sms', gateway, line);
  const request = await handset.writeCallback({ url, to, signedAt: Date.now(), ...message }, secretsOf(world));
  return { bytes: bytesOf({ ...request, body: request.body + more }), handset };
}

function newMessage(world: World, line: string): Message | null {
  const edition = editionOf(world, line);
  if (!edition) return null;
  const { random } = world;
  const number = world.numberFor(line);
  return {
    number: random.pick(sendersOf(number)),
    text: typedText(edition, random, random.pick([number, world.numberFor(line)])),
    // Some companies sign by it, so that it stands in a header.
    id: random.pick([world.newId(), world.newId(), `ATXid_${world.exposedNumber().slice(1)}`]),
    sentAt: Date.now() - random.pick([0, 0, 0, 31 * minute]),
  };
}

/** A text, which may come again as it is. */
export const texts =
  (gateway: string, line: string, more = ''): Act =>
  async (world) => {
    const repeats = world.random.pick([1, 1, 1, 1, 2, 3]);
    const message = newMessage(world, line);
    const written = message && (await write(world, gateway, line, message, more));
    for (let time = 0; written && time < repeats; time += 1) await world.send(written.bytes);
  };

/** A text that is answered whatever the dice say: urgent, new, and from a number that no gate is tired of. */
export const mustBeAnswered =
  (gateway: string, line: string, more = ''): Act =>
  async (world) => {
    const message = {
      number: world.freshNumberFor(line, gateway),
      text: 'RAID',
      id: world.newId(),
      sentAt: Date.now(),
    };
    const written = await write(world, gateway, line, message, more);
    if (written) await world.send(written.bytes);
  };

/** The same phone, or many, all at once. */
const burst =
  (gateway: string, line: string): Act =>
  async (world) => {
    const number = world.numberFor(line);
    const isOne = world.random.whole(2) === 0;
    const messages = Array.from({ length: 12 }, () => ({
      ...{ number: isOne ? number : world.numberFor(line), text: 'RAID' },
      ...{ id: world.newId(), sentAt: Date.now() },
    }));
    const written = await Promise.all(messages.map((message) => write(world, gateway, line, message)));
    await Promise.all(written.map((one) => one && world.send(one.bytes)));
  };

/** A machine that sends back whatever it is told. */
const echo =
  (gateway: string, line: string): Act =>
  async (world) => {
    let message: Message = { number: world.numberFor(line), text: 'HELP', id: world.newId(), sentAt: Date.now() };
    for (let round = 0; round < 4; round += 1) {
      const written = await write(world, gateway, line, message);
      const [reply] = written ? written.handset.readAnswer(replyOf(await world.send(written.bytes))) : [];
      if (reply === undefined) return;
      message = { ...message, text: reply, id: world.newId() };
    }
  };

/** An end of a session, a delivery report: a number and all that was typed. */
const event =
  (channel: 'ussd' | 'sms', ending: string): Act =>
  async (world) => {
    const number = world.numberFor('demo-ke');
    const spelled = world.random.pick(Object.values(spellingsOf(number)));
    const body = new URLSearchParams({
      sessionId: number,
      phoneNumber: number,
      input: `1*2*${spelled}`,
      failureReason: spelled,
    });
    const url = `${world.address(channel, 'africastalking', 'demo-ke')}${ending}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    await world.send(bytesOf({ method: 'POST', url, headers, body: body.toString() }));
  };

const premium = '&linkId=SampleLink123';

/** What each life begins with, so that every host and every gate is met with any seed, by however few requests. */
export const certain: readonly Act[] = [
  mustBeAnswered('africastalking', 'demo-ke'),
  mustBeAnswered('africastalking', 'shared-ke', premium),
  mustBeAnswered('twilio', 'demo-ew'),
];

/** The code of a slip as somebody texts it, right or wrong. */
const off =
  (gateway: string, line: string, text: string): Act =>
  async (world) => {
    const message = { number: world.numberFor(line), text, id: world.newId(), sentAt: Date.now() };
    const written = await write(world, gateway, line, message);
    if (written) await world.send(written.bytes);
  };

/** Codes of slips: printed ones, and what somebody guesses. */
export const slipped = (codes: readonly string[]): readonly Act[] =>
  [...codes.map((code) => `OFF ${code.slice(0, 4)} ${code.slice(4)}`), 'off 1234 5678', 'OFF 00000000'].flatMap(
    (text) => [off('africastalking', 'demo-ke', text), off('twilio', 'demo-ew', text)],
  );

const health: Act = ({ send, healthPath }) => send({ method: 'GET', path: healthPath, headers: {}, body: '' });

/** By what it is, with how often it comes. */
export const answered: readonly (readonly [times: number, act: Act])[] = [
  [8, calls('africastalking', 'demo-ke')],
  [1, calls('africastalking', 'demo-ke', typedPlace)],
  [3, calls('callback', 'demo-ke')],
  [3, calls('callback', 'demo-ew')],
  [8, texts('africastalking', 'demo-ke')],
  [5, texts('africastalking', 'shared-ke', premium)],
  [4, texts('callback', 'demo-ke')],
  [3, texts('callback', 'demo-ew')],
  [6, texts('twilio', 'demo-ew')],
  [1, burst('africastalking', 'demo-ke')],
  [1, burst('twilio', 'demo-ew')],
  [1, echo('callback', 'demo-ke')],
  [1, echo('twilio', 'demo-ew')],
  [1, event('ussd', '/ended')],
  [1, event('sms', '/report')],
  [1, health],
];
