/** Nalo's end of the wire, as ussd.ts describes it. */

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
      USERID: 'NALOTest',
      MSISDN: withoutPlus(number),
      USERDATA: inputs.at(-1) ?? dialOf(serviceCode, further),
      MSGTYPE: inputs.length === 0,
      NETWORK: 'MTN',
      SESSIONID: session,
    }),
  }),
  readAnswer(reply) {
    if (reply.status !== 200) return { broken: 'status' };
    const text = propertyOf(jsonOf(reply), 'MSG');
    const goesOn = propertyOf(jsonOf(reply), 'MSGTYPE');
    if (typeof propertyOf(jsonOf(reply), 'USERID') !== 'string') return { broken: 'shape' };
    return typeof text === 'string' && typeof goesOn === 'boolean' ? { text, ends: !goesOn } : { broken: 'shape' };
  },
};
