import { describe, expect, it } from 'vitest';
import { callerOf } from '../../src/gateways/caller.ts';
import type { SmsInbound } from '../../src/gateways/gateway.ts';
import { smsGateways } from '../../src/gateways/gateways.ts';
import { maxAgeMinutes, silenceFor, silenceOfLine } from '../../src/live/unanswered.ts';
import { optOutWords } from '../../src/menu/keywords.ts';
import { editionOf, editions, now } from '../support/lines.ts';

const edition = editionOf('demo-ke');
const head = { smsNumbers: ['00000', '+442079460123'], answers: edition.line.answers };
const minute = 60_000;

function inbound(part: Partial<SmsInbound>): SmsInbound {
  const usual = {
    to: '00000',
    text: 'RAID',
    messageId: 'm1',
    sentAt: now,
    caller: callerOf('+254700000001'),
    handle: {},
  };
  return { channel: 'sms', ...usual, ...part };
}

describe.each(smsGateways)('a text over $name', (gateway) => {
  const silence = (part: Partial<SmsInbound>, shared: string | null = null) => {
    const message = inbound(part);
    return silenceFor(gateway, message, head, now) ?? silenceOfLine(edition, gateway, message, shared);
  };

  it.each([
    ['a mobile number of the country', {}],
    ['a number of the range for drama', { caller: callerOf('+447700900123') }],
    ['somebody whose text says no date', { sentAt: null }],
    ['somebody whose text is thirty minutes old', { sentAt: now - maxAgeMinutes * minute }],
    ['a phone whose clock is ahead', { sentAt: now + 90 * minute }],
    ['who texts nothing', { text: '' }],
    ['who writes a sentence with a stop in it', { text: 'please stop them' }],
    ['who texts a code', { text: 'C4823' }],
    ['who texts a route', { text: '1211 2' }],
  ])('is answered from %s', (_, part) => {
    expect(silence(part)).toBeNull();
  });

  it.each([
    ['letters', { caller: callerOf('MPESA') }, 'not-a-person'],
    ['a short code', { caller: callerOf('22122') }, 'not-a-person'],
    ['an alphanumeric sender with digits', { caller: callerOf('Bank24') }, 'not-a-person'],
    ['nobody', { caller: callerOf('') }, 'not-a-person'],
    ['one of our numbers', { caller: callerOf('+442079460123') }, 'own-number'],
    ['another country', { caller: callerOf('+15550100123') }, 'not-allowed'],
    ['a number that is too long for the country', { caller: callerOf('+2547000000012') }, 'not-allowed'],
    ['a landline of the same country as the drama range', { caller: callerOf('+442071234567') }, 'not-allowed'],
    ['a text of 31 minutes ago', { sentAt: now - 31 * minute }, 'too-late'],
    ['a text of yesterday', { sentAt: now - 1440 * minute }, 'too-late'],
    ['our own words coming back', { text: 'Lawyer, free, 24h:\n+448081570801' }, 'own-text'],
    ['a machine that quotes us', { text: 'RE: DEMO Umoja +44 20 7946 0201 C4823' }, 'own-text'],
  ])('is not answered: %s', (_, part, reason) => {
    expect(silence(part)).toBe(reason);
  });

  it('is not answered: our own words with a number of a country whose numbers are short', () => {
    const [hotline] = edition.hotlines;
    const short = hotline && { ...edition, hotlines: [{ ...hotline, phone: '71 123 456' }] };
    const silenceOfShort = (text: string) => short && silenceOfLine(short, gateway, inbound({ text }), null);
    expect(silenceOfShort('Lawyer, free:\n71 123 456')).toBe('own-text');
    expect(silenceOfShort('1211 2')).toBeNull();
  });

  it.each(gateway.optOutWords)(
    'leaves "%s" to the carrier, in any case, and behind a shared keyword [opt-out-left-alone]',
    (word) => {
      expect(silence({ text: word })).toBe('opt-out');
      expect(silenceFor(gateway, inbound({ text: word }), head, now)).toBe('opt-out');
      expect(silence({ text: ` ${word.toLowerCase()}\n` })).toBe('opt-out');
      expect(silence({ text: `umoja ${word}` }, 'UMOJA')).toBe('opt-out');
      expect(silence({ text: `${word} please` })).toBeNull();
    },
  );

  it('leaves those words to the carrier however they are written, and what other companies take for them [opt-out-left-alone]', () => {
    const written = [
      ...gateway.optOutWords.flatMap((word) => [`${word}.`, `${word} !`, `"${word}"`, word.split('').join('.')]),
      ...optOutWords,
      ...['STOP ALL', 'Stop  all', 'stop-all!', 'Stop.', 'stop!', 'OPT OUT', 'Opt-out', 'revoke', 'Arrêt', 'ＳＴＯＰ'],
    ];
    expect(written.filter((text) => silence({ text }) !== 'opt-out')).toEqual([]);
    expect(written.filter((text) => silence({ text: `umoja ${text}` }, 'UMOJA') !== 'opt-out')).toEqual([]);
    expect(written.filter((text) => silence({ text: `${text} 11` }) !== null)).toEqual([]);
  });

  it.each([...editions])('takes no keyword of %s for one of those', (_line, { keywords }) => {
    const taken = keywords.filter(({ word }) =>
      [word, `${word}.`, ` ${word.toLowerCase()} `].some((text) => silence({ text }) !== null),
    );
    expect(taken).toEqual([]);
  });

  it('is answered after thirty minutes to the millisecond, and not one later [late-text-unanswered]', () => {
    expect(silence({ sentAt: now - maxAgeMinutes * minute })).toBeNull();
    expect(silence({ sentAt: now - maxAgeMinutes * minute - 1 })).toBe('too-late');
  });
});
