/** Moolre's end of the wire, as ussd.ts describes it. */
import type { UssdHandset } from '../handset.ts';
import { jsonOf, propertyOf } from '../json.ts';
import { withoutPlus } from '../numbers.ts';

const mtn = 3;

export const ussd: UssdHandset = {
  writeCallback: ({ url, session, number, serviceCode, further = [], inputs }) => ({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      sessionId: session,
      new: inputs.length === 0,
      msisdn: withoutPlus(number),
      network: mtn,
      message: inputs.at(-1) ?? '',
      extension: serviceCode.slice(0, -1).split('*').at(-1),
      data: further.join('*'),
    }),
  }),
  readAnswer(reply) {
    if (reply.status !== 200) return { broken: 'status' };
    const answer = jsonOf(reply);
    const text = propertyOf(answer, 'message');
    const goesOn = propertyOf(answer, 'reply');
    if (typeof text !== 'string' || text === '' || typeof goesOn !== 'boolean') return { broken: 'shape' };
    return { text, ends: !goesOn };
  },
};
