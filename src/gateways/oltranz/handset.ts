/** Oltranz's end of the wire, as ussd.ts describes it. */

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
      sessionId: session,
      serviceCode: dialOf(serviceCode, further),
      phoneNumber: withoutPlus(number),
      text: inputs.at(-1) ?? '',
      response: '',
      action: 'CON',
      transactionId: '',
      requestTime: '2019-01-01 02:10:10',
      newRequest: inputs.length === 0 ? 1 : 0,
      charge: 'N',
      amount: 0,
    }),
  }),
  readAnswer(reply) {
    if (reply.status !== 200) return { broken: 'status' };
    const text = propertyOf(jsonOf(reply), 'response');
    const action = propertyOf(jsonOf(reply), 'action');
    if (typeof text !== 'string' || typeof propertyOf(jsonOf(reply), 'sessionId') !== 'string')
      return { broken: 'shape' };
    return action === 'CON' || action === 'END' ? { text, ends: action === 'END' } : { broken: 'shape' };
  },
};
