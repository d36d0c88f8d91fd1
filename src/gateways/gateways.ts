/** The gateways that callbacks may come from. Safety: the terminal is in neither list: no address leads to it. */
import { sms as africastalkingSms } from './africastalking/sms.ts';
import { ussd as africastalkingUssd } from './africastalking/ussd.ts';
import { sms as callbackSms } from './callback/sms.ts';
import { ussd as callbackUssd } from './callback/ussd.ts';
import type { SmsGateway, UssdGateway } from './gateway.ts';
import { sms as twilioSms } from './twilio/sms.ts';

export const ussdGateways: readonly UssdGateway[] = [africastalkingUssd, callbackUssd];
export const smsGateways: readonly SmsGateway[] = [africastalkingSms, twilioSms, callbackSms];
