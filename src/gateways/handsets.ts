/** The other ends of the wire, by gateway, apart from gateways.ts so that a bundle without the phone carries none. */
import * as africastalking from './africastalking/handset.ts';
import * as callback from './callback/handset.ts';
import type { SmsHandset, UssdHandset } from './handset.ts';
import * as twilio from './twilio/handset.ts';

export type Handsets = { readonly ussd?: UssdHandset; readonly sms?: SmsHandset };

export const handsets: Readonly<Record<string, Handsets>> = { africastalking, callback, twilio };
