import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import { bundleEditions } from '../../src/editions/bundle.ts';
import { sms } from '../../src/gateways/callback/sms.ts';
import type { SmsInbound } from '../../src/gateways/gateway.ts';
import { handsets } from '../../src/gateways/handsets.ts';
import { unknownText } from '../../src/live/ground.ts';
import { createLive } from '../../src/live/live.ts';
import { pathSecret } from '../../src/live/secrets.ts';
import { silenceOfLine } from '../../src/live/unanswered.ts';
import { gateStub } from '../support/gate.ts';
import { builtOn, editionOf, editions, now } from '../support/lines.ts';

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
let clock = now;
const { app } = createLive({ bundled: await bundleEditions([...editions.values()], builtOn), now: () => clock });

/** A gate that knows nobody yet, and the reply to a text through it; null for none. */
function openLine({ line }: Edition) {
  const stub = gateStub(() => clock);
  const env = { GATEWAY_SECRET: secret, PUBLIC_URL: 'https://line.invalid', GATES: { getByName: () => stub } };
  const to = line.sms.find(({ gateway }) => gateway === 'callback')?.number ?? '';
  return async (text: string, number = '+447700900123'): Promise<string | null> => {
    const url = `https://line.invalid/sms/callback/${await pathSecret(secret, `${line.id}/callback`)}`;
    clock += 5_000;
    const message = { url, id: crypto.randomUUID(), number, to, text, sentAt: clock };
    const request = await handsets.callback?.sms?.writeCallback(message, {});
    const response = request && (await app.request(request.url, request, env));
    return response ? Reflect.get(Object(await response.json()), 'text') : null;
  };
}

/** How many replies a peer gets that begins with some text; it is left alone once one does not come. */
async function repliesTo(peer: Peer, edition: Edition, start: string): Promise<number> {
  const ask = openLine(edition);
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

describe.each(Object.entries(peers))('%s', (_, peer) => {
  it.each([...editions])(
    'gets at most three replies, whatever it began with (%s) [echo-stops]',
    async (_line, edition) => {
      for (const start of startsOf(edition)) {
        const replies = await repliesTo(peer, edition, start);
        expect([start, replies]).toEqual([start, Math.min(replies, 3)]);
        expect(replies).toBeGreaterThan(0);
      }
    },
  );
});

it.each([
  ['an auto-responder that begins with a keyword', () => 'Raid: closed today'],
  ['one that sends back our first words', (reply: string) => reply.slice(0, 20)],
])('%s gets the same urgent answer at most three times, and so four replies at most', async (_, peer) => {
  for (const edition of editions.values()) {
    for (const start of startsOf(edition)) expect(await repliesTo(peer, edition, start)).toBeLessThanOrEqual(4);
  }
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
