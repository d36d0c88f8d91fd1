import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import { bundleEditions } from '../../src/editions/bundle.ts';
import { sms } from '../../src/gateways/callback/sms.ts';
import type { SmsInbound } from '../../src/gateways/gateway.ts';
import { handsets } from '../../src/gateways/handsets.ts';
import type { GateStub } from '../../src/live/admit.ts';
import { unknownText } from '../../src/live/ground.ts';
import { createLive } from '../../src/live/live.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import { silenceOfLine } from '../../src/live/unanswered.ts';
import { gateStub } from '../support/gate.ts';
import { builtOn, editionOf, editions, now } from '../support/lines.ts';

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  return () => vi.restoreAllMocks();
});

/** A machine at the other end: what it texts when it gets our reply; `count` is how many it has had. */
type Peer = (reply: string, count: number) => string;

const peers: Readonly<Record<string, Peer>> = {
  'an echo': (reply) => reply,
  'an echo in capitals, on one line': (reply) => reply.replaceAll('\n', ' ').toUpperCase(),
  'one that cuts off our first line': (reply) => reply.slice(reply.indexOf('\n') + 1),
  'one that quotes us': (reply) => reply.replaceAll(/^/gm, '> '),
  'one that writes before our text': (reply) => `Auto-reply: ${reply}`,
  'one that writes around our text': (reply) => `You wrote "${reply}". We are closed.`,
  'one that counts behind our text': (reply, count) => `${reply} (${count})`,
  'one that counts before our text': (reply, count) => `${count}. ${reply}`,
  'an auto-responder': () => 'I am driving. I will call you back.',
  'an auto-responder that counts': (_, count) => `Thanks for your message no. ${count}`,
};

const secret = 'made-up-for-this-test';
const hourMilliseconds = 3_600_000;
const sixMinutes = 360;
let clock = now;
const { app } = createLive({ bundled: await bundleEditions([...editions.values()], builtOn), now: () => clock });

type Gates = { getByName(): GateStub };
/** A gate that knows nobody yet. */
function live(): Gates {
  const stub = gateStub(() => clock);
  return { getByName: () => stub };
}
/** No gate, at a time at which the isolate has forgotten what it gave before. */
function down(): Gates {
  clock += hourMilliseconds;
  return {
    getByName() {
      throw new Error('there is no gate');
    },
  };
}

/** The reply to a text that comes some seconds after the one before; null for none. */
function openLine({ line }: Edition, open = live, waitSeconds = 5) {
  const env = { GATEWAY_SECRET: secret, PUBLIC_URL: 'https://line.invalid', GATES: open() };
  const to = line.sms.find(({ gateway }) => gateway === 'callback')?.number ?? '';
  return async (text: string, number = '+447700900123'): Promise<string | null> => {
    const url = `https://line.invalid/sms/callback/${await pathSecret(secret, `${line.id}/callback`)}`;
    clock += waitSeconds * 1_000;
    const message = { url, id: crypto.randomUUID(), number, to, text, sentAt: clock };
    const request = await handsets.callback?.sms?.writeCallback(message, {});
    const response = request && (await app.request(request.url, request, env));
    return response ? Reflect.get(Object(await response.json()), 'text') : null;
  };
}

/** How many replies a peer gets that begins with some text; it is left alone once one does not come. */
async function repliesTo(peer: Peer, ask: ReturnType<typeof openLine>, start: string): Promise<number> {
  let replies = 0;
  for (let reply = await ask(start); reply !== null; reply = await ask(peer(reply, replies))) replies += 1;
  return replies;
}

/** A keyword of the first language for each screen, and what has no number in its reply. */
function startsOf({ keywords, line }: Edition): readonly string[] {
  const own = keywords.filter(({ language }) => language === line.languages[0]?.id);
  const oneEach = new Map(own.map(({ word, to }) => [JSON.stringify(to), word]));
  return [...oneEach.values(), 'CLINIC west', 'CLINIC xyz', 'hello', '12', '121'];
}

