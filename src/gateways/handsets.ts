/** The other ends of the wire, by gateway, apart from gateways.ts so that a bundle without the phone carries none. */
import * as africastalking from './africastalking/handset.ts';
import * as arkesel from './arkesel/handset.ts';
import * as beem from './beem/handset.ts';
import * as callback from './callback/handset.ts';
import * as clickatell from './clickatell/handset.ts';
import type { SmsHandset, UssdHandset } from './handset.ts';
import * as hubtel from './hubtel/handset.ts';
import * as infobip from './infobip/handset.ts';
import * as messagebird from './messagebird/handset.ts';
import * as moolre from './moolre/handset.ts';
import * as nalo from './nalo/handset.ts';
import * as oltranz from './oltranz/handset.ts';
import * as plivo from './plivo/handset.ts';
import * as sinch from './sinch/handset.ts';
import * as telnyx from './telnyx/handset.ts';
import * as twilio from './twilio/handset.ts';
import * as vonage from './vonage/handset.ts';
import * as vonagemessages from './vonagemessages/handset.ts';

export type Handsets = { readonly ussd?: UssdHandset; readonly sms?: SmsHandset };

export const handsets: Readonly<Record<string, Handsets>> = {
  africastalking,
  arkesel,
  beem,
  callback,
  clickatell,
  hubtel,
  infobip,
  messagebird,
  moolre,
  nalo,
  oltranz,
  plivo,
  sinch,
  telnyx,
  twilio,
  vonage,
  vonagemessages,
};
