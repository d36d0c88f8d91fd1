import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockAt, type JourneyStep, momentOf, readJourney, writeJourney } from '../../src/commands/dial/journey.ts';

const header = {
  about: ['Amina hears steps on the stairs.'],
  line: 'demo-ke',
  gateways: ['africastalking'],
  clock: '2026-11-20 13:00',
  zone: 'Africa/Nairobi',
  builtOn: '2026-11-20',
};

const written = `# Amina hears steps on the stairs.
line demo-ke · africastalking · 2026-11-20 13:00 Africa/Nairobi · built 2026-11-20

> dial *384*00000#
CON
| DEMO
|
| 1 English
> 1
> type dial 1
END
| Bye

> clock 2026-11-21 02:30

> text RAID
| DEMO
| 1

> text STOP
(no answer)
`;

const steps: readonly JourneyStep[] = [
  { kind: 'dial', code: '*384*00000#', shown: { text: 'DEMO\n\n1 English', ends: false } },
  { kind: 'press', input: '1', shown: null },
  { kind: 'press', input: 'dial 1', shown: { text: 'Bye', ends: true } },
  { kind: 'clock', clock: '2026-11-21 02:30' },
  { kind: 'text', text: 'RAID', reply: 'DEMO\n1' },
  { kind: 'text', text: 'STOP', reply: null },
];

describe('a journey', () => {
  it('is written as an editor reads it', () => {
    expect(writeJourney(header, steps)).toBe(written);
  });

  it('is read as it was written', () => {
    expect(readJourney(written)).toEqual({ header, steps });
  });

  it('comes back the same, whatever was typed and shown', () => {
    const oneLine = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\s+/g, ' ').trim());
    const page = fc.array(oneLine, { minLength: 1 }).map((lines) => `a${lines.join('\n')}`);
    const shown = fc.record({ text: page, ends: fc.boolean() });
    const anyStep: fc.Arbitrary<JourneyStep> = fc.oneof(
      fc.record({ kind: fc.constant('dial' as const), code: fc.constantFrom('*1#', '*1*21#'), shown }),
      fc.record({ kind: fc.constant('press' as const), input: fc.oneof(oneLine, fc.constant('text me')), shown }),
      fc.record({ kind: fc.constant('text' as const), text: oneLine, reply: fc.option(page) }),
    );
    fc.assert(
      fc.property(fc.array(anyStep), (any) => {
        expect(readJourney(writeJourney(header, any))).toEqual({ header, steps: any });
      }),
    );
  });

  it.each([
    { why: 'it is empty', text: '', reason: 'no-header', line: 1 },
    { why: 'its first line says nothing', text: 'hello\n', reason: 'no-header', line: 1 },
    { why: 'nobody can do that', text: written.replace('> clock', '> sleep'), reason: 'unknown-step', line: 14 },
    {
      why: 'an answer stands before any step',
      text: written.replace('> dial *384*00000#', ''),
      reason: 'stray-line',
      line: 5,
    },
    { why: 'a page lost its first line', text: written.replace('CON', '| CON'), reason: 'stray-line', line: 5 },
  ])('is refused with the line where $why', ({ text, reason, line }) => {
    expect(readJourney(text)).toEqual({ reason, line });
  });
});

describe('the clock of a journey', () => {
  it.each(['Africa/Nairobi', 'Europe/London', 'America/St_Johns', 'Pacific/Kiritimati'])(
    'keeps the time of %s',
    (zone) => {
      fc.assert(
        fc.property(fc.integer({ min: 28_400_000, max: 31_000_000 }), (minute) => {
          const clock = clockAt(zone, minute * 60_000);
          expect(clockAt(zone, momentOf(zone, clock))).toBe(clock);
        }),
        { examples: [[29_618_460], [29_618_520]] },
      );
    },
  );

  it('is that of the zone, not of the computer', () => {
    expect(momentOf('Africa/Nairobi', '2026-11-20 13:00')).toBe(Date.UTC(2026, 10, 20, 10));
    expect(momentOf('Europe/London', '2026-07-01 00:30')).toBe(Date.UTC(2026, 5, 30, 23, 30));
  });
});