/** The most replies that a peer gets, over all that it may begin with. */
async function mostRepliesTo(peer: Peer, open = live, waitSeconds = 5): Promise<number> {
  const counts: number[] = [];
  for (const edition of editions.values()) {
    for (const start of startsOf(edition))
      counts.push(await repliesTo(peer, openLine(edition, open, waitSeconds), start));
  }
  expect(Math.min(...counts)).toBeGreaterThan(0);
  return Math.max(...counts);
}

describe.each(Object.entries(peers))('%s', (_, peer) => {
  it('gets at most three replies, whatever it began with [echo-stops]', async () => {
    expect(await mostRepliesTo(peer)).toBeLessThanOrEqual(3);
  });

  it('gets at most three replies where the gate is down', async () => {
    expect(await mostRepliesTo(peer, down)).toBeLessThanOrEqual(3);
  });

  it('gets at most six replies where it takes six minutes for each answer', async () => {
    expect(await mostRepliesTo(peer, live, sixMinutes)).toBeLessThanOrEqual(6);
  });
});

describe.each<[string, Peer]>([
  ['an auto-responder that begins with a keyword', () => 'Raid: closed today'],
  ['one that begins with a keyword and a time', (_, count) => `RAID ${11 + count}:12`],
  ['one that begins with a keyword, a time and more', (_, count) => `RAID ${11 + count}:12 pm, closed`],
])('%s', (_, peer) => {
  it('gets the same urgent answer at most three times, and so four replies at most [echo-stops]', async () => {
    expect(await mostRepliesTo(peer)).toBeLessThanOrEqual(4);
  });

  it('gets at most four replies where the gate is down', async () => {
    expect(await mostRepliesTo(peer, down)).toBeLessThanOrEqual(4);
  });

  it('gets at most six replies where it takes six minutes for each answer', async () => {
    expect(await mostRepliesTo(peer, live, sixMinutes)).toBeLessThanOrEqual(6);
  });
});

it('one that sends back our first words, which may lead on into the menu, gets at most six replies', async () => {
  expect(await mostRepliesTo((reply) => reply.slice(0, 20))).toBeLessThanOrEqual(6);
});

it.each([
  ['is there', live],
  ['is down', down],
])('somebody who texts without end gets six replies a minute and twenty an hour where the gate %s', async (_, open) => {
  const ask = openLine(editionOf('demo-ke'), open);
  // Urgent, and each with another answer.
  const texts = ['RAID', 'MSAKO', 'RAFLE', 'አፈሳ', 'LAWYER', 'WAKILI', 'AVOCAT', 'VIOLENCE'];
  const counts: number[] = [];
  for (let minute = 0; minute < 20; minute += 1) {
    const replies: (string | null)[] = [];
    for (const text of texts) replies.push(await ask(text));
    counts.push(replies.filter((reply) => reply !== null).length);
    clock += 25_000;
  }
  expect(Math.max(...counts)).toBe(6);
  expect(counts.reduce((sum, count) => sum + count)).toBe(20);
});

describe('a text that is one of our replies', () => {
  const which = 'CLINIC west';

  it('without a number in it gets no reply: "Which one? 1211 Westlands…"', async () => {
    const ask = openLine(editionOf('demo-ke'));
    const reply = await ask(which);
    expect(reply).toMatch(/Which one\?/);
    const inbound: SmsInbound = { ...unknownText, text: reply ?? '' };
    expect(silenceOfLine(editionOf('demo-ke'), sms, inbound, null)).toBeNull();
    expect(await ask(reply ?? '')).toBeNull();
    expect(await ask('CLINIC Westlands')).not.toBeNull();
  });

  it('from somebody else, who may have been sent it on, is answered', async () => {
    const ask = openLine(editionOf('demo-ke'));
    const reply = await ask(which);
    expect(await ask(reply ?? '', '+447700900124')).not.toBeNull();
  });
});

it('somebody who asks for the same twice, and then for something else, is answered each time', async () => {
  const ask = openLine(editionOf('demo-ke'));
  const texts = ['CLINIC Westlands', 'CLINIC Westlands', 'RAID', 'RAID', 'RAID'];
  for (const text of texts) expect(await ask(text)).not.toBeNull();
  expect(await ask('RAID')).toBeNull();
});
