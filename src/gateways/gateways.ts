/** The gateways that callbacks may come from. Safety: the terminal is in neither list: no address leads to it. */
import { sms as africastalkingSms } from './africastalking/sms.ts';
import { ussd as africastalkingUssd } from './africastalking/ussd.ts';
import { ussd as arkeselUssd } from './arkesel/ussd.ts';
import { ussd as beemUssd } from './beem/ussd.ts';
import { sms as callbackSms } from './callback/sms.ts';
import { ussd as callbackUssd } from './callback/ussd.ts';
import { sms as clickatellSms } from './clickatell/sms.ts';
import type { SmsGateway, UssdGateway } from './gateway.ts';
import { ussd as hubtelUssd } from './hubtel/ussd.ts';
import { sms as infobipSms } from './infobip/sms.ts';
import { ussd as infobipUssd } from './infobip/ussd.ts';
import { sms as messagebirdSms } from './messagebird/sms.ts';
import { ussd as moolreUssd } from './moolre/ussd.ts';
import { ussd as naloUssd } from './nalo/ussd.ts';
import { ussd as oltranzUssd } from './oltranz/ussd.ts';
import { sms as plivoSms } from './plivo/sms.ts';
import { sms as sinchSms } from './sinch/sms.ts';
import { sms as telnyxSms } from './telnyx/sms.ts';
import { sms as twilioSms } from './twilio/sms.ts';
import { sms as vonageSms } from './vonage/sms.ts';
import { sms as vonagemessagesSms } from './vonagemessages/sms.ts';

export const ussdGateways: readonly UssdGateway[] = [
  africastalkingUssd,
  arkeselUssd,
  beemUssd,
  callbackUssd,
  hubtelUssd,
  infobipUssd,
  moolreUssd,
  naloUssd,
  oltranzUssd,
];
export const smsGateways: readonly SmsGateway[] = [
  africastalkingSms,
  twilioSms,
  callbackSms,
  clickatellSms,
  infobipSms,
  messagebirdSms,
  plivoSms,
  sinchSms,
  telnyxSms,
  vonageSms,
  vonagemessagesSms,
];
