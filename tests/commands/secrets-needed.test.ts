import { describe, expect, it } from 'vitest';
import { secretsNeeded } from '../../src/commands/deployment/secrets-needed.ts';

const calls = (gateway: string) => ({
  gateway,
  codes: ['*384*00000#'],
  networks: [],
  deepDial: 'unconfirmed' as const,
});
const texts = (gateway: string) => ({ gateway, number: '+447700900900', sharedKeyword: null });
const lineOf = (ussd: readonly string[], sms: readonly string[]) => ({
  line: { ussd: ussd.map(calls), sms: sms.map(texts) },
  slips: {},
});

describe('the secrets that a deployment is told to need', () => {
  it.each<[string, readonly string[], readonly string[], string]>([
    ['calls by who needs a key for texts alone', ['infobip'], [], 'GATEWAY_SECRET, PUBLIC_URL'],
    ['calls by another such', ['africastalking'], [], 'GATEWAY_SECRET, PUBLIC_URL'],
    ['texts by the same', ['infobip'], ['infobip'], 'GATEWAY_SECRET, PUBLIC_URL, INFOBIP_API_KEY, INFOBIP_BASE_URL'],
    ['texts by one, calls by the other', ['infobip'], ['twilio'], 'GATEWAY_SECRET, PUBLIC_URL, TWILIO_AUTH_TOKEN'],
  ])('for %s', (_, ussd, sms, names) => {
    expect(secretsNeeded([lineOf(ussd, sms)]).slice(1)).toEqual([`  ${names}`]);
  });

  it('say which one counts where a company signs for who asks it', () => {
    const words = secretsNeeded([lineOf([], ['sinch']), lineOf(['hubtel'], ['vonage'])]);
    expect(words.slice(2)).toEqual([
      '  Where Sinch signs for you: SINCH_WEBHOOK_SECRET',
      '  Where Vonage (SMS API) signs for you: VONAGE_SIGNATURE_SECRET',
    ]);
    expect(words[1]).not.toContain('SECRET, SINCH_WEBHOOK_SECRET');
  });
});
