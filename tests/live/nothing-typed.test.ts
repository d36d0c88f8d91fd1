import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { handsetOf, openInProcess } from '../../src/commands/dial/in-process.ts';
import type { GateStub } from '../../src/live/admit.ts';
import { gateStub } from '../support/gate.ts';
import { editionOf, now } from '../support/lines.ts';
import { holds, typed } from '../support/typed.ts';

const printed: unknown[] = [];
beforeEach(() => {
  printed.length = 0;
  const spies = (['log', 'info', 'debug', 'warn', 'error', 'trace'] as const).map((way) =>
    vi.spyOn(console, way).mockImplementation((...words) => void printed.push(words)),
  );
  return () => {
    for (const spy of spies) spy.mockRestore();
  };
});

/** A gate as it is, one whose every call fails and quotes what it was given, and none at all. */
const gates: Readonly<Record<string, (seen: unknown[]) => GateStub | null>> = {
  'a gate': (seen) => {
    const gate = gateStub(() => now);
    return { ...gate, admit: (request) => gate.admit(seen.push(request) ? request : request) };
  },
  'a gate that throws what it is given': (seen) => ({
    ...gateStub(() => now),
    admit: (request) => Promise.reject(Object.assign(new Error(JSON.stringify(request)), { seen: seen.push(request) })),
  }),
  'no gate': () => null,
};

const ways = [
  { line: 'demo-ke', channel: 'ussd', gateway: 'africastalking' },
  { line: 'demo-ke', channel: 'sms', gateway: 'africastalking' },
  { line: 'demo-ew', channel: 'sms', gateway: 'twilio' },
  { line: 'demo-ew', channel: 'ussd', gateway: 'callback' },
] as const;

/** Where a line is dialled or texted, and a number that it answers. */
function ends(line: string, channel: 'ussd' | 'sms', gateway: string) {
  const { ussd, sms, answers } = editionOf(line).line;
  const [code = ''] = ussd.find((entry) => entry.gateway === gateway)?.codes ?? [];
  const own = sms.find((entry) => entry.gateway === gateway)?.number ?? '';
  const [{ prefix, digits } = { prefix: '+', digits: 12 }] = answers;
  const numberOf = (rest: number) => `${prefix}${String(rest).padStart(digits + 1 - prefix.length, '7')}`;
  return { to: channel === 'ussd' ? code : own, numberOf };
}

describe.each(ways)('what is typed on $line by $channel over $gateway', ({ line, channel, gateway }) => {
  const { to, numberOf } = ends(line, channel, gateway);
  it.each(Object.entries(gates))(
    'is in no reply, no call to the gate and no word of the log, with %s [nothing-typed-comes-back]',
    async (_, open) => {
      const seen: unknown[] = [];
      const gate = open(seen);
      const live = await openInProcess([editionOf(line)], now, (settings) => ({
        ...settings,
        ...(gate && { GATES: { getByName: () => gate } }),
      }));
      const url = await live.callbackUrl(line, channel, gateway);
      const handset = handsetOf[gateway];
      let answered = 0;
      await fc.assert(
        fc.asyncProperty(typed, fc.nat(9_999_999), async ({ mark, text }, rest) => {
          const number = numberOf(rest);
          const request =
            channel === 'ussd'
              ? handset?.ussd?.writeCallback({
                  url,
                  session: mark,
                  number,
                  serviceCode: to,
                  inputs: ['1', '2', '7', text],
                })
              : await handset?.sms?.writeCallback({ url, id: mark, number, to, text, sentAt: now }, live.secrets);
          if (!request) throw new Error('the gateway has no such handset');
          const reply = await live.deliver(request);
          answered += reply.status < 300 ? 1 : 0;
          const said = [reply, live.takeSent(), seen.splice(0), printed.splice(0)];
          for (const sought of [mark, number]) expect(said.filter((each) => holds(each, sought))).toEqual([]);
        }),
        { numRuns: 40 },
      );
      expect(answered).toBeGreaterThan(0);
    },
  );
});
