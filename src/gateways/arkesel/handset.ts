/** Arkesel's end of the wire, as ussd.ts describes it. */
import { dialOf } from '../dialled.ts';
import type { UssdHandset } from '../handset.ts';
import { jsonOf, propertyOf } from '../json.ts';
import { withoutPlus } from '../numbers.ts';

export const ussd: UssdHandset = {
  writeCallback: ({ url, session, number, serviceCode, further = [], inputs }) => ({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      sessionID: session,
      userID: 'MADE_UP_ACCOUNT',
      newSession: inputs.length === 0,
      msisdn: withoutPlus(number),
      userData: inputs.at(-1) ?? dialOf(serviceCode, further),
      network: 'MTN',
    }),
  }),
  readAnswer(reply) {
    if (reply.status !== 200) return { broken: 'status' };
    const answer = jsonOf(reply);
    const isFilled = (name: string) => typeof propertyOf(answer, name) === 'string' && propertyOf(answer, name) !== '';
    const isWhole =
      ['sessionID', 'userID', 'message'].every(isFilled) && typeof propertyOf(answer, 'msisdn') === 'string';
    if (!isWhole) return { broken: 'field' };
    const goesOn = propertyOf(answer, 'continueSession');
    if (typeof goesOn !== 'boolean') return { broken: 'field' };
    return { text: String(propertyOf(answer, 'message')), ends: !goesOn };
  },
};
