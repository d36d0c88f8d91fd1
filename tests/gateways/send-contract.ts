/** The contract of every adapter that sends its replies: what goes out, and what each answer of the company means. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Sender, SendOutcome, SmsGateway, SmsInbound } from '../../src/gateways/gateway.ts';
import type { SentMessage, SmsHandset } from '../../src/gateways/handset.ts';
import { maxSendMilliseconds, withPost } from '../../src/live/post.ts';
import { watchTimers } from '../support/timers.ts';
import { type Behaviour, type Company, openCompany } from './company.ts';
import { type Body, expectNothingOf, type Fixture, requestWith, understand } from './contract.ts';
import { longTexts } from './sms-contract.ts';

export type SendFixture = Fixture & {
  readonly sender: Sender;
  readonly outgoing: readonly {
    readonly why: string;
    readonly body: Body;
    readonly sender: Partial<Sender>;
    readonly sent: SentMessage;
  }[];
  /** Answers that carry the number, written `NUMBER`, wherever the company may put it. */
  readonly quotes: readonly { readonly status: number; readonly contentType: string; readonly body: string }[];
  readonly outcomes: readonly {
    readonly why: string;
    readonly answers: readonly Behaviour[];
    readonly sender?: Partial<Sender>;
    readonly number?: string;
    readonly calls: number;
    readonly outcome: SendOutcome;
  }[];
};

type Send = NonNullable<SmsGateway['send']>;

/** Every adapter that sends must show what it makes of these. */
const neededReasons = ['bad-credentials', 'throttled', 'gateway-error', 'unreachable', 'timeout', 'not-understood'];

/** Declares the cases of one adapter. */
export function sendContract(gateway: SmsGateway, sendBy: Send, handset: SmsHandset, fixture: SendFixture): void {
  describe(`${gateway.name} sends replies`, () => {
    let company: Company;
    beforeAll(async () => {
      vi.stubEnv('NO_PROXY', '*');
      company = await openCompany();
    });
    afterAll(async () => {
      await company.close();
      vi.unstubAllEnvs();
    });
    const success = (): Behaviour => {
      const { status, headers, body } = handset.writeSendAnswer();
      return { status, body, contentType: headers['content-type'] ?? '' };
    };
    const send = (inbound: SmsInbound, text: string, sender: Sender): Promise<SendOutcome> =>
      withPost((post) => sendBy(inbound, text, sender, post), company.fetch);
    const inboundOf = (body: Body, number = fixture.number) =>
      understand<SmsInbound>(gateway, requestWith(fixture, body), number);

    it.each(fixture.outgoing)('$why [replies-go-to-their-firm]', async ({ body, sender, sent }) => {
      company.behave(success());
      expect(await send(inboundOf(body), sent.text, { ...fixture.sender, ...sender })).toEqual({ sent: true });
      expect(company.calls().map(handset.readSend)).toEqual([sent]);
    });

    it.each(longTexts)('a long reply in $alphabet arrives whole', async ({ text }) => {
      company.behave(success());
      expect(await send(inboundOf(fixture.sample), text, fixture.sender)).toEqual({ sent: true });
      expect(company.calls().map((call) => handset.readSend(call)?.text)).toEqual([text]);
    });

    it.each(answersThatQuote(fixture))(
      'an answer that quotes the number leaves a reason alone: %j [failed-send-leaves-a-reason]',
      async (answer) => {
        company.behave(answer);
        const said = await printedBy(async () => {
          const outcome = await send(inboundOf(fixture.sample), 'text', fixture.sender);
          expect(Object.keys(outcome).filter((key) => !['sent', 'reason', 'certain', 'retry'].includes(key))).toEqual(
            [],
          );
          expectNothingOf(fixture.number, outcome);
          if (!outcome.sent) expect(outcome.reason).toMatch(/^[a-z-]+$/);
        });
        expect(said).toEqual([]);
      },
    );

    it.each(answersThatQuote(fixture))(
      'an answer after the limit leaves nothing: %j [failed-send-leaves-a-reason]',
      async (answer) => {
        company.behave('is-silent');
        const rejected: unknown[] = [];
        const hear = (reason: unknown) => rejected.push(reason);
        process.on('unhandledRejection', hear);
        const said = await printedBy(async () => {
          vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
          const sending = send(inboundOf(fixture.sample), 'text', fixture.sender);
          await company.nextCall();
          await vi.advanceTimersByTimeAsync(maxSendMilliseconds);
          vi.useRealTimers();
          expect(await sending).toMatchObject({ sent: false, reason: 'timeout' });
          await company.speakUp(answer);
          // What hangs on that answer runs in the turns that follow; an unhandled rejection is told after them.
          for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        });
        process.off('unhandledRejection', hear);
        expect([rejected, said]).toEqual([[], []]);
      },
    );

    it('the number travels in the body of the call, never in its address or headers', async () => {
      company.behave(success());
      await send(inboundOf(fixture.sample), 'text', fixture.sender);
      for (const { url, headers } of company.calls()) expectNothingOf(fixture.number, { url, headers });
    });

    it('the handset takes nothing else for a message', () => {
      const [call] = company.calls();
      expect(call && handset.readSend(call)).not.toBeNull();
      expect(call && handset.readSend({ ...call, method: 'GET' })).toBeNull();
      expect(call && handset.readSend({ ...call, url: 'https://elsewhere.example/' })).toBeNull();
      expect(call && handset.readSend({ ...call, body: '' })).toBeNull();
    });

    it.each(redirects(fixture.number))(
      'an answer that leads elsewhere is no reply and is not followed: $status to $location [redirects-lead-nowhere]',
      async (redirect) => {
        company.behave(redirect, success());
        const outcome = await send(inboundOf(fixture.sample), 'text', fixture.sender);
        expect(outcome).toEqual({ sent: false, reason: expect.any(String), certain: false, retry: false });
        expect(company.calls()).toHaveLength(1);
      },
    );

    it('has a case for each failure that any company knows', () => {
      const reasons = fixture.outcomes.map(({ outcome }) => (outcome.sent ? 'sent' : outcome.reason));
      expect(reasons).toEqual(expect.arrayContaining([...neededReasons, 'sent']));
    });

    it('of each setting either value may be the right one while it changes, with the others as they are', async () => {
      company.behave(refusalOf(fixture));
      const callsWith = async (secrets: Sender['secrets']) => {
        const before = company.calls().length;
        await send(inboundOf(fixture.sample), 'text', { ...fixture.sender, secrets });
        return company.calls().slice(before);
      };
      const { secrets } = fixture.sender;
      const needed: string[] = [];
      for (const [name, [good = '']] of Object.entries(secrets)) {
        if ((await callsWith({ ...secrets, [name]: [] })).length > 0) continue;
        needed.push(name);
        const [right] = await callsWith({ ...secrets, [name]: [good] });
        for (const values of [
          [`bad-${good}`, good],
          [good, `bad-${good}`],
        ])
          expect(await callsWith({ ...secrets, [name]: values }), `${name} changes`).toContainEqual(right);
      }
      expect(gateway.settings).toEqual(expect.arrayContaining(needed));
      expect(needed).not.toEqual([]);
    });

    it.each(fixture.outcomes)('$why', async ({ answers, sender, number, calls, outcome }) => {
      company.behave(...answers);
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const timers = watchTimers(maxSendMilliseconds);
      try {
        const body = number === undefined ? fixture.sample : withNumber(fixture, number);
        const sending = send(inboundOf(body, number), 'text', { ...fixture.sender, ...sender });
        if (answers.includes('is-silent')) {
          await company.nextCall();
          await expectToWait(sending);
        }
        expect(await sending).toStrictEqual(outcome);
        expect(timers.left()).toBe(0);
        expect(company.calls()).toHaveLength(calls);
      } finally {
        vi.restoreAllMocks();
        vi.useRealTimers();
      }
    });
  });
}

