/** How much fits on one page of a channel, as a gateway carries it. Sources: 3GPP TS 23.038 6.1, TS 23.040 9.2.3.24.1. */
export type Limits = UssdLimits | SmsLimits;

export type UssdLimits = {
  readonly channel: 'ussd';
  /** What the gateway carries: GSM 03.38 alone, or UCS-2 as well. */
  readonly alphabet: 'gsm7' | 'ucs2';
  /** Septets of one page in GSM 03.38. */
  readonly maxSeptets: number;
  /** UTF-16 units of one page in UCS-2; ignored where the alphabet is gsm7. */
  readonly maxUnits: number;
  /** Septets taken by the `CON `/`END ` before the text; 0 where it does not count. */
  readonly prefixSeptets: number;
};

export type SmsLimits = {
  readonly channel: 'sms';
  readonly alphabet: 'gsm7' | 'ucs2';
  /** One reply holds at most this many segments (160/153 septets or 70/67 units each). */
  readonly maxSegments: number;
};

/** The page of a network that says nothing better: 160 septets, the prefix included. */
export const defaultUssdLimits: UssdLimits = {
  channel: 'ussd',
  alphabet: 'gsm7',
  maxSeptets: 160,
  maxUnits: 70,
  prefixSeptets: 4,
};

export const defaultSmsLimits: SmsLimits = { channel: 'sms', alphabet: 'ucs2', maxSegments: 2 };

/** The same page where the company's answer is JSON, so that nothing stands before the text. */
export const bareUssdLimits: UssdLimits = { ...defaultUssdLimits, prefixSeptets: 0 };