/** How the company says that it does not know these credentials. */
function refusalOf({ outcomes }: SendFixture): Behaviour {
  const refusing = outcomes.find(
    ({ outcome, calls }) => !outcome.sent && outcome.reason === 'bad-credentials' && calls === 1,
  );
  const [answer] = refusing?.answers ?? [];
  if (answer === undefined) throw new Error('the fixture has a case for each failure that any company knows');
  return answer;
}

/** Answers and faults that carry a number wherever a company, or the client that calls it, may put it. */
const answersThatQuote = ({ number, quotes }: SendFixture): readonly Exclude<Behaviour, 'is-silent'>[] => {
  const quoted = JSON.stringify({ message: number, [number]: number, list: [number] });
  return [
    ...[200, 201, 400, 401, 422, 429, 500].map((status) => ({ status, contentType: 'application/json', body: quoted })),
    ...quotes.map((quote) => ({ ...quote, body: quote.body.replaceAll('NUMBER', number) })),
    { status: 500, contentType: 'text/plain', body: number },
    { status: 200, contentType: 'application/json', body: `{"${number}":` },
    { status: 302, contentType: `text/plain; note="${number}"`, body: number },
    'hangs-up',
  ];
};

/** To another host, to an open connection, with the number in the address, to another path of the same host. */
const redirects = (number: string): readonly (Exclude<Behaviour, string> & { readonly location: string })[] =>
  [
    'https://elsewhere.invalid/version1/messaging',
    'http://elsewhere.invalid/',
    `https://elsewhere.invalid/?to=${encodeURIComponent(number)}`,
    '/elsewhere',
  ].flatMap((location) =>
    [301, 302, 303, 307, 308].map((status) => ({ status, contentType: 'text/plain', body: '', location })),
  );

/** What is written to the console or the output meanwhile. */
async function printedBy(act: () => Promise<void>): Promise<readonly unknown[]> {
  const printed: unknown[] = [];
  const keep = (...words: unknown[]) => void printed.push(words);
  const spies = (['log', 'info', 'debug', 'warn', 'error', 'trace'] as const).map((way) =>
    vi.spyOn(console, way).mockImplementation(keep),
  );
  try {
    await act();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return printed;
}

/** Waits until just before the limit, where there is no outcome yet, and then until the limit. */
async function expectToWait(sending: Promise<SendOutcome>): Promise<void> {
  const settled = vi.fn();
  void sending.then(settled);
  await vi.advanceTimersByTimeAsync(maxSendMilliseconds - 1);
  expect(settled).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(settled).toHaveBeenCalled();
}

/** The sample from somebody else, however it writes a number: escaped, with its `+`, or its digits alone. */
function withNumber({ sample, number }: Fixture, other: string): Body {
  const written = JSON.stringify(sample);
  const spellings = [encodeURIComponent, String, (spelt: string) => spelt.replace(/^\+/, '')];
  const spell = spellings.find((spelling) => written.includes(spelling(number))) ?? String;
  return JSON.parse(written.replaceAll(spell(number), spell(other)));
}
